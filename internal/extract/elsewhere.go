package extract

import "marz/internal/marz"

// allPlaces is placesOf with what the words around add: the names that a plural announces,
// the place that nothing names; none where it was at a place that the atlas lacks.
func (r *reading) allPlaces(s *sent, h hit) []*Mention {
	places := r.placesOf(s, h)
	if r.foreignArmy(s, h) {
		if s.cueAt(s.owner, h.first) == nil {
			return nil // the background that every dispatch tells
		}
		places = []*Mention{carried(s, r.x.at.Country(), h)}
	}
	if over, ok := r.acrossGround(s, h, places); ok {
		return over
	}
	places = r.partsLeft(s, h, places)
	places = r.announced(s, h, places)
	places = append(places, r.besides(s, h, places)...)
	places = append(places, r.itsPost(s, h, places)...)
	places = r.ofSpeaker(s, h, places)
	if len(places) == 0 {
		places = r.officeGround(s, h)
	}
	if len(places) == 0 {
		places = r.impliedPlace(s, h)
	}
	if len(places) == 0 {
		places = r.flagPlace(s, h)
	}
	if len(places) > 0 && places[0].first < 0 && places[0].Place.Kind != marz.KindBorder && r.elsewhere(s, h) {
		return nil
	}
	return r.proper(s, h, places)
}

// proper puts what happened where such things happen: what is shut or opened is a crossing
// and no town; fighting in a province is at the place in it that the text speaks of.
func (r *reading) proper(s *sent, h hit, places []*Mention) []*Mention {
	var out []*Mention
	for _, m := range places {
		p := m.Place
		switch {
		case h.frame == opens && p.Kind == marz.KindPlace:
			if p = r.x.as(p, isCrossing); p == nil {
				out = append(out, r.generalPlace(s, r.leftLimit(s, h), r.rightLimit(s, h), h)...)
			}
		case group(h.typ) == group(marz.Attack) && p.Kind == marz.KindProvince && r.focus != nil && r.focus.Province == p.ID:
			p = r.focus
		}
		if p == nil {
			continue
		}
		placed := *m
		placed.Place = p
		out = append(out, &placed)
	}
	return out
}

// elsewhere reports whether the clause of a hit says with a general word that it was at a
// place the atlas does not hold: dans le district de Chitral, in Kurram district. It is no
// event of a place that was named before.
func (r *reading) elsewhere(s *sent, h hit) bool {
	lo, hi := r.leftLimit(s, h), r.rightLimit(s, h)
	if !s.speaksOfPlace(len(s.toks)) {
		lo, hi = 0, len(s.toks)
	}
	for k := max(0, lo); k < min(hi, len(s.toks)); k++ {
		if areaWords[s.toks[k].norm] && r.unknownName(s, k) {
			return true
		}
	}
	return false
}

// areaWords name what has a name of its own.
var areaWords = wordSet("district province region ville city town village vallee valley oblast comte county agency tehsil agence")

// unknownName reports whether a general word bears a name that is no place of the atlas:
// the district of X, X district.
func (r *reading) unknownName(s *sent, k int) bool {
	after := k + 1
	for after < len(s.toks) && (foreignAdjective(s.toks, after) || s.toks[after].norm == "frontalier" || s.toks[after].norm == "frontaliere") {
		after++
	}
	if w := wordAt(s.toks, after); w == "de" || w == "d" || w == "of" || w == "du" {
		return r.strangeName(s, after+1)
	}
	return r.lang == "en" && k > 1 && r.strangeName(s, k-1)
}

func foreignAdjective(toks []token, k int) bool {
	_, n := adjectiveAt(toks, k)
	return n > 0
}

// strangeName reports whether a capitalised word is no place, nobody and no day.
func (r *reading) strangeName(s *sent, k int) bool {
	if k < 1 || k >= len(s.toks) || !s.toks[k].cap || s.toks[k].kind == punct || s.toks[k].kind == number || s.mentionAt(k) != nil || r.timeAtToken(s, k) || foreignAdjective(s.toks, k) {
		return false
	}
	for _, a := range s.actors {
		if a.first <= k && k <= a.last {
			return false
		}
	}
	return true
}
