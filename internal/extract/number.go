package extract

import (
	"strconv"
	"strings"

	"marz/internal/marz"
)

// amount is a number in the text: tokens first to last.
type amount struct {
	first, last int
	value       float64
	min, max    float64 // of a range, or of a vague word such as "hundreds"; else 0
	modifier    string
	share       bool
}

// numberWords are the numbers in words, in both languages, folded.
var numberWords = map[string]float64{
	"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11,
	"douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50,
	"soixante": 60, "cent": 100, "cents": 100, "mille": 1000, "million": 1e6, "millions": 1e6, "millier": 1000, "milliers": 1000,
	"vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "dizaine": 10, "quinzaine": 15, "douzaine": 12,
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
	"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
	"forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000, "dozen": 12,
}

// vagueWords are numbers of which only a range is known.
var vagueWords = map[string][2]float64{
	"dizaines": {20, 99}, "dozens": {24, 99}, "centaines": {200, 999}, "hundreds": {200, 999}, "milliers": {2000, 9999}, "thousands": {2000, 9999}, "scores": {40, 99},
}

var modifiers = []struct {
	modifier string
	words    []string
}{
	{"about", []string{"environ", "quelque", "quelques", "pres de", "pres des", "pres d", "autour de", "about", "around", "some", "nearly", "almost", "approximately", "roughly", "an estimated", "close to", "presque", "a peu pres", "as many as"}},
	{"more_than", []string{"plus de", "plus d", "plus des", "au moins", "more than", "over", "at least", "upwards of", "no fewer than"}},
	{"less_than", []string{"moins de", "moins d", "au plus", "jusqu a", "fewer than", "less than", "up to", "at most"}},
}

// amounts finds the numbers of a sentence that count something.
func (r *reading) amounts(s *sent) []amount {
	if s.counted {
		return s.numbers
	}
	s.numbers, s.counted = r.findAmounts(s), true
	return s.numbers
}

func (r *reading) findAmounts(s *sent) []amount {
	var out []amount
	for i := 0; i < len(s.toks); {
		a, n := shareAt(s.toks, i)
		if n == 0 {
			a, n = numberAt(s.toks, i)
		}
		if n == 0 || r.timeAtToken(s, i) || s.mentionAt(i) != nil {
			i++
			continue
		}
		a.first, a.last = i, i+n-1
		modify(s.toks, &a)
		rangeOf(s.toks, &a)
		out = append(out, a)
		i = a.last + 1
	}
	return out
}

// numberAt reads a number in digits or words: 1 037, 10.000, trois cents, un millier, hundreds.
func numberAt(toks []token, i int) (amount, int) {
	t := toks[i]
	if t.kind == number {
		v, ok := digits(t.norm)
		if !ok {
			return amount{}, 0
		}
		n := 1
		if i+1 < len(toks) {
			if m := numberWords[toks[i+1].norm]; m >= 1000 || toks[i+1].norm == "hundred" {
				v, n = v*m, 2
			}
		}
		return amount{value: v, modifier: "exact"}, n
	}
	if v, ok := vagueWords[t.norm]; ok && (t.norm != "milliers" || true) {
		n := 1
		return amount{min: v[0], max: v[1], modifier: "about"}, n
	}
	return wordsAt(toks, i)
}

func wordsAt(toks []token, i int) (amount, int) {
	total, current, n := 0.0, 0.0, 0
	about := false
	for i+n < len(toks) {
		w := toks[i+n].norm
		v, ok := numberWords[w]
		if !ok && (w == "et" || w == "and") && n > 0 && i+n+1 < len(toks) && toks[i+n].hyphen == toks[i+n+1].hyphen && numberWords[toks[i+n+1].norm] > 0 && numberWords[toks[i+n+1].norm] < 100 && w == "and" && current >= 100 {
			n++
			continue
		}
		if !ok {
			break
		}
		about = about || strings.HasSuffix(w, "aine") || w == "millier" || w == "dozen"
		switch {
		case v >= 1000:
			total, current = total+max(1, current)*v, 0
		case v == 100 || strings.HasSuffix(w, "aine") || w == "dozen":
			current = max(1, current) * v
		default:
			current += v
		}
		n++
	}
	if n == 0 || n == 1 && (toks[i].norm == "un" || toks[i].norm == "une" || toks[i].norm == "one") {
		return amount{}, 0
	}
	a := amount{value: total + current, modifier: "exact"}
	if about {
		a.modifier = "about"
	}
	return a, n
}

