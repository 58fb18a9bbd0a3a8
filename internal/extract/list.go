package extract

import "marz/internal/marz"

// listHead goes back over a list to its first place: X, Y et Z sont tombés.
func (r *reading) listHead(s *sent, m *Mention) *Mention {
	for i := len(s.places) - 1; i >= 0; i-- {
		p := &s.places[i]
		if p.last < m.first && p.Role == m.Role && !p.aside && !introduced(s, p) && !r.provinceOf(p, m) && !(r.lang == "fr" && openingPhrase(s, p.last+1)) && (joined(s.toks[p.last+1:m.first]) || r.lang == "en" && r.joinedAt(s, p.last+1, m.first)) {
			m = p
		}
	}
	return m
}

var listWords = wordSet("et and , le la les l the de d du des of districts district crossing crossings aussi ainsi que as well also celui celle celles ceux then puis city ville poste post plus au sud nord est ouest further south north east west in at a dans en capitale capital provinciale provincial both adjoining adjacent nearby neighbouring neighboring voisin voisine enfin finally entree acces")

// againBefore are prepositions that a list says again after "and": sur X et sur Y.
var againBefore = wordSet("par sur contre vers via through against on")

// joined reports whether the words between two names make a list of them.
func joined(toks []token) bool {
	if len(toks) == 0 || len(toks) > 8 {
		return false
	}
	link, open := false, false
	for i, t := range toks {
		if i > 0 && againBefore[t.norm] && (toks[i-1].norm == "et" || toks[i-1].norm == "and") {
			continue // par X et par Y
		}
		if open = t.norm == "(" || open && t.norm != ")"; open || t.norm == ")" {
			continue
		}
		if !listWords[t.norm] {
			return false
		}
		link = link || t.norm == "et" || t.norm == "and" || t.norm == "," || t.norm == "puis" || t.norm == "ainsi" || t.norm == "then"
	}
	return link
}

// joinedAt is joined for tokens a to b, b excluded, over the days between the names: X on
// Saturday and Y on Sunday.
func (r *reading) joinedAt(s *sent, a, b int) bool {
	if a >= b {
		return false
	}
	if r.lang == "fr" && openingPhrase(s, a) {
		return false
	}
	if joined(s.toks[a:b]) {
		return true
	}
	var rest []token
	for k := a; k < b; k++ {
		if m := s.mentionAt(k); r.lang == "en" && m != nil && m.Place.Kind == marz.KindProvince && m.first == k && wordAt(s.toks, k-1) == "in" {
			continue // X in one province and Y in another
		}
		if end := provincePhrase(s, k, b); r.lang == "fr" && end > k {
			k = end // sur X, dans la province de Y, et sur celui de Z
			continue
		}
		if r.timeAtToken(s, k) || (s.toks[k].norm == "on" || s.toks[k].norm == "le") && r.timeAtToken(s, k+1) {
			continue
		}
		if w := s.toks[k].norm; neighbourAt(s.toks, k) != "" || (w == "with" || w == "avec" || w == "to" || w == "vers") && neighbourNext(s.toks, k) {
			continue // Islam Qala with Iran and Torghundi with Turkmenistan
		}
		rest = append(rest, s.toks[k])
	}
	return len(rest) < b-a && joined(rest)
}

// neighbourNext reports whether a neighbouring country follows, with its article or without.
func neighbourNext(toks []token, k int) bool {
	for i := k + 1; i < min(len(toks), k+3); i++ {
		if neighbourAt(toks, i) != "" {
			return true
		}
	}
	return false
}

// andMore returns a mention with the rest of its list.
func (r *reading) andMore(s *sent, m *Mention, limit int) []*Mention {
	out := []*Mention{m}
	for i := range s.places {
		p := &s.places[i]
		last := out[len(out)-1]
		if p.first <= last.last || p.first >= limit || p.Role != m.Role || p.aside || !m.eventPlace() || r.provinceOf(p, last) {
			continue
		}
		if r.joinedAt(s, last.last+1, p.first) && !onlyWhere(s, i) {
			out = append(out, p)
		}
	}
	return out
}

// onlyWhere knows the first name of "in neighbouring Farah, Abu Nasr Farahi": it says where
// the second lies.
func onlyWhere(s *sent, i int) bool {
	m := &s.places[i]
	if i+1 >= len(s.places) || s.places[i+1].first != m.last+2 || wordAt(s.toks, m.last+1) != "," {
		return false
	}
	return precededBy(s.toks, m.first, []string{"in", "in neighbouring", "in neighboring", "dans", "dans l", "en"})
}

// gapped finds the places that follow a verb which is not said again: X fell on Saturday,
// Y on Sunday and Z on Monday.
func (r *reading) gapped(s *sent, h hit) []*Mention {
	var out []*Mention
	at, limit := h.last+1, r.rightLimit(s, h)
	for i := range s.places {
		m := &s.places[i]
		if m.first < at || m.first >= limit || m.Role != RolePlace || m.aside {
			continue
		}
		if !r.joinedAt(s, at, m.first) || len(out) == 0 && !r.timeAtToken(s, at) && !r.timeAtToken(s, at+1) {
			break
		}
		out, at = append(out, m), m.last+1
	}
	if len(out) == 0 || !r.timeAtToken(s, at) && !r.timeAtToken(s, at+1) {
		return nil
	}
	return out
}

// timeInList is the day that a member of a list has for itself, where days stand between
// the members: before each group in French, or after it.
func (r *reading) timeInList(s *sent, h hit, m *Mention) (timex, bool) {
	if m == nil || m.first < 0 || len(s.times) < 2 || !r.timesBetween(s, h) {
		return timex{}, false
	}
	leads := false
	for _, t := range s.times {
		if t.first > h.last {
			leads = h.mood.bareList(s, h, t)
			break
		}
	}
	best, ok := timex{}, false
	if t, before := r.dayBefore(s, h, m); before {
		return t, true
	}
	for _, t := range s.times {
		switch {
		case t.first <= h.last:
		case leads && t.last < m.first:
			best, ok = t, true
		case !leads && t.first > max(m.last, h.last):
			return t, true
		}
	}
	return best, ok
}

// bareList reports whether the first day after a verb stands before the first place after it.
func (m mood) bareList(s *sent, h hit, t timex) bool {
	for i := range s.places {
		if p := &s.places[i]; p.first > h.last {
			return t.first < p.first && p.first-t.last <= 3 && !m.passive && h.frame == takes
		}
	}
	return false
}

// timesBetween reports whether a day stands between two places of a list after a verb,
// or between the verb and a place that shares it.
func (r *reading) timesBetween(s *sent, h hit) bool {
	last := -1
	if h.frame != takes || h.mood.passive {
		last = h.last
	}
	for i := range s.places {
		m := &s.places[i]
		if m.first <= h.last || m.Role != RolePlace {
			continue
		}
		if last >= 0 && r.joinedAt(s, last+1, m.first) && !joined(s.toks[last+1:m.first]) {
			return true
		}
		last = m.last
	}
	return false
}

// provinceOf knows "Zaranj, Nimroz": the second says where the first lies.
func (r *reading) provinceOf(p, m *Mention) bool {
	return p.Place.Kind == marz.KindProvince && m.Place.Province == p.Place.ID
}
