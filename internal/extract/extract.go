package extract

import (
	"strings"

	"marz/internal/atlas"
	"marz/internal/marz"
)

// Document is a dispatch to read.
type Document struct {
	Name      string        // what to call it in answers, for example a file's name
	Text      string        // UTF-8; bytes that are not are read as U+FFFD
	Published marz.Interval // the day or month of publication; zero: find it in the text
	Agency    string        // the agency whose words they are; empty: find it in the text
	Publisher string        // who published it: the narrator, where no agency is known
	Lang      string        // fr or en; empty: find it
}

// Result is what a dispatch says.
type Result struct {
	Lang      string
	Published marz.Interval
	Agency    string
	Length    int // of the text, in code points
	Sentences []Sentence
	Mentions  []Mention
	Claims    []Claim
}

// Claim is a claim as the text makes it. Its Event is a key within the dispatch.
type Claim struct {
	marz.Claim
	PlaceKind marz.PlaceKind
	Border    string // the border that the place lies on, or is; empty for none
	Exact     string // the words of the evidence
	Why       []Reason
}

// Reason says which rule decided something, on which words.
type Reason struct {
	What  string // what was decided: place, type, claimant, date, …
	Rule  string
	Words string
}

// Extractor reads dispatches. It is made once and may be used by many at a time.
type Extractor struct {
	at       *atlas.Atlas
	places   *phraseTree[[]*atlas.Place]
	who      *phraseTree[who]
	triggers map[string]*triggerTree // by language
	speech   map[string]*speechTree
	borders  map[string]*atlas.Place // neighbour's actor id → border
	towns    map[string]*atlas.Place // crossing's id → the town of its name
	shared   map[string]*atlas.Place // crossing's id → the district to which the layers give the same id
}

// New prepares an extractor over the places of an atlas.
func New(at *atlas.Atlas) *Extractor {
	x := &Extractor{at: at, places: newGazetteer(at), who: &phraseTree[who]{}, borders: map[string]*atlas.Place{}, towns: map[string]*atlas.Place{}, shared: map[string]*atlas.Place{}}
	x.triggers = map[string]*triggerTree{"fr": frenchTree(), "en": englishTree()}
	x.speech = map[string]*speechTree{"fr": newSpeech(frenchSpeech), "en": newSpeech(englishSpeech)}
	lex := newLexicon()
	for _, table := range []map[string]who{lex.phrases, lex.people} {
		for phrase, w := range table {
			x.who.add(foldedWords(phrase), w)
		}
	}
	for _, p := range at.Places() {
		switch {
		case p.SharesID:
			x.shared[p.Crossing] = p
		case p.Crossing != "":
			x.towns[p.Crossing] = p
		}
	}
	for _, b := range at.Borders() {
		for _, c := range countryNames[:6] {
			if strings.EqualFold(marzBorderName(b.ID), c.names[0]) {
				x.borders[c.w.actor] = b
			}
		}
	}
	return x
}

func marzBorderName(id string) string {
	for _, b := range marz.Borders {
		if b.ID == id {
			return b.Names.EN
		}
	}
	return ""
}

// maxText bounds a dispatch, in code points: what is longer is no dispatch.
const maxText = 1 << 20

// Extract reads one dispatch.
func (x *Extractor) Extract(doc Document) Result {
	text := []rune(strings.ToValidUTF8(doc.Text, "\ufffd"))
	if len(text) > maxText {
		text = text[:maxText]
	}
	r := newReading(x, doc, text)
	r.read()
	return r.result()
}
