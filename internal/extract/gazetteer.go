package extract

import (
	"maps"
	"slices"
	"strings"

	"marz/internal/atlas"
	"marz/internal/marz"
)

// MentionRole says what a name of a place does in its sentence.
type MentionRole string

// Roles of a mention.
const (
	RolePlace   MentionRole = "place"   // a place where something may have happened
	RoleBorder  MentionRole = "border"  // a border as a place
	RoleMetonym MentionRole = "metonym" // a capital or a country that stands for its government
	RoleNear    MentionRole = "context" // says where another place lies
)

// Mention is a name of a place in the text. Start and End are code points.
type Mention struct {
	Start, End int
	Sentence   int
	Place      *atlas.Place
	Role       MentionRole
	first      int // tokens of the sentence
	last       int
	options    []*atlas.Place
	sure       bool // the words beside it say which of its options is meant
	origin     bool // says where men set out from
	aside      bool // says where somebody speaks, or what something comes from
}

// phraseTree finds the longest phrase that begins at a token.
type phraseTree[T any] struct {
	next  map[string]*phraseTree[T]
	value T
	ends  bool
}

func (t *phraseTree[T]) add(words []string, v T) {
	for _, w := range words {
		if t.next == nil {
			t.next = map[string]*phraseTree[T]{}
		}
		if t.next[w] == nil {
			t.next[w] = &phraseTree[T]{}
		}
		t = t.next[w]
	}
	t.value, t.ends = v, true
}

// find returns the value of the longest phrase at i, and its number of tokens.
func (t *phraseTree[T]) find(toks []token, i int) (v T, n int) {
	for j := i; j < len(toks) && t.next != nil; j++ {
		t = t.next[toks[j].norm]
		if t == nil {
			break
		}
		if t.ends {
			v, n = t.value, j-i+1
		}
	}
	return v, n
}

// newGazetteer indexes every name of the atlas that a Latin text can hold.
func newGazetteer(at *atlas.Atlas) *phraseTree[[]*atlas.Place] {
	tree := &phraseTree[[]*atlas.Place]{}
	merged := map[string][]*atlas.Place{}
	for _, n := range at.Names() {
		words := foldedWords(n.Text)
		if len(words) == 0 || words[0][0] >= 0x80 || len(n.Folded) < 3 {
			continue
		}
		key := strings.Join(words, " ")
		for _, p := range n.Places {
			p = asReferred(at, p)
			if p.Kind != marz.KindBorder && p.Kind != marz.KindCountry && !slices.Contains(merged[key], p) {
				merged[key] = append(merged[key], p)
			}
		}
	}
	for key, places := range merged {
		if rest, ok := strings.CutPrefix(key, "col "); ok {
			tree.add(strings.Fields("passe "+rest), places) // French says both
		}
		if len(places) > 0 {
			tree.add(strings.Fields(key), places)
		}
	}
	return tree
}

// asReferred is the crossing for a district to which the layers give the crossing's id: who
// goes by them tells the two apart as little as the news does.
func asReferred(at *atlas.Atlas, p *atlas.Place) *atlas.Place {
	if c, ok := at.Place(p.Crossing); ok && p.SharesID {
		return c
	}
	return p
}

// mentions finds the places named in a sentence.
func (x *Extractor) mentions(toks []token, sentence int) []Mention {
	var out []Mention
	for i := 0; i < len(toks); {
		if !toks[i].cap && !lowerHeads[toks[i].norm] {
			i++
			continue
		}
		places, n := x.places.find(toks, i)
		if n == 0 || !toks[i].cap && !toks[i+n-1].cap || x.isPersonal(toks, i, n) {
			i++
			continue
		}
		m := Mention{Start: toks[i].start, End: toks[i+n-1].end, Sentence: sentence, Role: RolePlace, first: i, last: i + n - 1, options: places}
		m.Place = sense(places, toks, i, n)
		if m.sure = m.Place != nil; !m.sure {
			m.Place = usual(places)
		}
		out = append(out, m)
		i += n
	}
	return append(out, borders(toks, sentence, x.borders)...)
}

