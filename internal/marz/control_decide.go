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
	specific    bool // not only on all of a border
	plain       bool // not only implied
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

// resolve appends where a principal stands, given its newest statement and its
// newest specific one (clause 10): words about all of a border renew what it said of
// this place, and do not take back what it conceded of it.
func (c *Case) resolve(dst []stand, chain, cur, spec int32, k Day) []stand {
	list := c.chains[chain].list
	s := stand{chain: chain, st: &list[cur], renewed: list[cur].renews, weight: 1}
	if s.st.wide && spec >= 0 {
		sp := &list[spec]
		switch {
		case sp.deed != left && sp.camp == s.st.camp:
			s.st = sp
		case s.st.class == ClassSelf && sp.class == ClassAgainst:
			s.st, s.renewed = sp, sp.renews
		}
	}
	if s.st.wide {
		s.weight = 0.5
	}
	if s.st.deed == holds && c.halved(s.st.claim, k) {
		s.weight, s.half = s.weight/2, true
	}
	if s.st.class == ClassThird && s.st == &list[cur] {
		if other := c.rival(list, cur, k); other != nil {
			s.weight, s.split = s.weight/2, true
			dst = append(dst, stand{chain: chain, st: other, renewed: other.renews, weight: s.weight, split: true})
		}
	}
	return append(dst, s)
}

// rival returns what the same principal said of the same day, on the same day and
// as firmly, for the other camp; or nil.
func (c *Case) rival(list []statement, cur int32, k Day) *statement {
	for j := cur; j > 0 && list[j].tied; j-- {
		o := &list[j-1]
		if o.camp != list[cur].camp && o.merit() == list[cur].merit() && c.valid(o, k) {
			return o
		}
	}
	return nil
}

// decide applies clauses 5, 8 and 9 to the stands. It notes in each why it does not count.
func (c *Case) decide(stands []stand, m *moment) (v verdict) {
	over := m.conceded
	var review *statement
	for i := range stands {
		s := &stands[i]
		switch {
		case s.st.class == ClassReview:
			review = s.st
		case s.st.deed == left:
			over[s.st.camp] = max(over[s.st.camp], s.renewed)
			v.gone[s.st.camp] = max(v.gone[s.st.camp], s.renewed)
		}
	}
	c.drop(stands, m, over)
	for i := range stands {
		if s := &stands[i]; s.fell == "" && s.st.deed != left && s.st.class != ClassReview {
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

// drop notes which stands fell: with an authority, or to later word.
func (c *Case) drop(stands []stand, m *moment, over [camps]Day) {
	var third [camps]Day
	for i := range stands {
		s := &stands[i]
		s.fell = ""
		ch := &c.chains[s.chain]
		switch {
		case s.st.deed == left || s.st.class == ClassReview:
		case m.ended(s.st.until), s.st.class == ClassSelf && (m.ended(ch.until) || m.t < ch.from):
			s.fell = FlagLapsed
		case s.renewed < over[s.st.camp]:
			s.fell = FlagOvertaken
		case s.st.class == ClassThird && !s.st.wide && !s.st.faint:
			third[s.st.camp] = max(third[s.st.camp], s.renewed)
		}
	}
	for i := range stands {
		s := &stands[i]
		stale := s.st.class == ClassSelf && m.t-s.renewed > StaleDays
		if s.fell == "" && stale && third[s.st.camp.other()] > s.renewed {
			s.fell = FlagOvertaken
		}
	}
}

func (t *tally) add(s *stand) {
	t.votes++
	t.total += s.weight
	if s.st.class != ClassSelf {
		t.independent += s.weight
	}
	t.specific = t.specific || !s.st.wide
	t.plain = t.plain || !s.st.faint
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
