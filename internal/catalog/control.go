package catalog

import (
	"slices"
	"strings"
	"sync"

	"marz/internal/index"
	"marz/internal/marz"
)

// controlCache keeps what control was asked for: cases by dispatches, and finished
// snapshots by day, known-day and dispatches, as short lists.
type controlCache struct {
	mu    sync.Mutex
	cases map[string]map[string]*marz.Case
	snaps map[snapKey]*index.List
	order []snapKey
}

type snapKey struct {
	day, known marz.Day
	dispatches string
}

// maxSnapshots bounds the finished snapshots that are kept.
const maxSnapshots = 256

func (c *controlCache) reset() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.cases, c.snaps, c.order = map[string]map[string]*marz.Case{}, map[snapKey]*index.List{}, nil
}

// caseOf returns the prepared case of a place, resting on the dispatches given, or on
// all. The caller holds the state's read lock.
func (s *state) caseOf(c *Catalog, place string, dispatches []string) *marz.Case {
	s.control.mu.Lock()
	defer s.control.mu.Unlock()
	key := strings.Join(dispatches, ",")
	byPlace := s.control.cases[key]
	if byPlace == nil {
		byPlace = map[string]*marz.Case{}
		s.control.cases[key] = byPlace
	}
	if k := byPlace[place]; k != nil {
		return k
	}
	border := ""
	if p, ok := c.at.Place(place); ok && p.Kind == marz.KindCrossing {
		border = p.Border
	}
	k := marz.NewCase(place, marz.Concerning(place, border, s.model.allKnown(dispatches)), s.model.actor)
	byPlace[place] = k
	return k
}

// snapshot returns a list with the control of every crossing on a day as known on
// a day. The bytes are made once for each version, day and known-day.
func (s *state) snapshot(c *Catalog, day, known marz.Day, dispatches []string) (*index.List, error) {
	key := snapKey{day, known, strings.Join(dispatches, ",")}
	s.control.mu.Lock()
	x := s.control.snaps[key]
	s.control.mu.Unlock()
	if x != nil {
		return x, nil
	}
	schema := schemaOf(Control)
	var features []marz.Feature
	for _, p := range c.at.Crossings() {
		f, err := s.controlDraft(c, p.ID, s.caseOf(c, p.ID, dispatches).At(day, known)).finish(schema)
		if err != nil {
			return nil, err
		}
		features = append(features, f)
	}
	x, err := index.NewList(*schema, features)
	if err != nil {
		return nil, err
	}
	s.control.keep(key, x)
	return x, nil
}

// keep remembers a snapshot and forgets the oldest over the bound.
func (c *controlCache) keep(key snapKey, x *index.List) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.snaps == nil {
		return
	}
	c.snaps[key] = x
	c.order = append(c.order, key)
	if len(c.order) > maxSnapshots {
		delete(c.snaps, c.order[0])
		c.order = slices.Clone(c.order[1:])
	}
}

func (s *state) controlDraft(c *Catalog, id string, k marz.Control) draft {
	v := map[string]any{
		"day": k.Day, "known_at": k.Known, "status": string(k.Status), "lean": string(k.Lean), "holder": k.Holder, "since": k.Since,
		"age_days": k.AgeDays, "flags": k.Flags, "traffic": k.Traffic.State, "votes": k.Votes, "struck": k.Struck,
	}
	b := builder{s.model, c.at}
	d := draft{id: id, values: v, geom: b.where(id, v), seq: s.version.Seq}
	if p, ok := c.at.Place(id); ok {
		v["title"], v["grade"], v["kinds"] = p.Names.In("en"), p.Grade, p.CrossingKinds
	}
	var who []string
	for _, vote := range k.Votes {
		if vote.Weight > 0 {
			who = append(who, vote.Principal)
		}
	}
	v["claimants"] = set(who)
	return d
}
