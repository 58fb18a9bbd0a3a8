package extract

import "marz/internal/marz"

// ensigns are what a side flies over what it holds.
var ensigns = wordSet("drapeau drapeaux banniere bannieres etendard etendards fanion fanions oriflamme couleurs")

// flagOf is the token of the flag that a verb of flying or hoisting has beside it, or -1.
func flagOf(s *sent, h hit) int {
	for k := h.first - 1; k >= 0 && k >= h.first-12; k-- {
		if ensigns[s.toks[k].norm] {
			return k
		}
	}
	for k := h.last + 1; k < min(len(s.toks), h.last+6); k++ {
		if ensigns[s.toks[k].norm] {
			return k
		}
	}
	return -1
}

// nationalFlag are the words for the flag of the republic.
var nationalFlag = wordSet("tricolore national nationale nationales afghan afghane republique gouvernement gouvernemental armee regulier officiel rouge")

// underFlag settles who holds or takes a place by the flag that flies there: the white one is
// the movement's, the national one the government's.
func underFlag(s *sent, h hit) hit {
	k := flagOf(s, h)
	if k < 0 {
		return h
	}
	end := min(len(s.toks), k+8)
	if k < h.first {
		end = h.first
	}
	h.actor = "taliban"
	for j := k + 1; j < end; j++ {
		if nationalFlag[s.toks[j].norm] {
			h.actor = "forces"
		}
		if s.mentionAt(j) != nil {
			break
		}
	}
	if h.typ == marz.Capture && h.actor == "forces" {
		h.typ = marz.Recapture
	}
	return h
}
