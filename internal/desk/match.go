package desk

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"unicode"

	"marz/internal/marz"
)

// groups join the types that can be said of one happening.
var groups = map[marz.Type]string{
	marz.Capture: "taking", marz.ControlType: "taking", marz.ControlShare: "taking", marz.Handover: "taking", marz.Surrender: "taking",
	marz.Recapture: "retaking", marz.Attack: "fighting", marz.Clash: "fighting", marz.Withdrawal: "leaving", marz.Flight: "leaving",
	marz.Deployment: "forces", marz.Reinforcement: "forces", marz.Mobilization: "forces", marz.Arming: "forces",
	marz.Closure: "traffic", marz.Reopening: "opening", marz.Casualties: "casualties", marz.Statement: "statement",
}

const (
	near      = 1 // days between two tellings of one happening
	window    = 2 // days back that "by" a day opens, as in the control rule
	maxChoice = 5 // candidates offered to a reviewer
)

// span gives the days in which something happened; "by" a day opens a window.
func span(i marz.Interval) (from, to marz.Day, ok bool) {
	from, to = i.From, i.To
	switch {
	case from == 0 && to == 0:
		return 0, 0, false
	case from == 0:
		from = to - window
	case to == 0:
		to = from
	}
	return from, to, true
}

// apart returns how many days lie between two happenings; 0 when they overlap.
func apart(a, b marz.Interval) (days int, ok bool) {
	a1, a2, ok1 := span(a)
	b1, b2, ok2 := span(b)
	if !ok1 || !ok2 {
		return 0, false
	}
	return int(max(0, b1-a2, a1-b2)), true
}

// candidate is an event that a claim may be about.
type candidate struct {
	id    string
	days  int
	other bool // of the same group, but another type
}

// candidates returns the events, published or proposed, at the claim's place, of its
// group of types, within a day of it: the nearest first.
func (s *state) candidates(c *marz.Claim) []string {
	best := map[string]candidate{}
	offer := func(event string, typ marz.Type, happened marz.Interval) {
		days, ok := apart(c.Happened, happened)
		if !ok || days > near || groups[typ] != groups[c.Type] {
			return
		}
		next := candidate{event, days, typ != c.Type}
		if old, there := best[event]; !there || next.compare(old) < 0 {
			best[event] = next
		}
	}
	for _, event := range s.eventsAt[c.Place] {
		for _, id := range s.claimsOf[event] {
			offer(event, s.events[event].typ, s.claims[id].happened)
		}
	}
	for _, id := range s.order {
		if d := s.drafts[id]; d.State == Pending && d.Claim.Place == c.Place && d.Submission != c.Dispatch {
			offer(d.Claim.Event, d.Claim.Type, d.Claim.Happened)
		}
	}
	if o, ok := s.denied(c); ok {
		best[o.event] = candidate{id: o.event}
	}
	list := make([]candidate, 0, len(best))
	for _, b := range best {
		list = append(list, b)
	}
	slices.SortFunc(list, candidate.compare)
	var out []string
	for _, b := range list[:min(len(list), maxChoice)] {
		out = append(out, b.id)
	}
	return out
}

func (a candidate) compare(b candidate) int {
	rank := func(x candidate) int {
		if x.other {
			return x.days*2 + 1
		}
		return x.days * 2
	}
	return cmp.Or(cmp.Compare(rank(a), rank(b)), strings.Compare(a.id, b.id))
}

// proposeEvents gives each happening of a paper, by its key, the first event of the record
// that one of its claims may be about, else the id of an event that is new. A denial of
// what its own dispatch tells is about that, and decides nothing.
func (s *state) proposeEvents(drafts []Draft, chosen map[string]string) {
	for i := range drafts {
		d := &drafts[i]
		if key := d.Claim.Event; chosen[key] == "" && len(d.Candidates) > 0 && !answers(&d.Claim) {
			chosen[key] = d.Candidates[0]
		}
	}
	taken := func(id string) bool {
		for _, other := range chosen {
			if other == id {
				return true
			}
		}
		return false
	}
	for i := range drafts {
		if c := &drafts[i].Claim; chosen[c.Event] == "" {
			chosen[c.Event] = s.newEventID(c, taken)
		}
	}
}

// newEventID names an event by its place, type and day, as the record does.
func (s *state) newEventID(c *marz.Claim, also func(string) bool) string {
	day := cmp.Or(c.Happened.Last(), c.Said.Last())
	id := strings.Trim(fmt.Sprintf("%s-%s-%s", idPart(c.Place), idPart(string(c.Type)), day), "-")
	return free(id, func(id string) bool {
		if _, there := s.events[id]; there || also(id) {
			return true
		}
		for _, d := range s.drafts {
			if d.Claim.Event == id && d.State == Pending {
				return true
			}
		}
		return false
	})
}

