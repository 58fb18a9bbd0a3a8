package extract

// stops end the search for a part of a clause, by language.
var stops = map[string]map[string]bool{
	"fr": wordSet("alors tandis mais lorsque pendant tout puis afin car"),
	"en": wordSet("while but although though before until when because"),
}

// stopsAt reports whether a clause ends before a token; "tout" ends one only in "tout en",
// "pendant" only in "pendant que".
func (r *reading) stopsAt(s *sent, k int) bool { return stopWord(r.lang, s, k) }

func stopWord(lang string, s *sent, k int) bool {
	n, next := s.toks[k].norm, wordAt(s.toks, k+1)
	return stops[lang][n] && (n != "tout" || next == "en") && (n != "pendant" || next == "que" || next == "qu")
}

// stopsBetween reports whether a clause ends between two tokens.
func stopsBetween(lang string, s *sent, a, b int) bool {
	for k := a + 1; k < b; k++ {
		if stopWord(lang, s, k) || s.toks[k].norm == ";" {
			return true
		}
	}
	return false
}
