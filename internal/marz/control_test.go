package marz_test

import (
	"strings"
	"testing"

	"marz/internal/marz"
)

var seeds = []string{"afp-2021-07-09-islam-qala", "afp-2021-07-10-herat"}

// short writes an answer as the worked table does.
func short(c marz.Control) string {
	s := string(c.Status)
	if c.Lean != "" {
		s += " leans " + string(c.Lean)
	}
	return strings.Join(append([]string{s}, c.Flags...), " ")
}

func TestTheWorkedTableOfIslamQala(t *testing.T) {
	r := loadRecord(t)
	c := marz.NewCase("islam-qala", r.of(seeds...), r.actor)
	const claimed, held = "taliban-claimed", "taliban"
	const fought = "contested leans taliban implicit-denial"
	days := []string{"2021-07-08", "2021-07-09", "2021-07-10", "2021-07-11", "2021-07-12"}
	table := map[string][]string{
		"2021-07-08": {"government baseline", "government baseline projected", "government baseline projected", "government baseline projected", "government baseline projected"},
		"2021-07-09": {"government baseline window", claimed, claimed + " projected", claimed + " projected", claimed + " projected"},
		"2021-07-10": {"government baseline window", held, fought, "contested leans taliban projected implicit-denial", "contested leans taliban projected implicit-denial"},
		"2021-07-12": {"government baseline window", held, fought, fought, fought},
	}
	ages := map[string]int{"2021-07-10": 0, "2021-07-11": 1, "2021-07-12": 2}
	for k, want := range table {
		for i, d := range days {
			got := c.At(day(t, d), day(t, k))
			if short(got) != want[i] {
				t.Errorf("on %s, known on %s: %s; want %s", d, k, short(got), want[i])
			}
			if age, ok := ages[d]; ok && k == "2021-07-12" && (got.AgeDays == nil || *got.AgeDays != age) {
				t.Errorf("on %s, known on %s: age %v; want %d", d, k, got.AgeDays, age)
			}
		}
	}
}
