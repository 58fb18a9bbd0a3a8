package extract

// rankWords put a happening in a row of others.
var rankWords = wordSet("first second third fourth fifth sixth seventh eighth ninth tenth last latest only")

// ranked knows an infinitive that tells of something done: X was the third capital to fall.
func ranked(s *sent, h hit) bool {
	if wordAt(s.toks, h.first-1) != "to" {
		return false
	}
	for k := h.first - 2; k >= 1 && k >= h.first-8 && s.toks[k].kind != punct; k-- {
		if rankWords[s.toks[k].norm] {
			w := wordAt(s.toks, k-1)
			return w == "the" && (in("en", "be", wordAt(s.toks, k-2)) || wordAt(s.toks, k-2) == "became")
		}
	}
	return false
}
