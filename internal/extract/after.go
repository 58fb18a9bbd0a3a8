package extract

import (
	"strings"

	"marz/internal/marz"
)

// daysAfterIt dates what a sentence counts from: four days after the arrival of X, the
// trucks moved on Thursday. It is so many days before what happened then, else before the
// day of speaking.
func (r *reading) daysAfterIt(s *sent, h hit, said marz.Interval) (marz.Interval, bool) {
	days, at := daysAfter(s, h)
	if at < 0 || said.Precision != marz.PrecisionDay {
		return marz.Interval{}, false
	}
	base := said
	for i := range s.hits {
		o := s.hits[i]
		if o.first == h.first || o.frame == speaks || o.first > at && o.first < h.last {
			continue
		}
		if t, ok := r.timeOf(s, o, -1, 0); ok {
			if iv := t.resolve(r.pub, r.anchor, false); iv.Precision == marz.PrecisionDay && iv.To <= said.To {
				base = iv
			}
		}
	}
	return marz.On(base.To - marz.Day(days)), true
}

// daysAfter reads "quatre jours après", "a day after", "au lendemain de" before a hit; at is
// where it begins, or -1.
func daysAfter(s *sent, h hit) (days, at int) {
	for k := h.first - 1; k >= 1 && k >= h.first-14; k-- {
		if s.toks[k].kind == punct {
			return 0, -1
		}
		switch s.toks[k].norm {
		case "lendemain":
			return 1, k
		case "apres", "after":
			unit, known := map[string]int{"jour": 1, "jours": 1, "day": 1, "days": 1, "semaine": 7, "semaines": 7, "week": 7, "weeks": 7}[s.toks[k-1].norm]
			if !known || k < 2 {
				return 0, -1
			}
			if n, ok := smallNumber(s.toks[k-2]); ok {
				return n * unit, k - 2
			}
			return 0, -1
		}
	}
	return 0, -1
}

// follows knows a second happening of the same hours: Y followed, Y suivit.
func (r *reading) follows(s *sent, h hit) bool {
	w := s.toks[h.first].norm
	return h.frame == falls && (strings.HasPrefix(w, "follow") || strings.HasPrefix(w, "suiv"))
}

// justTold is the day of the last dated happening, in this sentence or the one before it.
func (r *reading) justTold() marz.Interval {
	if !r.next.IsZero() {
		return r.next
	}
	return r.told
}

// sameBreath reports whether only a semicolon parts a clause without a day from one that
// has it: lost on June 22; 134 soldiers went over the bridge.
func (r *reading) sameBreath(s *sent, h hit) bool {
	if r.next.Precision != marz.PrecisionDay || len(r.made) == 0 || r.made[len(r.made)-1].sent != s || h.forms == nounForm {
		return false
	}
	told := r.made[len(r.made)-1].hit.last
	if c := s.cueAt(s.owner, h.first); c != nil && c.sent == s && c.first > told && c.last < h.first {
		return false // somebody else's word on it
	}
	for k := told + 1; k < h.first; k++ {
		if s.toks[k].norm == ";" {
			return true
		}
	}
	return soonAfter(s.toks)
}

// soonAfter knows a sentence that opens with what came hours before: Hours after X fell on
// Sunday, Y. Peu après la prise de X dimanche, Y.
func soonAfter(toks []token) bool {
	for k := 1; k < min(6, len(toks)); k++ {
		if w := toks[k].norm; w == "after" || w == "apres" {
			switch toks[k-1].norm {
			case "hours", "minutes", "shortly", "soon", "just", "heures", "peu", "aussitot", "juste", "right", "immediately":
				return true
			}
		}
	}
	return false
}

// duringThat reports whether a sentence opens with the happening told just before it: Au
// cours de leur retraite, Lors de cette attaque.
func duringThat(s *sent, h hit) bool {
	n := match(s.toks, 0, "au cours de", "lors de", "pendant", "durant", "dans", "apres", "a la suite de")
	if n == 0 || n+1 >= h.first || s.toks[0].norm == "apres" && wordAt(s.toks, 1) != "ces" {
		return false
	}
	switch s.toks[n].norm {
	case "leur", "leurs", "sa", "son", "cette", "cet", "ces", "ce", "la", "l", "cela":
	default:
		return false
	}
	w := s.toks[n+1].norm
	return retreats[w] || (s.toks[n].norm != "la" && s.toks[n].norm != "l") && groupsOfFight[w]
}

// retreats and groupsOfFight name what was told before.
var (
	retreats      = wordSet("retraite fuite repli deroute debandade debacle panique confusion foulee melee")
	groupsOfFight = wordSet("assaut attaque attaques operation operations combat combats affrontement affrontements bataille offensive raid raids bombardement bombardements incursion accrochage echange echanges heurts")
)
