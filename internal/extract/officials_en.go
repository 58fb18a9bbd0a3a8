package extract

import "marz/internal/marz"

// seatOf gives unnamed English officials to the place that is said to be theirs: officials
// in Kabul speak for the government, officials in a province for the province.
func (r *reading) seatOf(s *sent, in []actor) []actor {
	if r.lang != "en" {
		return in
	}
	for i := range in {
		a := &in[i]
		w := s.toks[a.last].norm
		if a.who.principal != "gov-officials-anon" || w != "official" && w != "officials" || wordAt(s.toks, a.last+1) != "in" || a.last > 0 && a.last != a.first {
			continue
		}
		for k := a.last + 2; k < min(len(s.toks), a.last+8) && s.toks[k].kind != punct; k++ {
			m := s.mentionAt(k)
			if m == nil {
				continue
			}
			if m.Place.SubKind == "national-capital" {
				a.who = govWho
			} else if m.Role != RoleBorder {
				a.who.principal, a.who.name = "local-officials", "Local officials"
			}
			break
		}
	}
	return in
}

// institution is the body that "it said" means: the one that a sentence before begins with.
func (r *reading) institution(s *sent, c *cue) who {
	if r.lang != "en" || wordAt(s.toks, c.group) != "it" {
		return who{}
	}
	for j := s.index - 1; j >= 0 && j >= s.index-3; j-- {
		for _, a := range r.sents[j].actors {
			if a.first <= 2 && a.who.principal != "" && !a.who.person && !a.who.anonymous && !isForce(a.who) && a.who.side != marz.SideMedia {
				return a.who
			}
		}
	}
	return who{}
}
