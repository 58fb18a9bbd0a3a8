package extract

import (
	"strings"

	"marz/internal/atlas"
	"marz/internal/marz"
)

// reading is one dispatch while it is being read, stage by stage.
type reading struct {
	x       *Extractor
	doc     Document
	text    []rune
	lang    string
	pub     marz.Interval
	agency  string
	accents bool // the text writes accents
	sents   []*sent
	names   map[string]who // who the names of people stand for, learned from appositions
	foreign who            // the country whose story it is: zero for Afghanistan

	focus    *atlas.Place // the place spoken of last, for "the post" and "the city"
	border   *atlas.Place // the border spoken of last
	anchor   marz.Day     // the day spoken of last
	told     marz.Interval
	next     marz.Interval // told in the sentence that is being read
	human    who           // the last speaker who is no state
	speaker  who           // who spoke last
	subject  actor         // who acted last
	made     []made
	post     *atlas.Place // the crossing spoken of last
	fight    *atlas.Place // the place of the last fight
	ministry who          // the ministry named last
	scene    who          // the neighbour that the sentence before was about
	cueCount int
}

// sent is a sentence with what the stages found in it.
type sent struct {
	Sentence
	index  int
	toks   []token
	quote  []int // for each token the number of its quotation in the text, 0 outside
	times  []timex
	actors []actor
	places []Mention
	cues   []cue
	hits   []hit
	owner  []int // for each token the cue whose words it is, -1 for the narrator
	denier []int // for each token the cue that denies it, or -1

	numbers []amount // found when first asked for
	counted bool
}

func newReading(x *Extractor, doc Document, text []rune) *reading {
	return &reading{x: x, doc: doc, text: text, names: map[string]who{}}
}

// read runs the stages.
func (r *reading) read() {
	all := r.cut()
	r.lang = r.doc.Lang
	if r.lang != "fr" && r.lang != "en" {
		r.lang = languageOf(all)
	}
	r.accents = strings.ContainsAny(string(r.text[:min(len(r.text), 4000)]), "éèêàÉ")
	r.agency = r.findAgency(all)
	for _, s := range r.sents {
		s.times = findTimes(s.toks)
	}
	r.pub = r.published()
	r.nameYears()
	r.foreign = r.storyCountry()
	for _, s := range r.sents {
		s.places = r.x.mentions(s.toks, s.index)
	}
	r.settleTwins()
	for _, s := range r.sents {
		s.actors = r.findActors(s)
		r.settle(s)
	}
	for _, s := range r.sents {
		if s.speaks() {
			s.hits = r.hits(s)
			s.cues = r.findCues(s)
		}
	}
	r.attribute()
	for _, s := range r.sents {
		r.markAsides(s)
	}
	r.post = r.datelinePost()
	for _, s := range r.sents {
		if s.speaks() {
			r.claimsOf(s)
		}
	}
	r.finish()
}

// cut segments the text and returns all its tokens.
func (r *reading) cut() []token {
	quotes := r.quotations()
	var all []token
	for i, s := range segment(r.text) {
		t := &sent{Sentence: s, index: i, toks: tokenize(r.text, s.Start, s.End)}
		t.quote = make([]int, len(t.toks))
		for k, tok := range t.toks {
			t.quote[k] = quotes[tok.start]
		}
		t.dropFragments()
		r.sents = append(r.sents, t)
		all = append(all, t.toks...)
	}
	return all
}

// speaks reports whether sentences of this role make claims.
func (s *sent) speaks() bool {
	return s.Role == RoleBody || s.Role == RoleSubhead || s.Role == RoleCaption || s.Role == RoleHeadline
}

// quotations numbers the quotations: for each code point the number of the one that
// holds it, 0 outside. A quotation ends with its paragraph at the latest.
func (r *reading) quotations() []int {
	out := make([]int, len(r.text)+1)
	depth, n := 0, 0
	for i, c := range r.text {
		if c == '\n' {
			depth = 0
			continue
		}
		d := quoteDepth(r.text, i, depth)
		if d > depth && depth == 0 {
			n++
		}
		depth = d
		if depth > 0 {
			out[i] = n
		}
	}
	return out
}

// settle gives each mention its role once the actors of the sentence are known.
func (r *reading) settle(s *sent) {
	for i := range s.places {
		m := &s.places[i]
		if m.Role == RoleBorder && (s.inBody(m) || r.describesPlace(s, m) || r.lang == "en" && waypoint(s.toks, m.first)) {
			m.Role = RoleNear // a town on the road to the Iranian border; la police iranienne des frontières
		}
		if m.Role != RolePlace {
			continue
		}
		if s.Role == RoleCredit || s.Role == RoleMeta || r.isDateline(s, m) {
			m.Role = RoleNear
			continue
		}
		for _, a := range s.actors {
			if a.first <= m.first && m.last <= a.last && a.office && !houseOf(s.toks, a.first) {
				m.Role = RoleNear
			}
		}
		if waypoint(s.toks, m.first) && !relativeFollows(s.toks, m.last) || i > 0 && capitalOf(s.toks, s.places[i-1].last, m.first) && !withinProvince(&s.places[i-1], m) {
			m.Role = RoleNear
			continue
		}
		if i+1 < len(s.places) && seatOf(s.toks, m.first, m.last, s.places[i+1].first) {
			m.Role = RoleNear
			continue
		}
		if i > 0 && bracketed(s.toks, s.places[i-1].last, m) {
			m.Role = RoleNear
			continue
		}
		r.seatMeant(s, m)
		if m.Place.SubKind == "national-capital" && m.first == 1 && wordAt(s.toks, m.last+1) == "," {
			m.Role = RoleNear
		}
		if m.Place.SubKind == "national-capital" && !atCapital(s.toks, m.first) {
			m.Role = RoleMetonym
		}
	}
}

