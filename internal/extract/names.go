package extract

import "strings"

// named joins people's names with the bodies that appositions give them, and finds
// people who were named before by their family names.
func (r *reading) named(s *sent, in []actor) []actor {
	for i := 0; i < len(s.toks); {
		n := r.nameAt(s, in, i)
		if n == 0 {
			i++
			continue
		}
		in = r.joinName(s, in, i, n)
		i += n
	}
	return sortActors(in)
}

// nameAt returns the length of a person's name at i: two or more capitalised words, or a
// family name learned before.
func (r *reading) nameAt(s *sent, in []actor, i int) int {
	n := 0
	for i+n < len(s.toks) && n < 5 {
		t := s.toks[i+n]
		if n > 0 && nameParticles[t.norm] && t.hyphen && i+n+1 < len(s.toks) && s.toks[i+n+1].cap {
			n++ // Zia-ul-Haq
			continue
		}
		if t.kind != word || !t.cap || t.upper && t.end-t.start > 3 || s.mentionAt(i+n) != nil || covered(in, i+n) || !plainName(t.norm) || agencyNames[t.norm] {
			break
		}
		n++
		if t.elided {
			return 0
		}
	}
	if n >= 2 || n == 1 && r.names[s.toks[i].norm].principal != "" {
		return n
	}
	return 0
}

// notNames are capitalised words that begin sentences or name no person.
var notNames = wordSet("the a an le la les un une des il elle ils nous on in at on after but and for to from that this these those as with while meanwhile however selon dans apres mais et pour par avec alors depuis cette ce ces son sa leur earlier later monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december islamic republic emirate united nations european union state committee national security outre mr mrs officials local taliban ministry border central asia asian south north east west western eastern northern southern persian gulf eid line river pass bridge gate street road square highway mountains valley lake ocean province district county facebook twitter telegram whatsapp television radio news agency corps division")

// nameParticles stand in small letters inside a name.
var nameParticles = wordSet("ul ur uz ud us un al el e i")

func plainName(n string) bool { return !notNames[n] }

func covered(in []actor, i int) bool {
	for _, a := range in {
		if a.first <= i && i <= a.last {
			return true
		}
	}
	return false
}

// joinName attaches a name of n tokens at i to the body beside it.
func (r *reading) joinName(s *sent, in []actor, i, n int) []actor {
	family := s.toks[i+n-1].norm
	best, bestGap := -1, 99
	for k, a := range in {
		if a.named || a.who.person {
			continue
		}
		gap := 99
		switch {
		case a.last < i:
			gap = r.roleGap(s.toks, a.last+1, i, false)
		case a.first >= i+n:
			gap = r.roleGap(s.toks, i+n, a.first, true)
		}
		if gap < bestGap {
			best, bestGap = k, gap
		}
	}
	known, ok := r.names[family]
	if clericTitle(s.toks, i) && (best < 0 || in[best].who.anonymous) && !ok {
		best, known, ok = -1, talibanWho, true
		known.name, known.person = personName(r.words(s, i, i+n-1), talibanWho.name), true
		r.names[family] = known
	}
	switch {
	case best >= 0:
		a := &in[best]
		a.first, a.last = min(a.first, i), max(a.last, i+n-1)
		a.named, a.nameFirst, a.nameLast = true, i, i+n-1
		a.who.name = personName(r.words(s, i, i+n-1), a.who.name)
		a.who.person, a.who.anonymous = true, false
		r.names[family] = a.who
	case ok:
		in = append(in, actor{first: i, last: i + n - 1, who: known, named: true, nameFirst: i, nameLast: i + n - 1})
	default:
		w := who{actor: "", principal: "", name: r.words(s, i, i+n-1), person: true}
		in = append(in, actor{first: i, last: i + n - 1, who: w, named: true, nameFirst: i, nameLast: i + n - 1})
	}
	return in
}

// clericTitle reports whether a name bears the title of a mullah, inside it or before it: the
// Taliban's commanders do, where no body is named for them.
func clericTitle(toks []token, i int) bool {
	return clericTitles[toks[i].norm] || clericTitles[wordAt(toks, i-1)]
}

var clericTitles = wordSet("mullah mollah mawlawi maulvi moulavi mawlavi maulavi molavi qari mufti moufti maulana mawlana akhund")

func personName(name, role string) string {
	if role == "" || strings.Contains(role, name) {
		return name
	}
	return name + ", " + role
}

// roleGap measures the words between a body and a name, 99 where they do not belong
// together: NAME, chef des forces de BODY · BODY, NAME, · BODY NAME.
func (r *reading) roleGap(toks []token, from, to int, nameFirst bool) int {
	gap := to - from
	if gap == 0 {
		return 0
	}
	if gap > 9 {
		return 99
	}
	comma := 0
	for k := from; k < to; k++ {
		t := toks[k]
		switch {
		case t.norm == ",":
			comma++
			if nameFirst && k != from || !nameFirst && k != to-1 {
				return 99
			}
		case t.kind == punct && t.norm != "'" && t.norm != "(" && t.norm != ")":
			return 99
		case nameFirst && comma == 1 && from+1 < len(toks) && articleLike[toks[from+1].norm] && !(r.lang == "fr" && toks[from+1].norm == "a"):
		case !roleWords[t.norm] && !linkWords[t.norm]:
			return 99
		}
	}
	if nameFirst && comma == 0 {
		return 99
	}
	return gap
}

// roleWords may stand between a name and the body it belongs to.
var roleWords = wordSet("un une le la les des du de a an the of chef head commandant commander commandeur membre member porte parole spokesman spokeswoman president chief deputy senior haut responsable official elu general colonel major ministre minister directeur director conseiller adviser advisor ancien former vice local provincial ouest est nord sud for ministre forces qui who combattant fighter milicien representant representative delegate envoye envoy ambassadeur ambassador its their his son sa leur whom named nomme acting interim suppleant adjointe adjoint")

// words returns the text of tokens a to b as it is written.
func (r *reading) words(s *sent, a, b int) string {
	if a < 0 || b >= len(s.toks) || a > b {
		return ""
	}
	return string(r.text[s.toks[a].start:s.toks[b].end])
}

func sortActors(in []actor) []actor {
	for i := 1; i < len(in); i++ {
		for j := i; j > 0 && in[j].first < in[j-1].first; j-- {
			in[j], in[j-1] = in[j-1], in[j]
		}
	}
	return in
}

// articleLike words begin an apposition that says who somebody is.
var articleLike = wordSet("a an whom the un une le la l chef head membre member porte spokesman spokeswoman president directeur director commander commandant gouverneur governor who its their his son leur")

// familyName reports whether a family name stands alone, or after a title: as part of a
// longer name it may be another person's.
func familyName(toks []token, i int) bool {
	if i+1 < len(toks) && toks[i+1].cap && toks[i+1].kind == word && plainName(toks[i+1].norm) {
		return false
	}
	if i == 0 || !toks[i-1].cap || toks[i-1].kind != word {
		return true
	}
	return i == 1 || !plainName(toks[i-1].norm) || titles[toks[i-1].norm]
}

// titles may stand before a family name.
var titles = wordSet("mr mrs president spokesman minister mullah general gen mollah governor colonel commander vice monsieur adviser secretary envoy defence defense interior taliban")