// lowerHeads begin names that a text writes without a capital: le col de Nawa.
var lowerHeads = wordSet("col pont porte")

// isPersonal keeps names of people from being places: Ismail Khan, Jilani Farhad.
func (x *Extractor) isPersonal(toks []token, i, n int) bool {
	for j := max(0, i-2); j <= i; j++ {
		if _, m := x.who.find(toks, j); m > 0 && j+m > i+n-1 && m > n {
			return true
		}
	}
	return false
}

// precededBy reports whether one of the phrases ends just before token i; an article and a
// name's quotation mark may stand between.
func precededBy(toks []token, i int, phrases []string) bool {
	for i > 0 && (toks[i-1].norm == "the" || toks[i-1].norm == "la" || toks[i-1].norm == "le" || toks[i-1].norm == "l") {
		i--
	}
	for _, p := range phrases {
		words := strings.Fields(strings.ReplaceAll(p, "'", ""))
		if i >= len(words) && matchWords(toks, i-len(words), words) > 0 {
			return true
		}
		if n := len(words) - 1; n == 1 && i >= 3 && matchWords(toks, i-1, words[n:]) > 0 && matchWords(toks, i-3, words[:n]) > 0 && toks[i-2].kind == word && describing(toks[i-2].norm) {
			return true
		}
	}
	return false
}

// describing words stand between a kind of place and its name: la province afghane de X,
// la province voisine de X, le district stratégique de X.
func describing(w string) bool {
	if _, n := adjectiveAt([]token{{norm: w, kind: word}}, 0); n > 0 {
		return true
	}
	switch w {
	case "voisine", "voisin", "voisines", "voisins", "frontaliere", "frontalier", "frontalieres", "frontaliers", "strategique", "strategiques", "rurale", "rural", "montagneuse", "montagneux", "entiere", "reculee", "recule", "isole", "isolee", "meridionale", "septentrionale", "occidentale", "orientale":
		return true
	}
	return false
}

func abs(n int) int { return max(n, -n) }

// neighbourAt returns the id of the neighbour that a token names, by name or adjective.
func neighbourAt(toks []token, i int) string {
	return neighbourWords[toks[i].norm]
}

// neighbourWords are the neighbours' names and adjectives, and their regions.
var neighbourWords = indexNeighbours()

func indexNeighbours() map[string]string {
	out := maps.Clone(neighbourRegions)
	for _, c := range countryNames[:6] {
		for _, w := range slices.Concat(c.names, c.people) {
			if out[w] == "" {
				out[w] = c.w.actor
			}
		}
	}
	return out
}

// neighbourRegions are parts of the neighbours that news name instead of the country.
var neighbourRegions = map[string]string{
	"balochistan": "pakistan", "baluchistan": "pakistan", "baloutchistan": "pakistan", "pakhtunkhwa": "pakistan", "waziristan": "pakistan", "chitral": "pakistan",
	"khatlon": "tajikistan", "gbao": "tajikistan", "khorassan": "iran", "khorasan": "iran", "sistan": "iran", "lebap": "turkmenistan", "surkhandarya": "uzbekistan", "termez": "uzbekistan", "bokhtar": "tajikistan", "quetta": "pakistan", "kurram": "pakistan", "bajaur": "pakistan", "wana": "pakistan", "parachinar": "pakistan", "mohmand": "pakistan", "zahedan": "iran", "baluchestan": "iran", "peshawar": "pakistan", "kharlachi": "pakistan", "miranshah": "pakistan", "miramshah": "pakistan", "khyber": "pakistan", "rawalpindi": "pakistan", "karachi": "pakistan", "taybad": "iran", "birjand": "iran", "khorog": "tajikistan", "khatlan": "tajikistan", "mashhad": "iran",
}
