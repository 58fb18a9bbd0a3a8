package extract

import (
	"slices"
	"time"

	"marz/internal/marz"
)

// takeover is the day from which offices in Afghanistan are the Taliban's, and resettled
// the one from which its soldiers are: in the weeks between, dispatches still speak of the
// soldiers who had fled.
var (
	takeover, _  = marz.NewDay(2021, time.September, 1)
	resettled, _ = marz.NewDay(2022, time.January, 1)
)

// formerWords say that the office or the army of the republic is meant.
var formerWords = wordSet("ancien ancienne anciens anciennes ex former dechu dechue dechus precedent precedente previous ousted fallen dissous dissoute")

// rulers gives the offices of the country to those who govern it on the day of
// publication: the police of Kandahar are the Taliban's in 2022.
func (r *reading) rulers(toks []token, i, n int, w who) who {
	named := talibanWord(toks, i+n) || w.office != "" && talibanWord(toks, i-1)
	if !named && (r.pub.IsZero() || r.pub.First() < takeover) || w.side != marz.SideGovernment || w.person {
		return w
	}
	for k := max(0, i-2); k < min(len(toks), i+n+2); k++ {
		if formerWords[toks[k].norm] {
			return w
		}
	}
	if isForce(w) && (r.pub.First() < resettled || r.exiled(toks, i)) {
		return w
	}
	t := talibanWho
	t.anonymous, t.country, t.branch = w.anonymous, w.country, w.branch
	if w.name != "" {
		t.name = "Taliban: " + w.name
	}
	return t
}

// exiled reports whether the army of the republic is meant: its collapse is told for years.
func (r *reading) exiled(toks []token, i int) bool {
	return slices.ContainsFunc(toks, func(t token) bool {
		switch t.norm {
		case "2021", "effondrement", "collapse", "effondree", "collapsed":
			return true
		}
		return false
	})
}
