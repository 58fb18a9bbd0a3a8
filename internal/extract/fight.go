package extract

import (
	"marz/internal/atlas"
	"marz/internal/marz"
)

// fought is where people died of whom the clause does not say where: at the last fight; and
// where a neighbour's guards fight of whom it says no more than a province: at its border.
func (r *reading) fought(s *sent, h hit, lo, hi int) *atlas.Place {
	if p := r.capitalMeant(s, h, lo, hi); p != nil {
		return p
	}
	if p := r.leadPlace(s, h, lo, hi); p != nil {
		return p
	}
	if m := r.nearest(s, h, lo, hi); m != nil && !m.aside && m.Place.Kind != marz.KindProvince && !(m.Role == RoleBorder && r.fight != nil && m.last < h.first && s.names(r.fight)) {
		return nil
	}
	switch h.typ {
	case marz.Casualties:
		if m := r.nearest(s, h, lo, hi); r.fight != nil && m != nil && m.Role == RolePlace && s.names(r.fight) {
			return nil // the clause names the place or the places of the fight
		}
		if p := r.toldLast(s); p != nil && r.fight != nil && r.fight.Kind == marz.KindProvince {
			return p
		}
		return r.fight
	case marz.Clash:
		for _, a := range s.actors {
			if b := r.x.borders[a.who.actor]; b != nil && a.first >= lo && a.last < hi && !a.who.country {
				if r.lang == "en" && r.post != nil && r.post.Border == b.ID {
					return r.post
				}
				return b
			}
		}
	}
	return nil
}

// toldLast is the place of the last claim of the paragraph, if it is narrower than a province.
func (r *reading) toldLast(s *sent) *atlas.Place {
	if len(r.made) == 0 {
		return nil
	}
	o := &r.made[len(r.made)-1]
	if o.sent.Para != s.Para || o.mention == nil || o.mention.Place.Kind != marz.KindPlace && o.mention.Place.Kind != marz.KindCrossing {
		return nil
	}
	return o.mention.Place
}

// names reports whether a sentence names a place.
func (s *sent) names(p *atlas.Place) bool {
	for i := range s.places {
		if s.places[i].Place == p && s.places[i].eventPlace() {
			return true
		}
	}
	return false
}

// placeAtOnce reports whether a border is named only to say where a place on it lies: across the
// border at X, on the border near X.
func (s *sent) placeAtOnce(i int) bool {
	m := &s.places[i]
	for k := range s.places {
		n := &s.places[k]
		if n.Role != RolePlace || n.first <= m.last || n.first-m.last > 3 {
			continue
		}
		switch wordAt(s.toks, m.last+1) {
		case "at", "near", "in", "around", "opposite":
			return true
		}
	}
	return false
}

// leadPlace is the place of a fight that a lead tells of before it names it: shelled positions
// near a key border crossing, fired at a border town. The next sentences name it.
func (r *reading) leadPlace(s *sent, h hit, lo, hi int) *atlas.Place {
	if r.lang != "en" || r.focus != nil || r.post != nil || s.Role != RoleBody || group(h.typ) != group(marz.Attack) && h.typ != marz.Casualties {
		return nil
	}
	if m := r.nearest(s, h, lo, hi); m != nil && !m.aside && m.Role != RoleBorder {
		return nil
	}
	for k := max(lo, 1); k < hi && k < len(s.toks); k++ {
		switch s.toks[k].norm {
		case "crossing", "gate", "post", "town", "district":
		default:
			continue
		}
		if !s.between(k-6, k, "a", "an") || s.mentionBetween(k, min(len(s.toks), k+3)) {
			continue
		}
		if next := r.nextFitting(s, h, generalFits(s.toks[k].norm)); next != nil {
			return next[0].Place
		}
	}
	return nil
}
