package marz

// stand is where a principal stands on a day, as known on a day.
type stand struct {
	chain   int32
	st      *statement
	renewed Day // the newest day for which the principal said so
	weight  float64
	half    bool // its own camp implies otherwise
	split   bool
	fell    string // the flag that says why it does not count, or empty
}

// tally adds up the stands for one camp.
type tally struct {
	independent float64 // against and third
	total       float64
	votes       int
	solid       bool // plain words about this very place among them
	wide        bool // words about all of a border among them
	faint       bool // implied words among them
	own         bool // not only for an ally
	again       bool // a recapture among them
	newest      Day
	holder      string
	top         float64
}

// verdict is what the stands add up to.
type verdict struct {
	status, lean ControlStatus
	holder       string
	sums         [camps]tally
	gone         [camps]Day // the newest withdrawal of the camp, or zero
	baseline     bool
	abandoned    bool
	override     bool
}

// moment is what a decision needs beside the stands.
type moment struct {
	t, k     Day
	conceded [camps]Day // the newest day for which a camp plainly admitted its loss
	lost     bool       // somebody has told, by then, that the Republic lost the place
}

// ended reports whether an authority that ended on a day had ended, and was known to have.
func (m *moment) ended(until Day) bool { return until != 0 && m.t >= until && m.k >= until }

// post is what a principal's words up to a day come to: the statement that stands
// for them, renewed by later ones.
type post struct {
	st      *statement // nil: nothing said
	rival   *statement // said of and on the same day, as firmly, for the other camp
	renewed Day
}

// hear takes in the next valid statement of a principal (clauses 2 and 10). What
// names the same camp again renews the plainest and most specific words; words in
// one's own favour about all of a border do not take back what was conceded of this place.
func (p *post) hear(st *statement) {
	was := p.st
	switch {
	case was != nil && was.deed != left && st.deed != left && was.camp == st.camp:
		p.renewed = max(p.renewed, st.renews)
		if st.merit() >= was.merit() {
			p.st = st
			if st.when != was.when || st.said != was.said {
				p.rival = nil
			}
		}
	case was != nil && st.wide && st.class == bySelf && was.class == byLoser && !was.wide:
	case was != nil && st.tied && st.class == byThird && was.when == st.when && was.said == st.said && was.merit() == st.merit():
		*p = post{st: st, rival: was, renewed: st.renews}
	default:
		*p = post{st: st, renewed: st.renews}
	}
}

// resolve appends where a principal stands.
func (c *Case) resolve(dst []stand, chain int32, p *post, k Day) []stand {
	if p.st == nil {
		return dst
	}
	s := stand{chain: chain, st: p.st, renewed: p.renewed, weight: 1}
	if s.st.wide {
		s.weight = 0.5
	}
	if s.st.deed == holds && !s.st.simple && c.halved(s.st.claim, k) {
		s.weight, s.half = s.weight/2, true
	}
	if p.rival != nil {
		s.weight, s.split = s.weight/2, true
		dst = append(dst, stand{chain: chain, st: p.rival, renewed: p.rival.renews, weight: s.weight, split: true})
	}
	return append(dst, s)
}

// decide applies clauses 5, 8 and 9 to the stands. It notes in each why it does not count.
func (c *Case) decide(stands []stand, m *moment) (v verdict) {
	over := m.conceded
	var review *statement
	for i := range stands {
		s := &stands[i]
		switch {
		case s.st.class == byReview:
			review = s.st
		case s.st.deed == left:
			over[s.st.camp] = max(over[s.st.camp], s.renewed)
			v.gone[s.st.camp] = max(v.gone[s.st.camp], s.renewed)
		}
	}
	c.drop(stands, m, over)
	for i := range stands {
		if s := &stands[i]; s.fell == "" && s.st.deed != left && s.st.class != byReview {
			v.sums[s.st.camp].add(s)
		}
	}
	if review != nil {
		v.override, v.status, v.holder = true, v.held(review.camp, m), review.holder
		return v
	}
	v.settle(m)
	return v
}

// drop notes which stands fell: with an authority; to a later plain admission of
// their own camp; or, once stale, to later plain words of a third party.
func (c *Case) drop(stands []stand, m *moment, over [camps]Day) {
	var third [camps]Day
	for i := range stands {
		s := &stands[i]
		s.fell = ""
		ch := &c.chains[s.chain]
		if s.st.deed == left || s.st.class == byReview {
			continue
		}
		if s.renewed < over[s.st.camp] {
			s.fell = FlagOvertaken
		} else if s.st.class == byThird && !s.st.wide && !s.st.faint {
			third[s.st.camp] = max(third[s.st.camp], s.renewed)
		}
		if m.ended(s.st.until) || s.st.class == bySelf && (m.ended(ch.until) || m.t < ch.from) {
			s.fell = FlagLapsed
		}
	}
	for i := range stands {
		s := &stands[i]
		stale := s.st.deed != left && s.st.class != byReview && m.t-s.renewed > StaleDays
		if s.fell == "" && stale && third[s.st.camp.other()] > s.renewed {
			s.fell = FlagOvertaken
		}
	}
}

func (t *tally) add(s *stand) {
	t.votes++
	t.total += s.weight
	if s.st.class != bySelf {
		t.independent += s.weight
	}
	t.solid = t.solid || !s.st.wide && !s.st.faint
	t.wide = t.wide || s.st.wide
	t.faint = t.faint || s.st.faint
	t.own = t.own || !s.st.allied
	t.again = t.again || s.st.again
	t.newest = max(t.newest, s.renewed)
	if s.weight > t.top || s.weight == t.top && s.st.holder < t.holder {
		t.top, t.holder = s.weight, s.st.holder
	}
}

// settle turns the tallies into a status (clause 5).
func (v *verdict) settle(m *moment) {
	r, e := &v.sums[republic], &v.sums[emirate]
	switch {
	case r.votes > 0 && e.votes > 0:
		v.status = Contested
		switch {
		case r.independent > e.independent, r.independent == e.independent && r.total > e.total:
			v.lean = v.held(republic, m)
		case e.independent > r.independent, e.total > r.total:
			v.lean = HeldByTaliban
		}
	case r.votes > 0:
		v.alone(republic, m)
	case e.votes > 0:
		v.alone(emirate, m)
	case v.gone != [camps]Day{}:
		v.status, v.abandoned = HeldByUnknown, true
	case !m.ended(RepublicEnd):
		v.status, v.holder, v.baseline = HeldByGovernment, BaselineHolder, true
	default:
		v.status = HeldByUnknown
	}
}

// alone is the status when all votes are for one camp.
func (v *verdict) alone(c camp, m *moment) {
	t := &v.sums[c]
	v.holder = t.holder
	switch {
	case v.gone[c] >= t.newest && v.gone[c] != 0:
		v.status, v.holder, v.abandoned = Contested, "", true
	case t.independent > 0:
		v.status = v.held(c, m)
	case c == emirate:
		v.status = ClaimedByTaliban
	case !m.lost && !t.again && v.gone[republic] == 0:
		v.status = v.held(republic, m) // nobody has claimed a loss: no more than the baseline
	case v.held(republic, m) == HeldByAllied:
		v.status = ClaimedByAllied
	default:
		v.status = ClaimedByGovernment
	}
}

// held names the status of a place that a camp holds. An ally of the Republic holds
// for the government, and for itself when the Republic is no more.
func (v *verdict) held(c camp, m *moment) ControlStatus {
	switch {
	case c == emirate:
		return HeldByTaliban
	case m.ended(RepublicEnd) && !v.sums[republic].own:
		return HeldByAllied
	}
	return HeldByGovernment
}
