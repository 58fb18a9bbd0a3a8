package extract

import (
	"slices"

	"marz/internal/atlas"
	"marz/internal/marz"
)

func isCrossing(p *atlas.Place) bool { return p.Kind == marz.KindCrossing }

func isPost(p *atlas.Place) bool { return p.Kind == marz.KindCrossing || p.SubKind == "border-town" }
func isTown(p *atlas.Place) bool { return p.Kind == marz.KindPlace || p.Kind == marz.KindCrossing }
func isDistrict(p *atlas.Place) bool {
	return p.SubKind == "district-centre" || p.SubKind == "border-town"
}
func isProvince(p *atlas.Place) bool { return p.Kind == marz.KindProvince }

// generalFits returns what a general word can stand for, or nil.
func generalFits(w string) func(*atlas.Place) bool {
	switch w {
	case "crossing", "gate":
		return isCrossing
	case "porte", "poste", "post", "passage", "port", "douane", "customs", "frontalier", "facility", "terminal", "pont", "bridge", "installation", "point":
		return isPost
	case "ville", "city", "town", "localite", "cite", "capitale", "capital", "bourgade":
		return isTown
	case "district":
		return isDistrict
	case "province":
		return isProvince
	case "bazar", "bazaar", "site", "place", "area", "zone", "secteur", "endroit", "lieux", "marche", "gouvernorat", "rues", "quartier", "aeroport", "caserne", "citadelle", "bourg", "village", "agglomeration":
		return func(*atlas.Place) bool { return true }
	}
	return nil
}

// generalPlace finds "le poste-frontière", "the crossing" between tokens and says which
// place is meant: the last one spoken of that fits.
func (r *reading) generalPlace(s *sent, from, to int, h hit) []*Mention {
	for k := max(0, from); k < to && k < len(s.toks); k++ {
		if several := r.severalPlaces(s, k, h); several != nil {
			return several
		}
		if same := r.samePlaces(s, k, h); same != nil {
			return same
		}
		fits := placeWord(s, k)
		if fits == nil || k == 0 || !definiteBefore(s, k) || r.namedElse(s, k) || noWithdrawalTo(h.typ, s.toks, k+1) {
			continue
		}
		if m := r.cityMeant(s, k, h); m != nil {
			return []*Mention{m}
		}
		if p := r.theCapital(s, k); p != nil {
			return []*Mention{carried(s, p, h)}
		}
		if m := r.meant(s, k, fits); m != nil {
			return append([]*Mention{m}, r.secondGeneral(s, k, to, m)...)
		}
		if b := r.lineMeant(s, k, h); b != nil {
			return []*Mention{carried(s, b, h)}
		}
	}
	for k := max(0, from); k < to && k < len(s.toks); k++ {
		if b := r.lineMeant(s, k, h); b != nil {
			return []*Mention{carried(s, b, h)}
		}
	}
	return nil
}

// lineMeant is the border that a word stands for, or the post on it of which the text speaks,
// where an attack was "on the frontier".
func (r *reading) lineMeant(s *sent, k int, h hit) *atlas.Place {
	b := r.borderTerritory(s, k)
	if b != nil && r.lang == "en" && group(h.typ) == group(marz.Attack) && r.post != nil && r.post.Border == b.ID && wordAt(s.toks, k-1) == "the" && wordAt(s.toks, k-2) == "on" {
		return r.post
	}
	return b
}

// theCapital is Kabul where "the capital" is that of no province.
func (r *reading) theCapital(s *sent, k int) *atlas.Place {
	if w := s.toks[k].norm; w != "capital" && w != "capitale" {
		return nil
	}
	for _, w := range [...]string{wordAt(s.toks, k-1), wordAt(s.toks, k+1)} {
		switch w {
		case "provincial", "provinciale", "regionale", "regional", "its", "sa", "of", "de", "du", "d", "city":
			return nil
		}
	}
	for _, p := range r.x.at.Places() {
		if p.SubKind == "national-capital" {
			return p
		}
	}
	return nil
}

// meant is the place that a general word stands for: the one named right after it, as in
// "the post at X", else the one spoken of last that fits.
func (r *reading) meant(s *sent, k int, fits func(*atlas.Place) bool) *Mention {
	if k+1 < len(s.toks) {
		for i := range s.places {
			m := &s.places[i]
			if m.Role != RolePlace || m.origin || m.first <= k || m.first-k > 4 || !placeLinks(s.toks[k+1:m.first]) || m.Place.Kind == marz.KindProvince {
				continue
			}
			if to := destination(s.toks, m.first); to && r.lang == "en" {
				continue
			} else if to {
				return nil // to the district of X, which is no place spoken of before
			}
			if p := r.x.as(m.Place, fits); p != nil {
				return m
			}
		}
	}
	return r.lastFitting(s, k, fits)
}

// secondGeneral resolves the second of two general words: both the district and the crossing.
func (r *reading) secondGeneral(s *sent, k, to int, first *Mention) []*Mention {
	for j := k + 1; j < min(to, k+5) && j < len(s.toks); j++ {
		if n := s.toks[j].norm; n != "et" && n != "and" {
			continue
		}
		for i := j + 1; i < min(to, j+4) && i < len(s.toks); i++ {
			fits := generalFits(s.toks[i].norm)
			if fits == nil || !definiteBefore(s, i) {
				continue
			}
			if m := r.meant(s, i, fits); m != nil && m.Place != first.Place {
				return []*Mention{m}
			}
		}
	}
	return nil
}

