package extract

import (
	"strings"

	"marz/internal/marz"
)

// branch is the service of an official without a name: the record counts the unnamed of a
// neighbour's security forces and of its customs apart.
type branch uint8

const (
	noBranch branch = iota
	securityBranch
	customsBranch
	policeBranch
)

// pairsOf are all pairs of the words of two lists: security official, military official.
func pairsOf(first, second string) []string {
	var out []string
	for a := range strings.SplitSeq(first, "/") {
		for b := range strings.SplitSeq(second, "/") {
			out = append(out, strings.TrimSpace(a+" "+b))
		}
	}
	return out
}

// unnamedOf gives unnamed officials of a neighbour the principal that the record knows them by.
func unnamedOf(w who, country string) string {
	switch {
	case country == "pakistan" && w.branch == securityBranch:
		return "pakistan-security-anon"
	case country == "pakistan" && w.branch == customsBranch:
		return "pakistan-customs-anon"
	case country == "pakistan" && (w.side == marz.SideGovernment || w.side == marz.SideTaliban):
		return "pakistan-border-anon"
	case country == "tajikistan" && w.branch == securityBranch:
		return "tajik-source-b"
	case country == "turkmenistan" && w.branch == securityBranch:
		return "turkmen-official-anon"
	}
	return ""
}

// corpsWords end the name of a large unit of the army: the 207th Zafar Corps, le 217e corps
// d'armée Pamir.
var corpsWords = wordSet("corps brigade battalion bataillon division regiment")

// corpsAt reads a unit of the Afghan army by its number or its name.
func corpsAt(toks []token, i int) (who, int) {
	if toks[i].kind != number && !(toks[i].cap && corpsNames[toks[i].norm]) {
		return who{}, 0
	}
	for k := i + 1; k < min(len(toks), i+5); k++ {
		switch {
		case corpsWords[toks[k].norm]:
			n := k - i + 1
			if wordAt(toks, k+1) == "d" && wordAt(toks, k+2) == "armee" {
				n += 2
			}
			if wordAt(toks, i+n) != "" && corpsNames[toks[i+n].norm] {
				n++
			}
			return corpsWho, n
		case !toks[k].cap && !unitEnds[toks[k].norm] && toks[k].norm != "army":
			return who{}, 0
		}
	}
	return who{}, 0
}

var (
	corpsNames = wordSet("shaheen pamir zafar maiwand thunder tandar selab silab atal badr chahine zafer khalid")
	unitEnds   = wordSet("st nd rd th e eme er")
	corpsWho   = who{actor: "afghan-forces", principal: "afghan-forces", side: marz.SideGovernment, name: "Army corps"}
)