// digits reads 10.000, 10,000, 10 000 as thousands and 2,5 or 2.5 as decimals.
func digits(s string) (float64, bool) {
	var b strings.Builder
	for i, c := range s {
		switch {
		case c >= '0' && c <= '9':
			b.WriteRune(c)
		case c == '.' || c == ',':
			rest := s[i+1:]
			if len(rest) == 3 || len(rest) > 3 && !(rest[3] >= '0' && rest[3] <= '9') {
				continue
			}
			b.WriteByte('.')
		}
	}
	v, err := strconv.ParseFloat(b.String(), 64)
	return v, err == nil
}

// shares are the parts of a whole that news speak of.
var shares = []struct {
	value float64
	mod   string
	words []string
}{
	{2.0 / 3, "", []string{"deux tiers", "two thirds", "two third"}}, {1.0 / 3, "", []string{"un tiers", "one third", "a third"}},
	{0.5, "", []string{"la moitie", "half", "half of"}}, {0.75, "", []string{"trois quarts", "three quarters"}}, {0.25, "", []string{"un quart", "a quarter", "one quarter"}},
	{0.9, "", []string{"neuf dixiemes", "nine tenths"}}, {0.8, "", []string{"quatre cinquiemes", "four fifths"}},
	{0.5, "more_than", []string{"la majeure partie", "la majorite", "most of", "the majority", "majority", "la plupart", "plus grande partie", "l essentiel", "the bulk", "most"}},
	{0.9, "about", []string{"la quasi totalite", "presque toute", "presque tout", "almost all", "nearly all", "virtually all", "almost the entire", "nearly the entire"}},
	{1, "", []string{"la totalite", "l integralite", "l ensemble", "toute la", "the entire", "the whole", "all of"}},
}

// shareAt reads a share: deux tiers, 85 %, 70 percent, most of.
func shareAt(toks []token, i int) (amount, int) {
	if toks[i].kind != number && !shareStarts[toks[i].norm] {
		return amount{}, 0
	}
	for _, sh := range shares {
		if n := match(toks, i, sh.words...); n > 0 {
			mod := sh.mod
			if mod == "" {
				mod = "exact"
			}
			return amount{value: sh.value, modifier: mod, share: true}, n
		}
	}
	if toks[i].kind == number {
		v, ok := digits(toks[i].norm)
		if n := match(toks, i+1, "%", "percent", "per cent", "pour cent"); ok && n > 0 && v <= 100 {
			return amount{value: v / 100, modifier: "exact", share: true}, 1 + n
		}
	}
	return amount{}, 0
}

// modify reads the words before a number that make it less than exact.
func modify(toks []token, a *amount) {
	for _, m := range modifiers {
		for _, w := range m.words {
			words := strings.Fields(w)
			for gap := 0; gap <= 1; gap++ {
				at := a.first - len(words) - gap
				if at < 0 || gap == 1 && !determiners[toks[a.first-1].norm] {
					continue
				}
				if matchWords(toks, at, words) > 0 {
					a.first, a.modifier = at, m.modifier
					return
				}
			}
		}
	}
}

// rangeOf reads "entre 200 et 300", "200 to 300", "between 20 and 30".
func rangeOf(toks []token, a *amount) {
	k := a.last + 1
	if k+1 >= len(toks) || a.min > 0 || a.share {
		return
	}
	between := a.first > 0 && (toks[a.first-1].norm == "entre" || toks[a.first-1].norm == "between")
	w := toks[k].norm
	if !(w == "a" || w == "to" || between && (w == "et" || w == "and")) {
		return
	}
	b, n := numberAt(toks, k+1)
	if n == 0 || b.value <= a.value || a.value == 0 {
		return
	}
	a.min, a.max, a.value, a.modifier, a.last = a.value, b.value, 0, "range", k+n
}