func definiteBefore(s *sent, k int) bool {
	for j := k - 1; j >= 0 && j >= k-3; j-- {
		switch s.toks[j].norm {
		case "le", "la", "l", "les", "the", "ce", "cette", "cet", "this", "that", "son", "sa", "its", "du", "au", "meme", "same":
			return true

		}
		if s.toks[j].kind == punct {
			return false
		}
	}
	return false
}

// borderTerritory knows "les territoires frontaliers", "the border areas": of the border
// spoken of last.
func (r *reading) borderTerritory(s *sent, k int) *atlas.Place {
	w := s.toks[k].norm
	switch w {
	case "frontaliers", "frontalieres", "frontaliere", "border", "frontiere", "frontier":
	default:
		return nil
	}
	if generalNear(s, k) || r.lang == "en" && slices.Contains(afterBorder, wordAt(s.toks, k+1)) {
		return nil
	}
	for i := range s.places {
		if m := &s.places[i]; m.Role == RoleBorder && m.first < k {
			return m.Place
		}
	}
	return r.border
}

// generalNear reports whether the word belongs to a post or a town: a border crossing.
func generalNear(s *sent, k int) bool {
	for j := max(0, k-2); j <= min(len(s.toks)-1, k+1); j++ {
		if j != k && generalFits(s.toks[j].norm) != nil && s.toks[j].norm != "zone" && s.toks[j].norm != "area" {
			return true
		}
	}
	return false
}

// lastFitting is the last place before a token, in this sentence or earlier, that fits, or
// its twin that does.
func (r *reading) lastFitting(s *sent, k int, fits func(*atlas.Place) bool) *Mention {
	at := hit{first: k, last: k}
	for i := len(s.places) - 1; i >= 0; i-- {
		m := &s.places[i]
		if m.last >= k || m.Role != RolePlace || m.origin || r.container(s, m) || s.seatsBody(m) {
			continue
		}
		if p := r.x.as(m.Place, fits); p == m.Place {
			return m
		} else if p != nil {
			return carried(s, p, at)
		}
	}
	if p := r.saidOf(s, k, fits); p != nil {
		return carried(s, p, at)
	}
	if r.focus != nil {
		if p := r.x.as(r.focus, fits); p != nil {
			return carried(s, p, at)
		}
	}
	if r.post != nil && fits(r.post) {
		return carried(s, r.post, at)
	}
	return r.earlierFitting(s, fits, at)
}

// earlierFitting is the last place of the sentences before that fits, but for those that only
// describe.
func (r *reading) earlierFitting(s *sent, fits func(*atlas.Place) bool, at hit) *Mention {
	for j := s.index - 1; j >= 0 && j >= s.index-8; j-- {
		q := r.sents[j]
		if !q.speaks() {
			continue
		}
		for i := len(q.places) - 1; i >= 0; i-- {
			m := &q.places[i]
			if m.Role != RolePlace || m.origin {
				continue
			}
			if p := r.x.as(m.Place, fits); p != nil {
				return carried(s, p, at)
			}
		}
	}
	return nil
}

// generalIn resolves "le poste de la province de X", "a border town in X province": the
// post or the town is meant, and it was named before.
func (r *reading) generalIn(s *sent, m *Mention, h hit) []*Mention {
	if m.Role != RoleBorder && (m.Place.Kind != marz.KindProvince || !r.container(s, m)) {
		return nil
	}
	for k := m.first - 1; k >= 0 && k >= m.first-9; k-- {
		if s.toks[k].kind == punct {
			return nil
		}
		fits := generalFits(s.toks[k].norm)
		if k > 0 && manyWords[s.toks[k-1].norm] {
			return nil
		}
		if fits == nil || s.toks[k].norm == "province" || s.toks[k].norm == "capital" || s.toks[k].norm == "capitale" {
			continue
		}
		inside := func(p *atlas.Place) bool { return fits(p) && (p.Province == m.Place.ID || p.Border == m.Place.ID) }
		if n := s.apposed(m, inside); n != nil {
			return []*Mention{n}
		}
		if p := r.lastFitting(s, k, inside); p != nil {
			return []*Mention{p}
		}
		return r.nextFitting(s, h, inside)
	}
	return nil
}

func (r *reading) byTaliban(s *sent, h hit) bool {
	var speaker who
	if c := s.cueAt(s.owner, h.first); c != nil {
		speaker = c.speaker
	}
	w, _ := r.namedAgent(s, h, speaker)
	return w.side == marz.SideTaliban || w.actor == "" && speaker.side == marz.SideTaliban
}

// manyWords before a general word say that no single place is meant.
var manyWords = wordSet("every each all chaque tous toutes most several many plusieurs les other autres")

// borderNoun finds the border or the gate as what is shut or opened.
func (r *reading) borderNoun(s *sent, lo, hi int) bool {
	for k := max(0, lo); k < hi && k < len(s.toks); k++ {
		switch s.toks[k].norm {
		case "frontiere", "border", "frontier", "gate", "porte", "crossing", "passage", "poste", "post":
			return true
		}
	}
	return false
}
