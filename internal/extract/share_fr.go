package extract

import (
	"slices"

	"marz/internal/marz"
)

// wholes are what a share can be a part of: la moitié des districts, 80 % de la vallée.
var wholes = wordSet("district districts territoire territoires frontiere frontieres pays province provinces vallee region quartiers ville postes passages points afghanistan villages")

// shares of the country are said of these words alone, where no province is named.
var nationwide = wordSet("pays afghan afghans afghane afghanistan nationale national")

// partOf reports whether it is a part of a place that a claim is about: les talibans
// contrôlent la quasi-totalité des districts du Badakhchan.
func (r *reading) partOf(s *sent, h hit, m *Mention) bool {
	switch {
	case h.typ == marz.Capture && h.frame != takes && (m.Place.Kind == marz.KindCountry || m.Role == RoleBorder):
	case h.typ == marz.ControlType:
	default:
		return false
	}
	if m.Place.Kind == marz.KindCrossing {
		return false
	}
	lo, hi := r.leftLimit(s, h), r.rightLimit(s, h)
	for _, a := range r.amounts(s) {
		if a.share && m.Place.Kind == marz.KindProvince && m.first > a.last && m.first-a.last <= 3 {
			return true
		}
		if a.first >= lo && a.last < hi && r.ofWhole(s, a) >= 0 {
			return m.Place.Kind != marz.KindPlace || a.modifier == "exact"
		}
	}
	return m.Role == RoleBorder && m.Place.Kind == marz.KindBorder && h.typ == marz.Capture && wholeBorder(s, h)
}

// wholeBorder knows "sont passées tout entières", "entièrement aux mains de".
func wholeBorder(s *sent, h hit) bool {
	return s.between(h.first-6, h.last+3, "entiere", "entieres", "entierement", "totalement", "integralement", "toute", "toutes", "completement")
}

// ofWhole returns the token of what a number is a share of, or -1: the word that follows a
// share, or the second number of "250 districts sur 398" and "huit des dix quartiers".
func (r *reading) ofWhole(s *sent, a amount) int {
	for k := a.last + 1; k < min(len(s.toks), a.last+8) && s.toks[k].kind != punct; k++ {
		if !wholes[s.toks[k].norm] {
			continue
		}
		if a.share || wordAt(s.toks, k+1) == "sur" && s.toks[min(k+2, len(s.toks)-1)].kind == number || outOf(s, a.last+1, k) {
			return k
		}
		return -1
	}
	return -1
}

// outOf knows the number between "des" and what is counted: huit des dix quartiers.
func outOf(s *sent, from, to int) bool {
	for k := from + 1; k < to; k++ {
		if (s.toks[k].kind == number || numberWords[s.toks[k].norm] > 1) && (s.toks[from].norm == "des" || s.toks[from].norm == "sur") {
			return true
		}
	}
	return false
}

// shareAsSubject knows a share of the country that somebody holds, before the verb or
// after it: la moitié des districts du pays sont aux mains des talibans.
func (r *reading) shareAsSubject(s *sent, h hit) bool {
	for _, a := range r.amounts(s) {
		k := r.ofWhole(s, a)
		if gap := h.first - a.last; k < 0 || gap > 14 && (gap > 30 || r.anyHit(s, a.last, h.first)) || a.first > h.last && a.first-h.last > 8 {
			continue
		}
		switch w := s.toks[k].norm; {
		case w == "territoire" || w == "pays" || w == "afghanistan":
			return true
		case a.share && w == "frontieres" && !r.neighbourFollows(s, k):
			return true
		case !a.share && w == "districts" && !s.between(k, k+4, "province", "region"):
			return true
		}
		for j := k + 1; j < min(len(s.toks), k+6) && s.toks[j].kind != punct; j++ {
			if nationwide[s.toks[j].norm] {
				return true
			}
		}
	}
	return false
}

// linePosts is the border whose posts were taken, where none of them is named: plusieurs
// postes-frontières avec l'Iran, tous les points de passage vers le Tadjikistan.
func (r *reading) linePosts(s *sent, h hit) []*Mention {
	if m := r.provinceShared(s, h); m != nil && s.namelessNear(h) {
		return m // all districts of the province were lost
	}
	from, to := h.last+1, min(r.rightLimit(s, h), h.last+9)
	if h.frame != takes || h.mood.passive || h.mood.bare {
		from, to = r.leftLimit(s, h), h.first
	}
	for k := from; k < to; k++ {
		switch s.toks[k].norm {
		case "postes", "passages", "points":
		default:
			continue
		}
		for j := k + 1; j < min(len(s.toks), k+8) && s.toks[j].kind != punct; j++ {
			if b := r.x.borders[neighbourAt(s.toks, j)]; b != nil && r.lang == "fr" {
				return []*Mention{carried(s, b, h)}
			}
		}
	}
	return nil
}

// shareOfProvince is the province of "dans la province de X, ils contrôlent la moitié des
// districts", whether the sentence names it or the one before.
func (r *reading) shareOfProvince(s *sent, h hit) []*Mention {
	if r.lang != "fr" || !slices.ContainsFunc(r.amounts(s), func(a amount) bool { return r.ofWhole(s, a) >= 0 }) {
		return nil
	}
	for j := s.index; j >= max(0, s.index-2); j-- {
		for i := len(r.sents[j].places) - 1; i >= 0; i-- {
			if m := &r.sents[j].places[i]; m.Place.Kind == marz.KindProvince && (j < s.index || m.first < h.first) {
				return []*Mention{carried(s, m.Place, h)}
			}
		}
	}
	return nil
}

// sharedPlace is the whole that a share is a part of, where the clause does not name it: the
// country, the province that was spoken of, the border whose posts are meant.
func (r *reading) sharedPlace(s *sent, h hit) []*Mention {
	if b := r.betweenThem(s, h); b != nil {
		return []*Mention{carried(s, b, h)}
	}
	if m := r.provinceShared(s, h); m != nil {
		return m
	}
	if r.wholeShare(s, h) || r.countrysWhole(s, h) {
		return []*Mention{carried(s, r.x.at.Country(), h)}
	}
	if m := r.shareOfProvince(s, h); m != nil {
		return m
	}
	return r.linePosts(s, h)
}