// units names what is counted, by the folded words that count it.
var units = map[string]string{
	"soldats": "soldiers", "soldat": "soldiers", "militaires": "soldiers", "soldiers": "soldiers", "troops": "soldiers", "troupes": "soldiers", "servicemen": "soldiers", "personnel": "soldiers", "soldier": "soldiers", "commandos": "soldiers", "gardes": "guards", "guards": "guards", "policiers": "police", "policemen": "police", "police": "police",
	"combattants": "fighters", "fighters": "fighters", "insurges": "fighters", "insurgents": "fighters", "talibans": "fighters", "taliban": "fighters", "miliciens": "fighters", "militiamen": "fighters", "hommes": "men", "men": "men", "volontaires": "volunteers", "volunteers": "volunteers", "renforts": "soldiers", "reinforcements": "soldiers",
	"civils": "civilians", "civilians": "civilians", "familles": "families", "families": "families", "personnes": "people", "people": "people", "habitants": "people", "residents": "people", "refugies": "refugees", "refugees": "refugees", "villagers": "people", "afghans": "people",
	"armes": "weapons", "weapons": "weapons", "fusils": "weapons", "rifles": "weapons", "guns": "weapons", "arms": "weapons", "kalachnikovs": "weapons", "districts": "districts", "district": "districts", "postes": "posts", "posts": "posts", "outposts": "posts", "checkpoints": "posts", "crossings": "crossings", "camions": "trucks", "trucks": "trucks", "lorries": "trucks", "vehicules": "vehicles", "vehicles": "vehicles", "villages": "villages", "capitals": "capitals", "capitales": "capitals", "morts": "dead", "dead": "dead", "blesses": "wounded", "wounded": "wounded", "km": "km", "kilometres": "km", "kilometers": "km", "corps": "dead", "bodies": "dead", "officiers": "soldiers", "officers": "soldiers", "reservistes": "reservists", "effectifs": "soldiers", "paramilitaires": "soldiers", "assaillants": "fighters", "rebelles": "fighters", "gendarmes": "soldiers", "membres": "people", "members": "people", "others": "people", "victimes": "people",
}

// quantityOf is the number that a hit's clause gives for what its type counts.
func (r *reading) quantityOf(s *sent, h hit, place *Mention) (*marz.Quantity, *amount) {
	best, gap := -1, 1<<30
	list := r.amounts(s)
	lo, hi := r.leftLimit(s, h), r.rightLimit(s, h)
	for i, a := range list {
		if a.first < lo || a.last >= hi {
			continue
		}
		unit := r.unitOf(s, a)
		if w := wordAt(s.toks, a.first-1); w == "including" || w == "dont" || !counts(h.typ, unit, a) {
			continue
		}
		g := a.first - h.last
		if a.last < h.first {
			g = h.first - a.last
		}
		if g >= 0 && g < gap && g < 22 {
			best, gap = i, g
		}
	}
	if best < 0 {
		return r.oneDead(s, h), nil
	}
	a := list[best]
	q := &marz.Quantity{Unit: r.unitOf(s, a), Modifier: a.modifier}
	if a.share {
		q.Unit = "share of " + borderName(place)
		a.value = float64(int(a.value*10000+0.5)) / 10000
	}
	if a.max > 0 {
		q.Min, q.Max = &a.min, &a.max
	} else {
		q.Value = &a.value
	}
	return q, &a
}

func borderName(m *Mention) string {
	if m == nil || m.Place.Kind != marz.KindBorder {
		return "territory"
	}
	for _, b := range marz.Borders {
		if b.ID == m.Place.Border || b.ID == m.Place.ID {
			return "AFG–" + b.Alpha3 + " border"
		}
	}
	return "border"
}

// unitOf is the noun that a number counts.
func (r *reading) unitOf(s *sent, a amount) string {
	for k := a.last + 1; k < min(len(s.toks), a.last+5); k++ {
		w := s.toks[k].norm
		if u := units[w]; u != "" {
			return u
		}
		if s.toks[k].kind == punct {
			return ""
		}
		if w == "dead" || strings.HasPrefix(w, "killed") || strings.HasPrefix(w, "tue") {
			return "dead"
		}
	}
	return ""
}

// counts reports whether a number of that unit belongs to a claim of the type.
func counts(t marz.Type, unit string, a amount) bool {
	switch t {
	case marz.ControlShare:
		return a.share || unit == "km"
	case marz.Arming:
		return unit == "weapons"
	case marz.Capture, marz.Recapture, marz.ControlType:
		return unit == "districts" || unit == "posts" || unit == "crossings" || unit == "villages" || unit == "capitals"
	case marz.Casualties:
		return unit != "" && unit != "districts" && unit != "posts" && unit != "km" && unit != "weapons" || unit == "" && !a.share
	case marz.Closure, marz.Reopening:
		return unit == "trucks"
	}
	return !a.share && unit != "" && unit != "weapons" && unit != "km" && unit != "districts" && unit != "crossings" && unit != "villages"
}

// shareStarts are the words that a share can begin with.
var shareStarts = func() map[string]bool {
	out := map[string]bool{}
	for _, sh := range shares {
		for _, w := range sh.words {
			first, _, _ := strings.Cut(w, " ")
			out[first] = true
		}
	}
	return out
}()
