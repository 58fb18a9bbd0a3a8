package extract

import "slices"

// isTownGate keeps "poste de police" from being the police.
func (r *reading) isTownGate(s *sent, i, n int) bool {
	if s.toks[i+n-1].norm == "headquarters" {
		return !r.saysSoon(s, i+n)
	}
	if n != 1 || s.toks[i].norm != "police" && s.toks[i].norm != "army" && s.toks[i].norm != "armee" {
		return false
	}
	switch wordAt(s.toks, i-2) {
	case "poste", "postes", "quartier", "commissariat":
		return true
	}
	return i+1 < len(s.toks) && slices.Contains([]string{"station", "headquarters", "post", "posts", "district", "checkpoint", "base"}, s.toks[i+1].norm)
}
