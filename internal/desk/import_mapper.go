package desk

import (
	"strings"
	"unicode/utf8"

	"marz/internal/atlas"
	"marz/internal/marz"
)

// mapper knows what the rows of a file may name: places and actors.
type mapper struct {
	opts   ImportOptions
	places *placeFinder
	actors map[string]marz.Actor // by id
	names  map[string]string     // folded name → actor's id
	fresh  []marz.Actor          // actors that the present row is the first to name
}

func newMapper(at *atlas.Atlas, o ImportOptions) *mapper {
	m := &mapper{opts: o, places: newPlaceFinder(at), actors: map[string]marz.Actor{}, names: map[string]string{}}
	for _, a := range o.Actors {
		m.know(a)
	}
	for name, id := range actorAliases {
		m.names[atlas.Fold(name)] = id
	}
	return m
}

func (m *mapper) know(a marz.Actor) {
	m.actors[a.ID] = a
	for _, name := range []string{a.Names.EN, a.Names.FR, a.Names.FA, a.Names.PS} {
		if key := atlas.Fold(name); key != "" && m.names[key] == "" {
			m.names[key] = a.ID
		}
	}
}

// forget takes the new actors of a row back that is not taken.
func (m *mapper) forget() {
	for _, a := range m.fresh {
		delete(m.actors, a.ID)
		for _, name := range []string{a.Names.EN, a.Names.FR} {
			if key := atlas.Fold(name); m.names[key] == a.ID {
				delete(m.names, key)
			}
		}
	}
	m.fresh = m.fresh[:0]
}

// actorAliases are the names that ACLED and UCDP give to actors that Marz knows.
var actorAliases = map[string]string{
	"Taliban":                                  "taliban",
	"Taleban":                                  "taliban",
	"Islamic Emirate of Afghanistan":           "taliban",
	"Government of Afghanistan":                "afghan-government",
	"Military Forces of Afghanistan":           "afghan-forces",
	"Police Forces of Afghanistan":             "afghan-forces",
	"Afghan National Army":                     "afghan-forces",
	"ANDSF":                                    "afghan-forces",
	"Militia (Ismail Khan)":                    "ismail-khan-militia",
	"NRF: National Resistance Front":           "nrf",
	"National Resistance Front of Afghanistan": "nrf",
	"Civilians (Afghanistan)":                  "civilians",
	"Government of United States of America":   "usa-gov",
	"Military Forces of the United States":     "usa",
	"Government of Iran":                       "iran",
	"Military Forces of Iran":                  "iran",
	"Police Forces of Iran":                    "iran",
	"Government of Pakistan":                   "pakistan",
	"Military Forces of Pakistan":              "pakistan",
	"Police Forces of Pakistan":                "pakistan",
	"Government of Tajikistan":                 "tajikistan",
	"Military Forces of Tajikistan":            "tajikistan",
	"Government of Turkmenistan":               "turkmenistan",
	"Military Forces of Turkmenistan":          "turkmenistan",
	"Government of Uzbekistan":                 "uzbekistan",
	"Military Forces of Uzbekistan":            "uzbekistan",
}

// republicBodies is what ends on the last day of the Republic: the state's forces and its
// government are the Taliban's from the day after.
var republicBodies = map[string]bool{"afghan-forces": true, "afghan-government": true}

const republicEnd marz.Day = 738017 // 2021-08-15

// actor returns the id for a name as of a day; a name that nobody knows makes a new actor
// of the given side and kind. An empty name is nobody.
func (m *mapper) actor(name string, day marz.Day, side marz.Side, kind string) (string, error) {
	name = strings.TrimSpace(name)
	if name == "" {
		return "", nil
	}
	if !utf8.ValidString(name) || len(name) > maxRowID {
		return "", marz.Errorf(marz.Invalid, "actor: %q is no name: use up to %d bytes of UTF-8", clipText(name, 40), maxRowID)
	}
	if a, isID := m.actors[name]; isID {
		return a.ID, nil
	}
	bare, years := cutYears(strings.Clone(name)) // a name outlives the line it is part of
	id := m.names[atlas.Fold(bare)]
	if id == "" {
		id = actorSlug(bare)
	}
	if republicBodies[id] && day > republicEnd && (years == "" || strings.HasSuffix(years, "-")) {
		id = "taliban"
	}
	if id == "" {
		return "", marz.Errorf(marz.Invalid, "actor: %q has no letters", clipText(name, 40))
	}
	if _, known := m.actors[id]; !known {
		a := marz.Actor{ID: id, Names: marz.Names{EN: bare}, Side: side, Kind: kind}
		m.know(a)
		m.fresh = append(m.fresh, a)
	}
	return id, nil
}

// side is the side of an actor that is known, third for any other.
func (m *mapper) side(id string) marz.Side {
	if a, ok := m.actors[id]; ok {
		return a.Side
	}
	return marz.SideThird
}

// compiler returns the actor that a data set itself is: its rows are its word.
func (m *mapper) compiler(id, name string) string {
	if _, known := m.actors[id]; !known {
		a := marz.Actor{ID: id, Names: marz.Names{EN: name, FR: name}, Side: marz.SideThird, Kind: "dataset"}
		m.know(a)
		m.fresh = append(m.fresh, a)
	}
	return id
}

// cutYears takes the years of office from a name: "Military Forces of Afghanistan
// (2014-2021)" is the name and "2014-2021".
func cutYears(name string) (bare, years string) {
	i := strings.LastIndexByte(name, '(')
	if i <= 0 || !strings.HasSuffix(name, ")") {
		return name, ""
	}
	inner := name[i+1 : len(name)-1]
	if inner == "" || strings.Trim(inner, "0123456789-") != "" {
		return name, ""
	}
	return strings.TrimSpace(name[:i]), inner
}

const maxSlug = 80 // bytes

// actorSlug makes an id of a name: folded, with hyphens for spaces.
func actorSlug(name string) string {
	s := strings.ReplaceAll(atlas.Fold(name), " ", "-")
	if len(s) <= maxSlug {
		return s
	}
	n := maxSlug
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return strings.TrimRight(s[:n], "-")
}

// row builds what a compiler's row has: one dispatch, one event and one claim, whose ids
// are made of the source and the row's own id. The claim derives from what others
// reported: it is shown, and has no vote on who holds a place.
func (m *mapper) row(own string, d marz.Dispatch, c marz.Claim) marz.Imported {
	base := m.opts.Source + "-" + own
	d.ID, d.Rights = base, m.opts.Rights
	e := marz.Event{ID: base + "-event", Type: c.Type, Place: c.Place}
	c.ID, c.Event, c.Dispatch = base+"-claim", e.ID, d.ID
	c.Links = []marz.Link{{Rel: marz.RelDerivesFrom, To: e.ID}}
	return marz.Imported{Row: own, Dispatches: []marz.Dispatch{d}, Events: []marz.Event{e}, Claims: []marz.Claim{c}}
}
