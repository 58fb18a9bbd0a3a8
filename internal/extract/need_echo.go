package extract

// hasEcho reports whether a trigger that continues what was told before has beside it what
// it needs; other needs are met.
func (r *reading) hasEcho(s *sent, h hit) bool {
	switch h.need {
	case others:
		return r.numberBefore(s, h) && s.between(h.first-6, h.first, "another", "more", "further", "other", "others", "autres", "autre", "supplementaires")
	case whereBefore:
		return whereClause(s, h)
	case givenArms:
		return armsGiven(s, h)
	case flagged:
		return flagOf(s, h) >= 0
	case wentAway:
		return r.wentAway(s, h)
	}
	return r.hasCrossing(s, h)
}

// whereClause knows "X, où les talibans sont entrés": the place is what the clause hangs on.
func whereClause(s *sent, h hit) bool {
	for k := h.first - 1; k > 1 && k >= h.first-8; k-- {
		switch s.toks[k].norm {
		case "ou", "where":
			return s.toks[k-1].norm == "," && s.mentionAt(k-2) != nil
		case ",":
			return false
		}
	}
	return false
}

// numberBefore finds a number that stands for people before a verb: 152 more had come.
func (r *reading) numberBefore(s *sent, h hit) bool {
	for _, a := range r.amounts(s) {
		if !a.share && a.last < h.first && h.first-a.last <= 4 {
			return true
		}
	}
	return false
}

// wentAway knows a place of which a verb of going says that it was lost: X went on Monday.
func (r *reading) wentAway(s *sent, h hit) bool {
	m := s.mentionAt(h.first - 1)
	if m == nil || m.Role != RolePlace {
		return false
	}
	switch w := wordAt(s.toks, h.last+1); w {
	case "on", "in", "without", "within", "the", ".", ",", "too", "next", "first", "last", "early", "late", "overnight":
		return r.timeAtToken(s, h.last+1) || r.timeAtToken(s, h.last+2) || r.timeAtToken(s, h.last+3) || w == "without" || w == "within" || w == "too"
	}
	return r.timeAtToken(s, h.last+1)
}
