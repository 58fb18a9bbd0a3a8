package marz

// walker steps through the days with where every principal stands.
type walker struct {
	*Case
	m      moment
	paths  []path // by chain
	seen   [camps]int
	told   int // position in losses[republic]
	stands []stand
}

// path is how far a walker has come with one principal.
type path struct {
	post
	next  int32    // the next statement to come
	due   Day      // the day from which it holds
	n     int8     // how many stands
	ready [2]stand // where the principal stands
}

// walker starts on day t, as known at k.
func (c *Case) walker(t, k Day) *walker {
	w := &walker{Case: c, m: c.moment(t, k), paths: make([]path, len(c.chains)), stands: make([]stand, 0, len(c.chains)+2)}
	for i := range w.paths {
		p := &w.paths[i]
		p.post = c.locate(int32(i), t, k, nil)
		p.next = int32(c.chains[i].upto(t))
		p.due = c.chains[i].due(p.next)
		p.n = int8(len(c.resolve(p.ready[:0], int32(i), &p.post, k)))
	}
	for side := range w.seen {
		w.seen[side] = c.after(c.conceded[side], t)
	}
	return w
}

// advance moves to a day not before the present one.
func (w *walker) advance(day Day) {
	w.m.t = day
	w.stands = w.stands[:0]
	for i := range w.paths {
		p := &w.paths[i]
		if p.due <= day {
			w.step(int32(i), p, day)
		}
		w.stands = append(w.stands, p.ready[:p.n]...)
	}
	w.concessions(day)
}

// step hears what one principal said up to a day.
func (w *walker) step(i int32, p *path, day Day) {
	ch := &w.chains[i]
	for p.due <= day {
		if st := &ch.list[p.next]; w.valid(st, w.m.k) {
			p.hear(st)
		}
		p.next++
		p.due = ch.due(p.next)
	}
	p.n = int8(len(w.resolve(p.ready[:0], i, &p.post, w.m.k)))
}

// concessions moves on what decisions need from across the principals.
func (w *walker) concessions(day Day) {
	for side := republic; side < camps; side++ {
		for list := w.conceded[side]; w.seen[side] < len(list); w.seen[side]++ {
			st := w.state(list[w.seen[side]])
			if st.when > day {
				break
			}
			if w.valid(st, w.m.k) {
				w.m.conceded[side] = st.when
			}
		}
	}
	for list := w.losses[republic]; !w.m.lost && w.told < len(list); w.told++ {
		st := w.state(list[w.told])
		if st.when > day {
			break
		}
		w.m.lost = w.valid(st, w.m.k)
	}
}
