package extract

import "marz/internal/marz"

// heading is the day that a line of a chronology begins with and that dates all of it:
// 22 juin : le poste change de mains ; 134 gardes s'échappent. Zero where there is none.
func (r *reading) heading(s *sent) marz.Interval {
	if len(s.times) == 0 {
		return marz.Interval{}
	}
	t := s.times[0]
	for k := 0; k < t.first; k++ {
		if s.toks[k].kind != punct && s.toks[k].norm != "le" && s.toks[k].norm != "on" {
			return marz.Interval{}
		}
	}
	switch wordAt(s.toks, t.last+1) {
	case ":", "-", "–", "—":
		return t.resolve(r.pub, r.anchor, false)
	}
	return marz.Interval{}
}

// thatWas dates the claims of the sentence before by a sentence that says nothing else: That
// was in July. C'était le 5 juillet.
func (r *reading) thatWas(s *sent) {
	if len(s.hits) > 0 || len(s.times) != 1 || len(s.toks) > 10 || s.index == 0 || len(r.made) == 0 || !pointsBack(s.toks, s.times[0].first) {
		return
	}
	day := s.times[0].resolve(r.pub, r.anchor, false)
	if day.IsZero() {
		return
	}
	for i := len(r.made) - 1; i >= 0 && r.made[i].sent == r.sents[s.index-1]; i-- {
		if x := &r.made[i]; x.Happened.Precision == marz.PrecisionByDay && x.Certainty != marz.Future {
			x.Happened = day
			r.next = day
		}
	}
}

// pointsBack reports whether a sentence begins with "that was", "c'était", "cela se passait"
// and comes to its day, at token before, with small words only.
func pointsBack(toks []token, before int) bool {
	n := match(toks, 0, "that was", "this was", "it was", "that happened", "this happened", "it happened", "c etait", "cela s est passe", "cela se passait", "la scene remonte", "les faits remontent", "c etait il y a")
	if n == 0 {
		return false
	}
	for k := n; k < before; k++ {
		switch toks[k].norm {
		case "in", "on", "back", "en", "le", "la", "au", "a", "dans", "early", "late", "only", "just", "deja", "already":
		default:
			return false
		}
	}
	return true
}
