package marz

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// Case is everything that has been claimed of one place, prepared so that the rule
// answers for any day and any day of knowing. It holds no claim that it was not
// given, does not change, and may be asked by many at once.
type Case struct {
	place     string
	told      []told      // every claim that matters, sorted by id
	chains    []chain     // one for each principal, sorted by its id
	days      []Day       // every day on which an answer can change, ascending
	losses    [camps][]at // by camp: what says that the other camp holds the place, by day
	conceded  [camps][]at // by camp: its own plain admissions that it lost the place, by day
	windows   []at        // statements with a window, by the day that closes it
	maxWindow Day         // the longest window, in days
	news      []shift     // for each day on which something became known: the earliest day it bears on
	horizon   []shift     // of news, newest first, where that earliest day falls
	traffic   []passage
	final     sync.Once // the timeline when everything is known
	spells    []Spell
}

// told is a claim as the rule remembers it.
type told struct {
	id, event, dispatch string
	principal, holder   string
	camp                camp // of the holder
	pub, retracted      Day
	saidFirst, saidLast Day
	denials             []denial
	superseded          []denial
}

// denial strikes a claim, or halves its vote where the denial is only implied. A
// source that replaces its own words is noted in the same form.
type denial struct {
	by, of   int32 // indexes into Case.told: what denies, and what it names
	explicit bool
}

// chain is what one principal said, oldest first.
type chain struct {
	principal string
	side      Side
	camp      camp
	from      Day // bounds of its authority; zero is open
	until     Day
	reviewer  bool
	list      []statement
	whens     []Day // of the list, packed for searching
}

// upto returns how many of the chain's statements hold from day t or earlier.
func (ch *chain) upto(t Day) int {
	n, _ := slices.BinarySearch(ch.whens, t+1)
	return n
}

// what a statement does
type deed uint8

const (
	holds deed = iota // names a holder
	lost              // presupposes that the other camp held the place
	left              // tells that a camp withdrew; names nobody
)

// stake is a Class in small.
type stake uint8

const (
	bySelf stake = iota
	byLoser
	byThird
	byReview
)

func (s stake) class() Class { return Classes[s] }

// statement is one claim's bearing on the place, from one day on.
type statement struct {
	when      Day // from this day on it is so, by the claim
	open      Day // the first day of the window in which it may have become so; else == when
	said      Day
	renews    Day   // the newest day the claim speaks of
	pub       Day   // the claim's
	retracted Day   // the claim's
	until     Day   // when the holder's authority ended; zero is open
	claim     int32 // index into Case.told
	gate      int32 // another claim that must stand too, or -1
	deed      deed
	camp      camp // for the holder; of left: the camp that withdrew
	class     stake
	simple    bool // nothing but pub and retracted bears on whether it counts
	outlived  bool // an earlier one in the chain speaks of later days
	tied      bool // the statement before it in the chain speaks of and was said on the same days
	allied    bool // the holder is an ally of its camp
	wide      bool
	faint     bool    // implicit
	again     bool    // of a recapture: presupposes an earlier loss
	unless    []int32 // of lost: claims that date the loss better, where one of them counts
	holder    string
}

// at points to a statement.
type at struct{ chain, item int32 }

// due returns the day from which a statement holds, or a day that never comes.
func (ch *chain) due(next int32) Day {
	if int(next) < len(ch.whens) {
		return ch.whens[next]
	}
	return LastDay + 1
}

// shift says that on day pub something became known of day when.
type shift struct{ pub, when Day }

// NewCase prepares the claims on a place. Of the claims given it takes those on the
// place itself and those on all of a border (BorderWide: see Concerning), and the
// denials of any of these. Actors gives the sides of holders and the dates of
// authority; a holder that it does not know has no vote. The order of the claims does not matter.
func NewCase(place string, claims []Known, actors func(id string) (Actor, bool)) *Case {
	b := &builder{
		Case: &Case{place: place}, claims: claims, actors: actors,
		index: map[string]int32{}, events: map[string][]int32{}, chainOf: map[string]int32{},
	}
	b.choose()
	b.vote()
	b.deny()
	b.presuppose()
	b.finish()
	return b.Case
}

// Place returns the place's id.
func (c *Case) Place() string { return c.place }

// Concerning selects the claims that a Case of a place on a border needs: on the
// place, on all of the border, on all borders of the country, and whatever denies
// or replaces one of these. Border is empty for a place that lies on none.
func Concerning(place, border string, claims []Known) []Known {
	chosen, refs := map[string]bool{}, map[string]bool{}
	var out []Known
	for i := range claims {
		k := &claims[i]
		wide := k.BorderWide && border != "" && (k.Place == border || k.Place == "AFG")
		if k.Place == place || wide {
			out = append(out, *k)
			chosen[k.ID], refs[k.ID], refs[k.Event] = true, true, true
		}
	}
	for i := range claims {
		k := &claims[i]
		if !chosen[k.ID] && slices.ContainsFunc(k.Links, func(l Link) bool { return strikes(l.Rel) && refs[l.To] }) {
			k := *k
			k.BorderWide = false // it speaks of another place
			out = append(out, k)
		}
	}
	return out
}

func strikes(r Rel) bool { return r == RelDenies || r == RelSupersedes }

