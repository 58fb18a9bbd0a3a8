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
		if p := a.who.principal; p != "gov-officials-anon" && p != "afg-officer-anon" && a.who.branch != customsBranch && !(a.who.anonymous && a.who.side == marz.SideTaliban) || wordAt(s.toks, a.last+1) != "in" {
			continue
		}
		for k := a.last + 2; k < min(len(s.toks), a.last+8) && s.toks[k].kind != punct; k++ {
			if c := r.seatAbroad(s, k); c.actor != "" {
				a.who = abroad(a.who, c)
				break
			}
			if m := s.mentionAt(k); m != nil {
				a.who = seated(s, *a, m)
				break
			}
		}
	}
	return in
}

// institution is the body that "it said" means: the one that a sentence before begins with.
func (r *reading) institution(s *sent, c *cue) who {
	if r.lang != "en" || wordAt(s.toks, c.group) != "it" {
		return who{}
	}
	for j := s.index; j >= 0 && j >= s.index-3; j-- {
		for _, a := range r.sents[j].actors {
			if a.first <= 2 && (j < s.index || a.last < c.group) && a.who.principal != "" && !a.who.person && !a.who.anonymous && !isForce(a.who) && a.who.side != marz.SideMedia {
				return a.who
			}
		}
	}
	return who{}
}

// seated is who officials are that sit in a place of Afghanistan.
func seated(s *sent, a actor, m *Mention) who {
	w := a.who
	if n := s.toks[a.last].norm; w.principal != "gov-officials-anon" || n != "official" && n != "officials" || a.first != a.last {
		return w
	}
	if m.Place.SubKind == "national-capital" {
		return w
	}
	if m.Role != RoleBorder {
		w.principal, w.name = "local-officials", "Local officials"
	}
	return w
}

// seatAbroad is the neighbour whose region or town a token names.
func (r *reading) seatAbroad(s *sent, k int) who {
	id := neighbourRegions[s.toks[k].norm]
	if town := acrossTowns[s.toks[k].norm+" "+wordAt(s.toks, k+1)]; town != "" {
		id = town
	}
	for _, c := range countryNames[:6] {
		if c.w.actor == id && id != "" {
			return c.w
		}
	}
	return who{}
}
