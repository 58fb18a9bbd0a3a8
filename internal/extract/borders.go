package extract

import (
	"slices"
	"strings"

	"marz/internal/atlas"
)

// borderWords name a line between countries; postWords before them make a post of it.
var borderWords = []string{"frontiere", "frontieres", "border", "borders", "frontier", "frontaliere", "frontalieres", "frontaliers", "frontalier"}

var postWords = []string{"poste", "postes", "passage", "passages", "point", "ville", "villes", "garde", "gardes", "police"}

var afterBorder = []string{"policemen", "policeman", "force", "post", "posts", "crossing", "crossings", "town", "towns", "point", "points", "guards", "guard", "police", "checkpoint", "forces", "gate", "officials", "official", "source", "sources", "agents", "troop", "patrol", "unit", "units", "commander", "troops", "service", "district", "districts"}

// borders finds borders named as places: la frontière avec le Tadjikistan, the Tajik border.
func borders(toks []token, sentence int, lines map[string]*atlas.Place) []Mention {
	var out []Mention
	for i, t := range toks {
		if p, n := lineAt(toks, i, lines); p != nil {
			out = append(out, Mention{Start: t.start, End: toks[i+n-1].end, Sentence: sentence, Place: p, Role: RoleBorder, first: i, last: i + n - 1})
			continue
		}
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
		if toks[k].norm == "along" || toks[k].norm == "long" {
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

// namesAfghanistan knows "sa frontière avec l'Afghanistan": the line of who speaks or acts.
func namesAfghanistan(toks []token, i int) bool {
	for k := i + 1; k < min(len(toks), i+5); k++ {
		if toks[k].norm == "afghanistan" {
			return true
		}
	}
	return i > 0 && (possessives[toks[i-1].norm] || toks[i-1].norm == "afghan") || i+1 < len(toks) && toks[i+1].norm == "afghane"
}

// namedLines are what a border is called: whose it is.
var namedLines = treeOfLines(map[string]string{
	"ligne durand": "pakistan", "durand line": "pakistan", "frontiere durand": "pakistan", "durand border": "pakistan",
})

// borderRivers are the rivers that a border follows, and the neighbour on the other bank; the
// Amu has three, and the sentence may say which.
var borderRivers = treeOfLines(map[string]string{
	"piandj": "tajikistan", "pyandj": "tajikistan", "pyanj": "tajikistan", "panj river": "tajikistan", "river panj": "tajikistan", "panj": "tajikistan",
	"amou daria": "uzbekistan", "amu darya": "uzbekistan", "amudarya": "uzbekistan", "amu river": "uzbekistan", "amou": "uzbekistan",
})

func treeOfLines(names map[string]string) *phraseTree[string] {
	t := &phraseTree[string]{}
	for name, id := range names {
		t.add(strings.Fields(name), id)
	}
	return t
}

// lineAt finds a border by the name of its line or by its river, where words of place say that
// it went on there: along the Panj, sur les rives de l'Amou-Daria. It returns the length.
func lineAt(toks []token, i int, lines map[string]*atlas.Place) (*atlas.Place, int) {
	if !toks[i].cap && toks[i].norm != "ligne" {
		return nil, 0
	}
	if !alongLine(toks, i) {
		return nil, 0
	}
	if id, n := namedLines.find(toks, i); n > 0 {
		return lines[id], n
	}
	id, n := borderRivers.find(toks, i)
	if id == "uzbekistan" {
		for k := range toks {
			if c := neighbourAt(toks, k); c == "tajikistan" || c == "turkmenistan" {
				id = c
			}
		}
	}
	return lines[id], n
}

// alongLine reports whether the words before a line say where something went on, and not
// whence it came or where a place lies: X, le long du Piandj.
func alongLine(toks []token, i int) bool {
	for k := i - 1; k >= 0 && k >= i-5 && toks[k].kind != punct; k-- {
		switch toks[k].norm {
		case "along", "long", "rives", "banks", "berges", "near", "pres":
			for k > 0 && toks[k].kind != punct && k > i-8 {
				k--
			}
			return k == 0 || toks[k].kind != punct || !toks[k-1].cap
		}
	}
	return false
}
