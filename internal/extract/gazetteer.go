package extract

import (
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

// borderWords name a line between countries; postWords before them make a post of it.
var borderWords = []string{"frontiere", "frontieres", "border", "borders", "frontier", "frontaliere", "frontalieres", "frontaliers", "frontalier"}

var postWords = []string{"poste", "postes", "passage", "passages", "point", "ville", "villes", "garde", "gardes", "police"}

var afterBorder = []string{"post", "posts", "crossing", "crossings", "town", "towns", "point", "points", "guards", "guard", "police", "checkpoint", "forces", "gate", "officials", "official", "source", "sources", "agents", "troop", "patrol", "unit", "units", "commander", "troops", "service", "district", "districts"}

// borders finds borders named as places: la frontière avec le Tadjikistan, the Tajik border.
func borders(toks []token, sentence int, lines map[string]*atlas.Place) []Mention {
	var out []Mention
	for i, t := range toks {
		if !slices.Contains(borderWords, t.norm) {
			continue
		}
		if i > 0 && slices.Contains(postWords, toks[i-1].norm) || i+1 < len(toks) && slices.Contains(afterBorder, toks[i+1].norm) {
			continue
		}
		first, last, country := i, i, ""
		for j := borderFrom(toks, i); j < min(len(toks), i+9) && !endsPhrase(toks, i, j); j++ {
			if c := neighbourAt(toks, j); c != "" && (country == "" || abs(j-i) < abs(last-i)) {
				country = c
				first, last = min(i, j), max(i, j)
			}
		}
		if country == "" && namesAfghanistan(toks, i) {
			country = countryBefore(toks, i).actor
		}
		if p := lines[country]; p != nil {
			out = append(out, Mention{Start: toks[first].start, End: toks[last].end, Sentence: sentence, Place: p, Role: RoleBorder, first: first, last: last})
			out = append(out, moreBorders(toks, sentence, lines, i, last)...)
		}
	}
	return out
}

// borderFrom is how far back a border's country is looked for: over the posts or the troops
// that stand along it.
func borderFrom(toks []token, i int) int {
	from := max(0, i-4)
	for k := i - 1; k > 0 && k >= i-3; k-- {
		if toks[k].norm == "along" {
			from = max(0, i-8)
		}
	}
	for k := i - 1; k >= from; k-- {
		if toks[k].kind == punct && k < i-4 {
			return k + 1
		}
	}
	return from
}

// moreBorders finds the other neighbours of "the borders with X, Y and Z".
func moreBorders(toks []token, sentence int, lines map[string]*atlas.Place, border, last int) []Mention {
	var out []Mention
	if !strings.HasSuffix(toks[border].norm, "s") || last <= border {
		return nil
	}
	for k := last + 1; k < len(toks) && k-last <= 4; k++ {
		switch w := toks[k].norm; {
		case w == "," || w == "et" || w == "and" || w == "le" || w == "la" || w == "l" || w == "the" || w == "avec" || w == "with":
		case lines[neighbourAt(toks, k)] != nil:
			out = append(out, Mention{Start: toks[k].start, End: toks[k].end, Sentence: sentence, Place: lines[neighbourAt(toks, k)], Role: RoleBorder, first: k, last: k})
			last = k
		default:
			return out
		}
	}
	return out
}

// endsPhrase stops the search for the country at punctuation after the border word.
func endsPhrase(toks []token, border, j int) bool {
	return j > border && toks[j].kind == punct && toks[j].norm != "(" && toks[j].norm != "'"
}

func abs(n int) int { return max(n, -n) }

// neighbourAt returns the id of the neighbour that a token names, by name or adjective.
func neighbourAt(toks []token, i int) string {
	if id := neighbourRegions[toks[i].norm]; id != "" {
		return id
	}
	for _, c := range countryNames[:6] {
		if slices.Contains(c.names, toks[i].norm) || slices.Contains(c.people, toks[i].norm) {
			return c.w.actor
		}
	}
	return ""
}

// neighbourRegions are parts of the neighbours that news name instead of the country.
var neighbourRegions = map[string]string{
	"balochistan": "pakistan", "baluchistan": "pakistan", "baloutchistan": "pakistan", "pakhtunkhwa": "pakistan", "waziristan": "pakistan", "chitral": "pakistan",
	"khatlon": "tajikistan", "gbao": "tajikistan", "khorassan": "iran", "khorasan": "iran", "sistan": "iran", "lebap": "turkmenistan", "surkhandarya": "uzbekistan", "termez": "uzbekistan", "bokhtar": "tajikistan", "quetta": "pakistan", "kurram": "pakistan", "bajaur": "pakistan", "wana": "pakistan", "parachinar": "pakistan", "mohmand": "pakistan", "zahedan": "iran", "baluchestan": "iran", "peshawar": "pakistan", "kharlachi": "pakistan", "miranshah": "pakistan", "khyber": "pakistan", "rawalpindi": "pakistan", "karachi": "pakistan", "taybad": "iran", "birjand": "iran", "khorog": "tajikistan", "khatlan": "tajikistan", "mashhad": "iran",
}

// namesAfghanistan knows "sa frontière avec l'Afghanistan": the line of who speaks or acts.
func namesAfghanistan(toks []token, i int) bool {
	for k := i + 1; k < min(len(toks), i+5); k++ {
		if toks[k].norm == "afghanistan" {
			return true
		}
	}
	return i > 0 && (possessives[toks[i-1].norm] || toks[i-1].norm == "afghan") || i+1 < len(toks) && toks[i+1].norm == "afghane"
}