// localWords before a capital say that the city itself is meant.
var localWords = []string{"a", "in", "de", "d", "of", "near", "vers", "to", "from", "into", "ville de", "city of", "autour de", "around", "outside", "inside", "pres de", "toward", "towards", "sur", "on", "jusqu a", "dans", "at", "depuis", "du", "reach", "enter", "et", "and"}

// isDateline knows the place at the head of a dispatch: KABUL (AFP) -, HERAT, 9 juillet (AFP) -,
// Hérat (Afghanistan) -.
func (r *reading) isDateline(s *sent, m *Mention) bool {
	if m.first != 0 {
		return false
	}
	w := wordAt(s.toks, m.last+1)
	if !s.toks[0].upper && w != "(" && w != "-" && w != "—" && w != "–" && w != "," {
		return false
	}
	dated := s.toks[0].upper || w != ","
	for i := m.last + 1; i < min(len(s.toks), m.last+15); i++ {
		switch s.toks[i].norm {
		case "(":
			dated = true
		case "-", "—", "–", ":":
			return dated && (s.toks[0].upper || s.toks[i].norm != ":")
		}
	}
	return false
}

// inName reports whether a token belongs to the name of a person or of a place.
func (s *sent) inName(i int) bool {
	for _, m := range s.places {
		if m.Role != RoleBorder && m.first <= i && i <= m.last {
			return true
		}
	}
	for _, a := range s.actors {
		if a.named && a.nameFirst <= i && i <= a.nameLast {
			return true
		}
	}
	return false
}

func (s *sent) mentionAt(i int) *Mention {
	for k := range s.places {
		if m := &s.places[k]; m.first <= i && i <= m.last {
			return m
		}
	}
	return nil
}

// dropFragments treats quoted pieces of a sentence, which begin in lower case, as parts of
// the sentence that they stand in.
func (s *sent) dropFragments() {
	for k := 0; k < len(s.quote); k++ {
		q := s.quote[k]
		if q == 0 || k > 0 && s.quote[k-1] == q {
			continue
		}
		first := k
		for first < len(s.toks)-1 && s.toks[first].kind == punct {
			first++
		}
		if k == 0 || s.toks[first].cap {
			continue
		}
		for j := k; j < len(s.quote) && s.quote[j] == q; j++ {
			s.quote[j] = 0
		}
	}
}

// waypoint knows a name that only measures or describes: the road from X, the capital of
// X, 150 km from X.
func waypoint(toks []token, i int) bool {
	for k := i - 1; k >= 0 && k >= i-7; k-- {
		switch toks[k].norm {
		case "road", "highway", "route", "autoroute", "axe", "kilometres", "km", "kilometers", "miles":
			return wordAt(toks, k-1) != "en" && (i-k <= 4 || toks[i-1].norm == "to" || toks[i-1].norm == "a")
		case ",", ";", ".", "(":
			return false
		}
	}
	return false
}

// capitalOf knows "Jalalabad, the capital of Nangarhar": the second name only describes.
func capitalOf(toks []token, a, b int) bool {
	if b-a > 9 {
		return false
	}
	for k := a + 1; k < b-1; k++ {
		switch toks[k].norm {
		case "capital", "capitale", "lieu", "seat":
			n := toks[k+1].norm
			return n == "of" || n == "de" || n == "d" || n == "du"
		}
	}
	return false
}

// seatOf knows "the capital of Badghis, Qala-e-Naw": the first name only says of what.
func seatOf(toks []token, first, last, next int) bool {
	if next-last > 3 || wordAt(toks, last+1) != "," && !(wordAt(toks, last+1) == "province" && wordAt(toks, last+2) == ",") {
		return false
	}
	for k := first - 1; k >= max(0, first-4); k-- {
		switch toks[k].norm {
		case "capital", "capitale", "lieu", "seat":
			return true
		case "of", "de", "du", "d", "la", "the", "province", "l":
		default:
			return false
		}
	}
	return false
}

// relativeFollows reports whether a clause on the place itself follows its name.
func relativeFollows(toks []token, i int) bool {
	if i+2 >= len(toks) || toks[i+1].norm != "," {
		return false
	}
	switch toks[i+2].norm {
	case "which", "qui", "que", "dont", "where", "ou":
		return true
	}
	return false
}
