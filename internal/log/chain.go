package log

import "fmt"

// Damage is a fault found in the stored records: nothing from Seq on is to be
// trusted. Marz never repairs a log; it is restored from a backup.
type Damage struct {
	Seq int64  // the first record that cannot be proved; 0 when no single one is to blame
	Why string // what is wrong with it
	Err error  // what the database said, or nil
}

// Error says which record is damaged, how, and what to do.
func (d *Damage) Error() string {
	const advice = "; keep it as it is and restore a backup into a new one (marz restore)"
	if d.Seq == 0 {
		return "the log is damaged: " + d.Why + advice
	}
	return fmt.Sprintf("the log is damaged at record %d", d.Seq) + ": " + d.Why + advice
}

// Unwrap returns what the database said.
func (d *Damage) Unwrap() error { return d.Err }

// chain proves records one after the other.
type chain struct{ last head }

// next checks that r follows what was proved before.
func (c *chain) next(r *record) error {
	want := c.last.seq + 1
	switch {
	case r.seq != want:
		return &Damage{Seq: want, Why: fmt.Sprintf("it is missing; the next one found says it is record %d", r.seq)}
	case r.at < c.last.at:
		return &Damage{Seq: want, Why: "it is dated before the record that it follows"}
	case r.sum(c.last.hash) != r.hash:
		return &Damage{Seq: want, Why: "its content does not match its hash"}
	}
	c.last = r.head()
	return nil
}

// end checks that the chain reaches the head that the counter row names.
func (c *chain) end(h head) error {
	switch {
	case c.last.seq < h.seq:
		return &Damage{Seq: c.last.seq + 1, Why: fmt.Sprintf("it is missing, though the log counts %d records", h.seq)}
	case c.last.seq > h.seq:
		return &Damage{Seq: h.seq + 1, Why: fmt.Sprintf("it is there, though the log counts %d records", h.seq)}
	case c.last != h:
		return &Damage{Seq: h.seq, Why: "it is not the record that the log's counter row names as its last"}
	}
	return nil
}

// corruption is what a database says when it finds its own data damaged.
type corruption struct{ err error }

func (c *corruption) Error() string { return c.err.Error() }
func (c *corruption) Unwrap() error { return c.err }

// stray reports a row before the first record. It is passed over, so that a record
// whose own number was damaged is missed at its place and named; the check of the
// store finds those that nobody misses.
func (c *chain) stray(r *record) bool { return r.seq < 1 && c.last.seq == 0 }

func strayRow(seq int64) error {
	return &Damage{Seq: seq, Why: "there is no such number: the first record is 1"}
}
