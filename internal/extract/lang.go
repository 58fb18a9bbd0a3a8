package extract

// Words that one of the two languages uses often and the other does not.
var (
	frenchWords  = wordSet("le la les des du une et est sont dans que qui pour sur avec ont aux par selon l d qu ete au cette ce ne pas leur il")
	englishWords = wordSet("the of and to in is are was were that by for with said has have from at on their its after been it they who this which")
)

// languageOf tells French from English by their commonest words; a tie is English.
func languageOf(toks []token) string {
	fr, en := 0, 0
	for _, t := range toks {
		if frenchWords[t.norm] {
			fr++
		}
		if englishWords[t.norm] {
			en++
		}
	}
	if fr > en {
		return "fr"
	}
	return "en"
}