// proposeLinks turns the keys of a paper into ids, and adds what the record suggests.
func (s *state) proposeLinks(c *marz.Claim, ids, events map[string]string, sameAs string) []marz.Link {
	var out []marz.Link
	add := func(l marz.Link) {
		if l.To != "" && l.To != c.ID && !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	for _, l := range c.Links {
		to := or(ids[l.To], events[l.To], l.To)
		add(marz.Link{Rel: l.Rel, To: to})
	}
	denies := slices.ContainsFunc(out, func(l marz.Link) bool { return l.Rel == marz.RelDenies })
	if o, ok := s.denied(c); ok && !denies {
		add(marz.Link{Rel: marz.RelDenies, To: o.id})
	} else if _, there := s.events[c.Event]; there && c.Stance == marz.Denies && !denies {
		add(marz.Link{Rel: marz.RelDenies, To: c.Event})
	}
	restates := slices.ContainsFunc(out, func(l marz.Link) bool { return l.Rel == marz.RelRestates })
	if same := s.repeated(c); same != "" && !restates && sameAs == "" {
		add(marz.Link{Rel: marz.RelRestates, To: same})
	}
	if twin := s.twin(c, sameAs); twin != "" {
		add(marz.Link{Rel: marz.RelRestates, To: twin})
	}
	return out
}

// twin finds, in the dispatch that this one republishes, the claim that says the same.
func (s *state) twin(c *marz.Claim, dispatch string) string {
	if dispatch == "" {
		return ""
	}
	var found []string
	for id, o := range s.claims {
		if o.dispatch == dispatch && o.principal == c.Principal && o.typ == c.Type && o.place == c.Place && o.stance == c.Stance {
			found = append(found, id)
		}
	}
	for id, d := range s.drafts {
		o := &d.Claim
		if d.Submission == dispatch && d.State == Pending && o.Principal == c.Principal && o.Type == c.Type && o.Place == c.Place && o.Stance == c.Stance {
			found = append(found, id)
		}
	}
	if len(found) == 0 {
		return ""
	}
	return slices.Min(found)
}

// likely lists dispatches of the same agency and day of which at least two claims, and
// half of this one's, say the same of the same place.
func (s *state) likely(d marz.Dispatch, found []Found) []string {
	mine := map[string]bool{}
	for _, f := range found {
		mine[f.Claim.Principal+"/"+string(f.Claim.Type)+"/"+f.Claim.Place] = true
	}
	shared := map[string]map[string]bool{}
	for _, c := range s.claims {
		key := c.principal + "/" + string(c.typ) + "/" + c.place
		o := s.dispatches[c.dispatch]
		days, ok := apart(d.Published, o.days)
		if !mine[key] || !ok || days > near || !strings.EqualFold(o.agency, d.Agency) {
			continue
		}
		if shared[c.dispatch] == nil {
			shared[c.dispatch] = map[string]bool{}
		}
		shared[c.dispatch][key] = true
	}
	var out []string
	for id, keys := range shared {
		if len(keys) >= 2 && 2*len(keys) >= len(mine) {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

const (
	shingle   = 5   // words in a sequence
	maxSketch = 128 // hashes kept of a text
	sameText  = 0.4 // share of common sequences from which a text republishes another
)

// sketch keeps the smallest hashes of all sequences of five words (Broder 1997): two
// texts share about as many of them as they share sequences, and no word can be read
// from it.
func sketch(text string) []uint32 {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	var out []uint32
	for i := 0; i+shingle <= len(words); i++ {
		h := fnv.New32a()
		for _, w := range words[i : i+shingle] {
			h.Write([]byte(w))
			h.Write([]byte{0})
		}
		out = append(out, h.Sum32())
	}
	slices.Sort(out)
	out = slices.Compact(out)
	return out[:min(len(out), maxSketch)]
}

// alike estimates the share of sequences that two texts have in common.
func alike(a, b []uint32) float64 {
	union := slices.Compact(slices.Sorted(slices.Values(slices.Concat(a, b))))
	union = union[:min(len(union), maxSketch)]
	if len(union) == 0 {
		return 0
	}
	both := 0
	for _, h := range union {
		_, inA := slices.BinarySearch(a, h)
		_, inB := slices.BinarySearch(b, h)
		if inA && inB {
			both++
		}
	}
	return float64(both) / float64(len(union))
}

// republished finds the submission whose text this one republishes, or "".
func (s *state) republished(sk []uint32) string {
	best, id := sameText, ""
	for other, sub := range s.subs {
		if share := alike(sk, sub.Sketch); share > best || share == best && id != "" && other < id {
			best, id = share, other
		}
	}
	if id != "" && s.subs[id].SameAs != "" {
		return s.subs[id].SameAs // the first of them all
	}
	return id
}