// builder prepares a Case.
type builder struct {
	*Case
	claims  []Known
	actors  func(id string) (Actor, bool)
	src     []*Known           // by index into told
	own     []bool             // by index into told: on the place, not only a denial from elsewhere
	index   map[string]int32   // claim id → told
	events  map[string][]int32 // event id → told, own only
	chainOf map[string]int32   // principal key → chain
	extra   []extra            // statements to add to chains when all are known
}

type extra struct {
	chain int32
	st    statement
}

// choose takes the claims that matter, once each, sorted by id.
func (b *builder) choose() {
	refs := map[string]bool{}
	for i := range b.claims {
		if k := &b.claims[i]; (k.Place == b.place || k.BorderWide) && k.Published.Last() != 0 {
			b.src = append(b.src, k)
			refs[k.ID], refs[k.Event] = true, true
		}
	}
	mine := len(b.src)
	for i := range b.claims {
		k := &b.claims[i]
		if k.Place == b.place || k.BorderWide || k.Published.Last() == 0 {
			continue
		}
		if slices.ContainsFunc(k.Links, func(l Link) bool { return strikes(l.Rel) && refs[l.To] }) {
			b.src = append(b.src, k)
		}
	}
	elsewhere := map[*Known]bool{}
	for _, k := range b.src[mine:] {
		elsewhere[k] = true
	}
	slices.SortStableFunc(b.src, func(x, y *Known) int { return strings.Compare(x.ID, y.ID) })
	b.src = slices.CompactFunc(b.src, func(x, y *Known) bool { return x.ID == y.ID })
	b.told = make([]told, len(b.src))
	b.own = make([]bool, len(b.src))
	for i, k := range b.src {
		b.own[i] = !elsewhere[k]
		b.remember(int32(i), k)
	}
}

func (b *builder) remember(i int32, k *Known) {
	b.told[i] = told{
		id: k.ID, event: k.Event, dispatch: k.Dispatch, principal: k.Principal, holder: k.Holder,
		pub: k.Published.Last(), retracted: k.Retracted,
		saidFirst: k.Said.First(), saidLast: k.Said.Last(),
	}
	if a, ok := b.actors(k.Holder); ok {
		b.told[i].camp = campOf(a.Side)
	}
	b.index[k.ID] = i
	if b.own[i] && k.Event != "" {
		b.events[k.Event] = append(b.events[k.Event], i)
	}
}

// speaker returns the chain of a claim's principal. The media are one principal
// together, unless a report names its own witnesses on the spot.
func (b *builder) speaker(k *Known) int32 {
	key := k.Principal
	if k.Side == SideMedia && !k.Witness {
		key = "media"
	}
	if i, ok := b.chainOf[key]; ok {
		return i
	}
	ch := chain{principal: key, side: k.Side, camp: campOf(k.Side)}
	if a, ok := b.actors(k.Principal); ok && key == k.Principal {
		ch.from, ch.until, ch.reviewer = a.From, a.Until, a.Kind == KindReviewer
	}
	i := int32(len(b.chains))
	b.chains = append(b.chains, ch)
	b.chainOf[key] = i
	return i
}

// finish sorts the chains and what is looked up by day.
func (b *builder) finish() {
	for _, e := range b.extra {
		b.chains[e.chain].list = append(b.chains[e.chain].list, e.st)
	}
	slices.SortFunc(b.chains, func(x, y chain) int { return strings.Compare(x.principal, y.principal) })
	for i := range b.chains {
		list := b.chains[i].list
		slices.SortFunc(list, b.older)
		renewed := Day(0)
		for j := range list {
			st := &list[j]
			if j > 0 {
				p := &list[j-1]
				st.tied = p.when == st.when && p.said == st.said && p.deed == holds && st.deed == holds
			}
			st.outlived = renewed > st.renews
			renewed = max(renewed, st.renews)
			b.simplify(st)
			b.chains[i].whens = append(b.chains[i].whens, st.when)
		}
		b.chains[i].list = slices.Clip(list)
	}
	b.lookups()
	b.calendar()
	b.foresee()
	b.pass()
}

// simplify notes in a statement what most often decides whether it counts.
func (b *builder) simplify(st *statement) {
	t := &b.told[st.claim]
	st.pub, st.retracted = t.pub, t.retracted
	st.simple = len(t.denials)+len(t.superseded)+len(st.unless) == 0 && st.gate < 0
}

// older orders what one principal said: by the day from which it is so, then by the
// day it was said; of one day a concession weighs more, then what is plain and what
// is specific. Copies come in the order of their publication, the first one last,
// so that a republication never takes the place of what it repeats.
func (b *builder) older(x, y statement) int {
	return cmp.Or(
		cmp.Compare(x.when, y.when), cmp.Compare(x.said, y.said), cmp.Compare(x.merit(), y.merit()),
		cmp.Compare(y.camp, x.camp), cmp.Compare(b.told[y.claim].pub, b.told[x.claim].pub),
		cmp.Compare(y.claim, x.claim), cmp.Compare(x.deed, y.deed), cmp.Compare(y.gate, x.gate),
	)
}

// merit ranks words by how firmly they speak of this very place.
func (s *statement) merit() int {
	m := 0
	if s.class == byLoser {
		m += 8
	}
	if !s.faint {
		m += 4
	}
	if !s.wide {
		m += 2
	}
	if s.deed != lost {
		m++
	}
	return m
}

// strong reports whether nothing that its principal said earlier can matter.
func (s *statement) strong() bool {
	firm := s.deed == left || s.deed == holds && !s.faint && !s.wide
	return firm && !s.tied && !s.outlived
}
