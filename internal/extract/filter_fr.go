package extract

import "marz/internal/marz"

// lastHeld knows "dernier poste tenu par le gouvernement" in a sentence that tells of its
// loss: what was held tells of nothing then.
func (r *reading) lastHeld(s *sent, h hit) bool {
	if r.lang != "fr" || h.typ != marz.ControlType || h.frame != stands {
		return false
	}
	if !s.between(h.first-7, h.first, "dernier", "derniere", "derniers", "dernieres", "seul", "seule") || wordAt(s.toks, h.last) != "par" {
		return false
	}
	for _, o := range s.hits {
		if o.first > h.last && (group(o.typ) == 1 || o.typ == marz.Withdrawal || o.typ == marz.Handover) {
			return true
		}
	}
	return false
}
