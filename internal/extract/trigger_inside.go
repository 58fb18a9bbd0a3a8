package extract

// insideTrigger reports whether a token may stand inside a trigger of which a part was read:
// whose control it is, how many are sent, whose flag flies.
func insideTrigger(t *triggerTree, tok token) bool {
	switch w := tok.norm; {
	case flagWords[w] && t.next["flies"] != nil:
		return true
	case holderWords[w] && (t.next["control"] != nil || t.next["hands"] != nil):
		return true
	case t.next["back"] != nil && t.next["home"] != nil && (tok.kind == number || units[w] != "" || w == "the"):
		return true // sent the 26 men back
	case fireWords[w] && t.next["fire"] != nil:
		return true
	case tok.kind == number || counted[w] || numberWords[w] > 0:
		return t.takesTroops()
	}
	return false
}

// holderWords name a holder between "under" or "into" and "control" or "hands": under the
// militants' control, into rebel hands.
var holderWords = wordSet("government the ' s their its full complete total firm taliban insurgents insurgent militants militant rebel rebels group movement islamists islamist fighters enemy jihadists extremists kabul")

// flagWords stand between a flag and what it does: the white flag of the Taliban flies over X.
var flagWords = wordSet("of the taliban movement group islamic emirate insurgents")

// fireWords stand between "open" or "exchange" and "fire".
var fireWords = wordSet("heavy intense unprovoked indiscriminate artillery mortar small arms heavy sporadic rocket cross border")

// counted may stand between a verb of sending and who is sent: sent hundreds of soldiers,
// called up 20,000 reservists, rushed some 300 more commandos, left all the checkpoints.
var counted = wordSet("hundreds thousands dozens scores of more additional extra some about around nearly several fresh another many at least all most the their his a number few")

// takesTroops reports whether a trigger goes on with who or what is counted.
func (t *phraseTree[T]) takesTroops() bool {
	for _, who := range [...]string{"troops", "soldiers", "commandos", "forces", "reinforcements", "reservists", "reservistes", "weapons", "rifles", "checkpoints", "hardware"} {
		if t.next[who] != nil {
			return true
		}
	}
	return false
}
