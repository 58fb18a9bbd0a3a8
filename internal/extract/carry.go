package extract

import (
	"strings"

	"marz/internal/atlas"
	"marz/internal/marz"
)

// runsOn reports whether a clause goes on after the quotation that closes at token k: ont
// pris "le contrôle total de six districts" de cette province.
func runsOn(s *sent, k int) bool {
	for k < len(s.toks) && s.toks[k].kind == punct {
		switch s.toks[k].norm {
		case "\"", "»", "”", "’":
			k++
		default:
			return false
		}
	}
	return continuers[wordAt(s.toks, k)]
}

// continuers are the prepositions that cannot begin a new clause.
var continuers = wordSet("de du des d dans au aux en pres of in at near from")

// ofSpeaker moves what a speaker says of no place of its own to the province that the
// speaker's office is of, where the place carried over lies in another one.
func (r *reading) ofSpeaker(s *sent, h hit, places []*Mention) []*Mention {
	c := s.cueAt(s.owner, h.first)
	if c == nil || c.at.pronoun || !r.x.provincial(c.speaker) || len(places) > 1 || len(places) == 0 && !(fromHome[h.typ] && r.manyAt(s, h.first-4, h.last+9)) {
		return places
	}
	if len(places) == 1 && (places[0].first >= 0 || places[0].Place.Kind == marz.KindBorder) {
		return places
	}
	if m := r.ofHome(s, h, c.speaker, places); m != nil {
		return m
	}
	for i := range c.sent.places {
		m := &c.sent.places[i]
		if m.Place.Kind == marz.KindProvince && m.first >= c.at.first && m.last <= c.at.last+4 {
			if len(places) == 0 || places[0].Place.ID != m.Place.ID && places[0].Place.Province != m.Place.ID {
				return []*Mention{carried(s, m.Place, h)}
			}
		}
	}
	return places
}

// fromHome are the happenings that an office of a province tells of that province where it
// names no place.
var fromHome = map[marz.Type]bool{marz.Capture: true, marz.Recapture: true, marz.Withdrawal: true, marz.Clash: true, marz.Casualties: true, marz.Reinforcement: true, marz.ControlType: true, marz.Surrender: true}

// provincial reports whether somebody speaks for a province: a governor, a council, a deputy.
func (x *Extractor) provincial(w who) bool {
	for _, end := range []string{"-governor", "-council", "-police"} {
		if strings.HasSuffix(w.principal, end) {
			return true
		}
	}
	return strings.HasPrefix(w.principal, "deputy-")
}

// samePlaces resolves "ces districts", "these posts" to what was last said to have been
// taken, where no such places are named.
func (r *reading) samePlaces(s *sent, k int, h hit) []*Mention {
	if pluralOf[s.toks[k].norm] == "" || k == 0 || !demonstratives[s.toks[k-1].norm] {
		return nil
	}
	var out []*Mention
	for i := len(r.made) - 1; i >= 0; i-- {
		o := &r.made[i]
		if s.index-o.sent.index > 4 || len(out) > 0 && o.sent != r.made[i+1].sent {
			break
		}
		if isControl(o.Type) && o.mention != nil {
			out = append(out, carried(s, o.mention.Place, h))
		}
	}
	return out
}

var demonstratives = wordSet("ces these those")

// wayOut is the post through which people went, where a general word names it, or "the
// border" of the story's post: par le poste-frontière, de l'autre côté de la frontière.
func (r *reading) wayOut(s *sent, h hit, lo, hi int) *Mention {
	for k := max(1, lo); k < min(hi, len(s.toks)); k++ {
		fits := generalFits(s.toks[k].norm)
		if fits == nil || fits(someProvince) || fits(someTown) || !definiteBefore(s, k) {
			continue
		}
		if m := r.meant(s, k, fits); m != nil && m.Place.Kind == marz.KindCrossing {
			return m
		}
	}
	return nil
}

// barePost is the post spoken of last where "la frontière" stands in a clause without a
// country's name, or nil.
func (r *reading) barePost(s *sent, h hit, lo, hi int) *Mention {
	if r.post == nil || !r.bareBorder(s, lo, hi) {
		return nil
	}
	return carried(s, r.post, h)
}

// bareBorder reports whether "la frontière" stands in a clause without a country's name.
func (r *reading) bareBorder(s *sent, lo, hi int) bool {
	for k := max(1, lo); k < min(hi, len(s.toks)); k++ {
		if w := s.toks[k].norm; w != "frontiere" && w != "border" || !definiteBefore(s, k) {
			continue
		}
		for j := max(0, k-2); j < min(len(s.toks), k+6); j++ {
			if neighbourAt(s.toks, j) != "" {
				return false
			}
		}
		return true
	}
	return false
}

var someTown = &atlas.Place{Kind: marz.KindPlace, SubKind: "provincial-capital"}

// betweenThem knows "la frontière entre les deux pays": the border spoken of last.
func (r *reading) betweenThem(s *sent, h hit) *atlas.Place {
	if r.border == nil {
		return nil
	}
	for k := h.first; k < min(len(s.toks), h.last+16); k++ {
		if w := s.toks[k].norm; w != "frontiere" && w != "border" {
			continue
		}
		if match(s.toks, k+1, "entre les deux pays", "commune", "between the two countries", "entre les deux voisins", "partagee", "they share", "shared") > 0 || wordAt(s.toks, k-1) == "commune" || wordAt(s.toks, k-1) == "common" || wordAt(s.toks, k-1) == "shared" {
			return r.border
		}
	}
	return nil
}

// pluralBefore reports whether the subject of a trigger is a general word in the plural: les
// points de passage tombés entre leurs mains.
func pluralBefore(s *sent, h hit) bool {
	for k := h.first - 1; k >= 0 && k >= h.first-8 && s.toks[k].kind != punct; k-- {
		if pluralOf[s.toks[k].norm] != "" {
			return true
		}
	}
	return false
}

// timeTokens counts the tokens between two others that say when.
func (r *reading) timeTokens(s *sent, a, b int) int {
	n := 0
	for k := a; k < b; k++ {
		if r.timeAtToken(s, k) || s.toks[k].norm == "dans" || s.toks[k].norm == "on" {
			n++
		}
	}
	return n
}

// cityMeant is the city that "la ville" stands for where the place spoken of last is a
// crossing in open country: one named in the sentence or in the one before.
func (r *reading) cityMeant(s *sent, k int, h hit) *Mention {
	if w := s.toks[k].norm; w != "ville" && w != "city" || r.focus == nil || r.focus.Kind != marz.KindCrossing || s.mentionAt(k+1) != nil || s.mentionAt(k+2) != nil || s.mentionAt(k+3) != nil {
		return nil
	}
	for j := s.index; j >= max(0, s.index-2); j-- {
		for i := len(r.sents[j].places) - 1; i >= 0; i-- {
			m := &r.sents[j].places[i]
			if (j < s.index || m.last < k) && m.Role == RolePlace && m.Place.SubKind == "provincial-capital" && !m.aside && m.Place.Province == r.focus.Province {
				return carried(s, m.Place, h)
			}
		}
	}
	return nil
}
