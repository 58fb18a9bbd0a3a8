package extract

import "marz/internal/marz"

// englishPlain completes the word classes of the other tables: the plain verbs of taking,
// leaving, handing over and attacking that they do not hold.
var englishPlain = []triggerRow{
	{trigger: trigger{typ: marz.Capture, frame: takes, near: true}, verbs: "grab/grabbed/grabbed/grabbing nab/nabbed/nabbed/nabbing"},
	{trigger: trigger{typ: marz.Capture, frame: falls}, verbs: "fall/fell/fallen pass slip/slipped/slipped/slipping come/came/come/coming", tails: "into hands/under control/into control"},
	{trigger: trigger{typ: marz.ControlType, frame: stands}, phrases: "in hands/under control"},
	{trigger: trigger{typ: marz.ControlType, frame: takes, forms: finite}, phrases: "in command of/in full command/in firm control/firmly in control/in sole control/in undisputed control/in effective control/in charge of the city/in charge of the town/in charge of the crossing/in charge of the district/in charge of the border"},
	{trigger: trigger{typ: marz.Recapture, frame: takes, near: true, forms: finite}, phrases: "re entered/reentered/re took/re captured/re occupied"},
	{trigger: trigger{typ: marz.Recapture, frame: takes, forms: finite}, phrases: "re established control/reestablished control/re established government control/reestablished government control/re asserted control/reasserted control/re gained control"},
	{trigger: trigger{typ: marz.Recapture, frame: falls}, verbs: "return revert come/came/come/coming", tails: "to government control/to government hands/to the control of the government/back under government control/back into government hands/back under the control of the government"},
	{trigger: trigger{typ: marz.Withdrawal, frame: moves, near: true}, verbs: "quit/quit/quit/quitting"},
	{trigger: trigger{typ: marz.Withdrawal, frame: moves}, verbs: "abandon leave/left/left/leaving desert quit/quit/quit/quitting vacate evacuate", tails: "posts/checkpoints/check posts/outposts/bases/border posts/security posts/barracks/garrisons/the district centre/the district center/the district/their barracks/their garrison/their stronghold"},
	{trigger: trigger{typ: marz.Withdrawal, frame: moves, need: armed}, verbs: "leave/left/left/leaving", tails: "with their weapons/with their/without a fight/without fighting/without resistance/without firing/without a shot"},
	{trigger: trigger{typ: marz.Withdrawal, frame: moves}, phrases: "left to the taliban/left to taliban/left to the insurgents/left to the militants/been left without/were left without/was left without/left undefended/left unguarded/been abandoned/were abandoned/was abandoned"},
	{trigger: trigger{typ: marz.Handover, frame: takes, need: given}, verbs: "hand give/gave/given deliver transfer/transferred/transferred/transferring yield turn"},
	{trigger: trigger{typ: marz.Handover, frame: takes}, verbs: "hand give/gave/given cede transfer/transferred/transferred/transferring yield surrender turn", tails: "control of/over control of/over the control of/the control of"},
	{trigger: trigger{typ: marz.Attack, frame: takes, near: true}, verbs: "strike/struck/struck hit/hit/hit/hitting bombard rocket mortar strafe"},
	{trigger: trigger{typ: marz.Attack, frame: takes}, verbs: "open", tails: "fire on/fire at/fire towards/fire toward"},
	{trigger: trigger{typ: marz.Attack, frame: takes}, verbs: "launch conduct start begin/began/begun/beginning mount carry", tails: "an operation/a military operation/a clearing operation/a clearance operation/a counterattack/a counter attack/a counteroffensive/a counter offensive/a large scale operation/out strikes/out raids/out an operation/out operations/out a raid/strikes/raids"},
	{trigger: trigger{typ: marz.Attack, frame: takes}, verbs: "blow/blew/blown/blowing", tails: "up"},
	{trigger: trigger{typ: marz.Attack, frame: takes, near: true}, verbs: "torch"},
	{trigger: trigger{typ: marz.Attack, frame: takes}, verbs: "set/set/set/setting", tails: "ablaze/alight"},
	{trigger: trigger{typ: marz.Deployment, frame: moves}, verbs: "move bring/brought/brought/bringing send/sent/sent/sending shift relocate", tails: "military hardware/military equipment/hardware/equipment/armoured vehicles/armored vehicles/heavy weapons/tanks/artillery/armour/armor/military vehicles"},
	{trigger: trigger{typ: marz.Arming, frame: occurs, need: people}, phrases: "been armed/were armed/was armed/are being armed/being armed/been equipped with/were equipped with"},
	{trigger: trigger{typ: marz.Deployment, frame: moves}, verbs: "strengthen tighten reinforce bolster boost increase", tails: "the protection of/the security of/the defence of/the defense of/protection of/the guard on/the guarding of/patrols on/patrols along"},
	{trigger: trigger{typ: marz.Arming, frame: occurs}, verbs: "arm/armed/armed/arming", tails: "local/local people/local residents/villagers/civilians/residents/militias/volunteers/people/locals/tribesmen/ordinary/citizens/uprising"},
	{trigger: trigger{typ: marz.Withdrawal, frame: moves}, verbs: "flee/fled/fled/fleeing", tails: "their posts/their post/their positions/their bases/their base/their checkpoints/their outposts/the post/the base/the outpost/the checkpoint/their barracks"},
	{trigger: trigger{typ: marz.Reinforcement, frame: moves}, verbs: "send/sent/sent/sending rush fly/flew/flown bring/brought/brought/bringing dispatch", tails: "fighters/in fighters/in men/militants/in militants/in soldiers/in police/in guards/in units"},
	{trigger: trigger{typ: marz.Clash, frame: occurs}, phrases: "gunfights/gun fights/shootouts/gun battles/street fights/exchanges of gunfire/running battles"},
}
