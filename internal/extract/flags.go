package extract

import (
	"slices"
	"strings"

	"marz/internal/marz"
)

// flag sets what the control rule asks of a claim beside its type and stance: whether the
// media saw it themselves, whether it speaks of all of a border, and whether a side admits
// by it that the other holds the place.
func (r *reading) flag(i int) {
	x := &r.made[i]
	why := func(what, rule, words string) { x.Why = append(x.Why, Reason{what, rule, words}) }
	if words := r.witnessed(x); words != "" {
		x.Witness = true
		why("witness", "the narrator's own people saw it", words)
	}
	if words, holder := r.wholeBorder(x); words != "" {
		x.BorderWide, x.Holder = true, holder
		why("border_wide", "said of all of it", words)
	}
	if words, holder := r.admits(i); words != "" {
		x.Admission, x.Holder = true, holder
		why("admission", "what is to be won back is lost", words)
	}
}

// reporters are the media's people, and perceiving is what they do on the spot.
var (
	reporters  = wordSet("correspondent correspondents reporter reporters journalist journalists photographer photographers correspondant correspondante correspondants journaliste journalistes photographe photographes envoye equipe crew")
	perceiving = wordSet("saw seen see sees witnessed counted watched heard visited constate constatee vu vus assiste observe compte entendu visite scene place")
)

// witnessed returns the words by which a report of the media names its own people on the
// spot: a constaté l'AFP, an AFP correspondent saw.
func (r *reading) witnessed(x *made) string {
	if x.Side != marz.SideMedia || x.Stance == marz.Denies || x.Certainty == marz.Future || x.Certainty == marz.Hypothetical {
		return ""
	}
	s := x.sent
	for k := range s.toks {
		named := s.toks[k].cap && agencyIn(s.toks[k:k+1], false) != ""
		if !named && !reporters[s.toks[k].norm] || s.quote[k] != 0 || toldTo(s, k) {
			continue
		}
		for j := max(0, k-5); j < min(len(s.toks), k+7); j++ {
			if !perceiving[s.toks[j].norm] || j > k && named && !reporters[s.toks[k].norm] && !reporters[wordAt(s.toks, k+1)] {
				continue
			}
			return r.words(s, min(j, k), max(j, k))
		}
	}
	return ""
}

// toldTo knows whom a speaker told: told reporters, a dit à l'AFP.
func toldTo(s *sent, k int) bool {
	for j := k - 1; j >= 0 && j >= k-3; j-- {
		switch s.toks[j].norm {
		case "told", "to", "a", "aux", "au", "by", "interroge", "aupres":
			return true
		case "l", "the", "an", "la", "les", "une", "un", "de", "d":
			continue
		}
		return s.toks[j].norm == "told"
	}
	return false
}

var (
	allWords    = wordSet("all entire whole every each toute tout tous toutes totalite ensemble integralite entiere entierement entirely")
	nearlyWords = wordSet("almost nearly virtually practically not presque quasi quasiment pratiquement pas near pres")
	lineWords   = wordSet("border borders frontier frontiers frontiere frontieres crossings posts postes passages gates points")
	partWords   = wordSet("partly partially some several partiellement partie certains plusieurs most part majeure largely")
)

// wholeBorder returns the words that make a claim one on all of a border, and who holds it
// then; traffic has no holder.
func (r *reading) wholeBorder(x *made) (words, holder string) {
	if x.PlaceKind != marz.KindBorder || x.Negated || x.Stance == marz.Denies || !told(x) {
		return "", ""
	}
	s, h := x.sent, x.hit
	a, b := r.leftLimit(s, h), r.rightLimit(s, h)
	for k := a; k < b; k++ {
		if partWords[s.toks[k].norm] || nearlyWords[s.toks[k].norm] {
			return "", ""
		}
	}
	traffic := x.Type == marz.Closure || x.Type == marz.Reopening
	if !traffic && x.Type != marz.ControlShare && x.Type != marz.Capture || !traffic && x.Actor == "" {
		return "", ""
	}
	if !traffic {
		holder = map[bool]string{true: "afghan-government", false: x.Actor}[x.Actor == "afghan-forces"]
	}
	for k := a; k < b; k++ {
		for j := k + 1; allWords[s.toks[k].norm] && j < min(b, k+6); j++ {
			if lineWords[s.toks[j].norm] {
				return r.words(s, k, j), holder
			}
		}
	}
	if traffic {
		return r.lineItself(s, a, b), ""
	}
	return "", ""
}

// lineItself returns the words for a border, and not for a post, a town or its guards.
func (r *reading) lineItself(s *sent, a, b int) string {
	for k := max(a, 0); k < b; k++ {
		switch s.toks[k].norm {
		case "border", "borders", "frontier", "frontiers", "frontiere", "frontieres":
			if !slices.Contains(afterBorder, wordAt(s.toks, k+1)) && !slices.Contains(postWords, wordAt(s.toks, k-1)) {
				return r.words(s, k, k)
			}
		}
	}
	return ""
}

// admits returns the words by which a side concedes that the other holds a place: it means
// to win it back, sends men to do so, or has not sent them yet.
func (r *reading) admits(i int) (words, holder string) {
	x := &r.made[i]
	camp := sideOf(x.Actor)
	if camp == "" || x.PlaceKind == marz.KindBorder || x.PlaceKind == marz.KindCountry || campOfSide(x.Side) != camp || x.Stance != marz.Asserts && x.Stance != marz.Promises {
		return "", ""
	}
	holder = map[marz.Side]string{marz.SideGovernment: "taliban", marz.SideTaliban: "afghan-government"}[camp]
	switch x.Type {
	case marz.Recapture:
		if x.Certainty == marz.Future && !x.Negated {
			return x.Exact, holder
		}
	case marz.Reinforcement, marz.Deployment, marz.Attack:
		for _, h := range x.sent.hits {
			if h.typ == marz.Recapture && (h.mood.purpose || h.mood.intent || h.mood.inf) && abs(h.first-x.hit.first) < 16 {
				return r.words(x.sent, h.first, h.last), holder
			}
		}
		if w := r.words(x.sent, x.hit.first, x.hit.last); strings.Contains(strings.ToLower(w), "retake") || strings.Contains(w, "repren") {
			return w, holder
		}
		if x.Type == marz.Reinforcement && r.admittedBefore(i) {
			return x.Exact, holder
		}
	}
	return "", ""
}

// admittedBefore reports whether the same source admitted the loss of the place just before.
func (r *reading) admittedBefore(i int) bool {
	x := &r.made[i]
	recent := r.made[max(0, i-4):i]
	return slices.ContainsFunc(recent, func(o made) bool {
		return o.Admission && o.Place == x.Place && o.Principal == x.Principal && x.sent.index-o.sent.index <= 2
	})
}

// campOfSide joins the allies of the government to it.
func campOfSide(s marz.Side) marz.Side {
	if s == marz.SideAllied {
		return marz.SideGovernment
	}
	return s
}
