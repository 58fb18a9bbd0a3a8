package extract

import "marz/internal/marz"

// ownLine is the day that stands alone on one of the first lines: Fri, Aug. 20, 2021; Kaboul,
// vendredi 20 août 2021; Updated: August 20, 2021.
func (r *reading) ownLine(p marz.Interval) (marz.Day, bool) {
	for _, s := range r.sents[:min(len(r.sents), 3)] {
		for _, t := range s.times {
			if t.kind == dayDate && t.year > 0 && r.nothingElse(s) {
				return r.dayIn(t, p)
			}
		}
	}
	return 0, false
}

// nothingElse reports whether a sentence has at most two words beside its days and hours.
func (r *reading) nothingElse(s *sent) bool {
	words := 0
	for k, t := range s.toks {
		if t.kind == word && !r.timeAtToken(s, k) {
			words++
		}
	}
	return words <= 2
}
