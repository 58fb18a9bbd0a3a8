package extract

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"marz/internal/marz"
)

// sharedRoot is the folder beside the project that holds the two annotated dispatches.
func sharedRoot(t testing.TB) string {
	root := filepath.Join("..", "..", "..", "shared")
	if _, err := os.Stat(filepath.Join(root, "gold", "seeds.json")); err != nil {
		t.Skip("SKIPPED: the shared gold annotation is not beside the project")
	}
	return root
}

type sharedTime struct{ Earliest, Latest, Precision string }

type sharedGold struct {
	Dispatches map[string]struct {
		File, Agency string
		DCT          struct{ Value string }
	}
	Actors map[string]struct{ Principal string }
	Claims []struct {
		ID, Dispatch, Type, Stance, Certainty, Claimant, Place string
		Core                                                   bool
		Evidence                                               struct{ Start, End int }
		Said, Happened                                         sharedTime
		Quantity                                               *struct{ Value *float64 }
	}
	Negatives []struct{ Dispatch, Sentence, Trap string }
}

var sharedTypes = map[string]marz.Type{"control_state": marz.ControlType, "control_extent": marz.ControlShare, "cross_border_flight": marz.Flight}
var sharedStances = map[string]marz.Stance{"assert": marz.Asserts, "deny": marz.Denies, "promise": marz.Promises, "assess": marz.Assesses, "report": marz.Reports, "request": marz.Requests}
var sharedPlaces = map[string]string{"herat_city": "herat", "herat_province": "AF-HER", "border_afg_tjk": "afg-tjk", "afghanistan": "AFG"}
var sharedPrincipals = map[string]string{"russia_mfa": "russia"}

func (g sharedTime) interval() marz.Interval {
	a, _ := marz.ParseDay(g.Earliest)
	b, _ := marz.ParseDay(g.Latest)
	p := marz.Precision(g.Precision)
	if p == "open_future" {
		p = marz.PrecisionRange
	}
	return marz.Interval{From: a, To: b, Precision: p}
}

func readShared(t testing.TB) (map[string]Gold, sharedGold) {
	root := sharedRoot(t)
	raw, err := os.ReadFile(filepath.Join(root, "gold", "seeds.json"))
	if err != nil {
		t.Fatal(err)
	}
	var in sharedGold
	if err := json.Unmarshal(raw, &in); err != nil {
		t.Fatal(err)
	}
	out := map[string]Gold{}
	for id, d := range in.Dispatches {
		text, err := os.ReadFile(filepath.Join(root, "seeds", d.File))
		if err != nil {
			t.Fatal(err)
		}
		pub, err := marz.ParseDay(d.DCT.Value)
		if err != nil {
			t.Fatal(err)
		}
		g := Gold{Doc: Document{Name: id, Text: string(text), Agency: d.Agency, Published: marz.On(pub)}}
		for _, c := range in.Claims {
			if c.Dispatch == id {
				g.Claims = append(g.Claims, sharedClaim(in, c.Type, c.Stance, c.Claimant, c.Place, c.Core, c.Evidence.Start, c.Evidence.End, c.Said, c.Happened))
			}
		}
		out[id] = g
	}
	return out, in
}

func sharedClaim(in sharedGold, typ, stance, claimant, place string, core bool, start, end int, said, happened sharedTime) GoldClaim {
	c := GoldClaim{Core: core, Start: start, End: end}
	c.Type = marz.Type(typ)
	if m, ok := sharedTypes[typ]; ok {
		c.Type = m
	} else if groups[c.Type] == 0 {
		c.Type = marz.Statement
	}
	c.Stance = sharedStances[stance]
	principal := in.Actors[claimant].Principal
	if m, ok := sharedPrincipals[principal]; ok {
		principal = m
	}
	c.Principal = strings.ReplaceAll(principal, "_", "-")
	c.Place = strings.ReplaceAll(place, "_", "-")
	if m, ok := sharedPlaces[place]; ok {
		c.Place = m
	}
	c.Said, c.Happened = said.interval(), happened.interval()
	return c
}

func TestEvalShared(t *testing.T) {
	golds, _ := readShared(t)
	x := testExtractor(t)
	var list []scored
	for id, g := range golds {
		list = append(list, scored{id, "fr", Evaluate(x.Extract(g.Doc), g)})
	}
	t.Log("\n" + table("shared", list))
	var events Count
	for _, s := range list {
		events.Add(s.score["events"])
	}
	if events.F1() < 0.9 {
		t.Errorf("event F1 on the shared dispatches is %.2f, want 0.90", events.F1())
	}
}

// TestSharedTraps holds that what looks like an event in the shared dispatches is none.
func TestSharedTraps(t *testing.T) {
	golds, _ := readShared(t)
	x := testExtractor(t)
	for id, g := range golds {
		for _, c := range x.Extract(g.Doc).Claims {
			switch {
			case c.Place == "kabul" || c.PlaceKind == marz.KindCountry && c.Type != marz.Withdrawal:
				t.Errorf("%s: %s on %s: a government or a whole country is no place", id, c.Type, c.Place)
			case c.Type == marz.Flight && c.PlaceKind == marz.KindCrossing:
				t.Errorf("%s: a flight is pinned on %s", id, c.Place)
			case c.Type == marz.Attack && c.Place == "herat":
				t.Errorf("%s: an intention became an attack on Herat", id)
			case c.Type == marz.Capture && c.Place == "herat":
				t.Errorf("%s: a person was captured, not Herat", id)
			case c.Type == marz.Reinforcement && !c.Negated && c.Certainty == marz.Asserted:
				t.Errorf("%s: reinforcements that were not sent: %s", id, c.Exact)
			case c.Quantity != nil && c.Quantity.Value != nil && *c.Quantity.Value == 10:
				t.Errorf("%s: 10.000 was read as ten", id)
			case c.Place == "zinda-jan" && c.Side != marz.SideMedia:
				t.Errorf("%s: %s speaks of Zinda Jan outside his quotation", id, c.Claimant)
			}
		}
	}
}
