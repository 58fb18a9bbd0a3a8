package atlas

import (
	"cmp"
	"slices"
	"strings"
)

// Name is one way to write one or more places.
type Name struct {
	Text    string   // as the source writes it, or as a rule derives it
	Folded  string   // Fold(Text)
	Places  []*Place // crossings first, then towns, provinces, borders, the country
	Derived bool     // made by a rule (French spelling, izafe), not found in a source
}

// Names returns every name of every place, with what it may stand for, sorted by
// Folded then Text. Neighbouring countries stand for the border with them.
func (a *Atlas) Names() []Name { return a.names }

// Lookup returns the places of that name in any of the four languages, whatever its
// case, accents, hyphens, apostrophes, spaces and letter variants, crossings first;
// ids are names too. Herat is the city and the province: both are returned.
func (a *Atlas) Lookup(name string) []*Place { return a.byKey[key(clip(name))] }

// Similar returns the places whose name sounds like this one, by the letters that
// transliterations take for each other (Chir Khan, Sher Khan; Tourghoundi,
// Torghundi). It is wider than Lookup and holds its answer.
func (a *Atlas) Similar(name string) []*Place { return a.bySound[sound(clip(name))] }

// index is what is needed to fill the atlas's name tables.
type index struct {
	real    map[string][]*Place // key → places, names that a source gives
	names   map[string]*Name    // by text
	byKey   map[string][]*Place
	bySound map[string][]*Place
}

// indexNames fills the tables: first what the sources say, then what rules derive.
// A derived name never speaks for a place when it is the real name of another one.
func (a *Atlas) indexNames() {
	ix := &index{names: map[string]*Name{}, byKey: map[string][]*Place{}, bySound: map[string][]*Place{}}
	all := a.All()
	for _, p := range all {
		for _, text := range p.sourceNames() {
			ix.add(text, p, false)
		}
		for _, code := range p.codes() {
			ix.key(code, p)
		}
	}
	ix.real = cloneKeys(ix.byKey)
	for _, p := range all {
		for _, text := range p.derivedNames() {
			if real := ix.real[key(text)]; len(real) == 0 {
				ix.add(text, p, true)
			}
		}
	}
	a.byKey, a.bySound = ix.byKey, ix.bySound
	sortPlaces(a.bySound, all)
	for _, n := range ix.names {
		a.names = append(a.names, *n)
	}
	slices.SortFunc(a.names, func(x, y Name) int {
		return cmp.Or(strings.Compare(x.Folded, y.Folded), strings.Compare(x.Text, y.Text))
	})
}

// sortPlaces brings the lists into the order of All.
func sortPlaces(m map[string][]*Place, all []*Place) {
	rank := make(map[*Place]int, len(all))
	for i, p := range all {
		rank[p] = i
	}
	for _, list := range m {
		slices.SortFunc(list, func(x, y *Place) int { return cmp.Compare(rank[x], rank[y]) })
	}
}

func cloneKeys(m map[string][]*Place) map[string][]*Place {
	out := make(map[string][]*Place, len(m))
	for k, v := range m {
		out[k] = slices.Clone(v)
	}
	return out
}

// add files a name of a place. Places come in the order of All, so lists are sorted.
func (ix *index) add(text string, p *Place, derived bool) {
	folded := Fold(text)
	if folded == "" {
		return
	}
	n := ix.names[text]
	if n == nil {
		n = &Name{Text: text, Folded: folded, Derived: derived}
		ix.names[text] = n
	}
	n.Places = appendOnce(n.Places, p)
	ix.key(text, p)
}

func (ix *index) key(text string, p *Place) {
	k, s := key(text), sound(text)
	ix.byKey[k] = appendOnce(ix.byKey[k], p)
	if s != "" {
		ix.bySound[s] = appendOnce(ix.bySound[s], p)
	}
}

func appendOnce(list []*Place, p *Place) []*Place {
	if slices.Contains(list, p) {
		return list
	}
	return append(list, p)
}
