package extract

import (
	"strings"

	"marz/internal/marz"
)

// englishClasses are word classes that are products of lists: flags that are seen over a place,
// posts that are safe, homes that are left.
var englishClasses = []triggerRow{
	{trigger: trigger{typ: marz.ControlType, frame: takes, near: true, actor: "taliban"}, phrases: crossProduct(crossProduct("flag/flags/banner/banners", "could be seen/can be seen/was seen/were seen/is visible/was visible/are visible/were visible/hangs/hung/hanging/waves/waved/waving/flutters/fluttered/fluttering/flies/flew/fly/flying/is flying/was flying/are flying/were flying/has flown/have flown/still flies/still flew"), "over/above/at/on/from/atop/outside/in")},
	{trigger: trigger{typ: marz.ControlType, frame: takes, near: true, actor: "taliban", forms: finite}, phrases: crossProduct("white flag/white flags/white banner/white banners/taliban flag/taliban flags/taliban banner/taliban banners", "on/over/above/at/atop")},
	{trigger: trigger{typ: marz.ControlType, frame: stands, actor: "forces"}, phrases: crossProduct("is/are/was/were/remains/remain/remained", strings.Join([]string{"secure", "fully secure", "fully secured", "completely secure", "entirely secure", "totally secure", "well secured", "safe and secure", "firmly secured", "in safe hands"}, "/"))},
	{trigger: trigger{typ: marz.ControlType, frame: stands, actor: "taliban"}, phrases: crossProduct("been/is/are/was/were/remains/remain/remained", "out of government hands/out of government control/out of the government's hands/out of the government's control/beyond government control/outside government control/outside the government's control")},
	{trigger: trigger{typ: marz.Attack, frame: takes, forms: finite}, phrases: crossProduct("strikes/strike/air strikes/airstrikes/air strike/airstrike/jets/warplanes/drones/bombs", "hit/targeted/struck/had hit/had targeted/had struck/have hit/pounded")},
	{trigger: trigger{typ: marz.Attack, frame: takes, near: true}, verbs: "set/set/set/setting", tails: "fire to/on fire"},
	{trigger: trigger{typ: marz.Attack, frame: takes, forms: finite}, phrases: crossProduct("shell/shells/mortar shells/mortars/rockets/rocket/missiles/artillery shells/mortar rounds", "landed/had landed/have landed/fell/had fallen/have fallen/hit/struck/exploded/rained down/rained/slammed into")},
	{trigger: trigger{typ: marz.Attack, frame: takes, forms: finite}, phrases: crossProduct("bomb/bombs/car bomb/roadside bomb/mine/landmine/explosive device/suicide bomber/suicide car bomb", "exploded/went off/detonated/blew up/was detonated/had exploded")},
	{trigger: trigger{typ: marz.Casualties, frame: occurs}, verbs: "suffer sustain receive", tails: "injuries/wounds/injury/gunshot wounds/bullet wounds"},
	{trigger: trigger{typ: marz.Casualties, frame: occurs}, phrases: "embraced martyrdom/embrace martyrdom/were martyred/attained martyrdom/achieved martyrdom/laid down their lives/gave their lives/lost his life/lost their lives/perished"},
	{trigger: trigger{typ: marz.Withdrawal, frame: moves, need: troops}, verbs: "move shift relocate", tails: "temporarily to/temporarily/to a nearby base/to a nearby/to a safer/to safer/to other bases/to another base"},
	{trigger: trigger{typ: marz.Surrender, frame: moves}, verbs: "give/gave/given", tails: "itself up/himself up/themselves up"},
	{trigger: trigger{typ: marz.Flight, frame: moves, need: people}, verbs: "leave/left/left/leaving flee/fled/fled/fleeing abandon desert quit/quit/quit/quitting", tails: "their homes/their houses/their villages/their home/their village/their fields"},
	{trigger: trigger{typ: marz.Flight, frame: moves, need: people}, verbs: "cross", tails: "the state border/the national border/the international border/the common border/the state frontier/the amu darya/the amu/the panj/the pyanj/the pyandzh/the oxus/the boundary"},
	{trigger: trigger{typ: marz.Reopening, frame: opens, forms: participle}, phrases: crossProduct(crossProduct("trucks/vehicles/goods/lorries/pedestrians/travellers/travelers/passengers/cargo", "were/was/have been/had been"), "allowed to cross/allowed through/allowed to pass/let through/allowed in")},
	{trigger: trigger{typ: marz.Reopening, frame: opens}, phrases: crossProduct("is/are/was/were/been", "back in operation/back in service/back in business/back in use/back to normal/back at work")},
	{trigger: trigger{typ: marz.Reopening, frame: opens, need: gate}, verbs: "open/opened/opened/opening", tails: "its gates/its gate/its doors/the gates"},
	{trigger: trigger{typ: marz.Deployment, frame: moves, need: troops}, verbs: "bring/brought/brought/bringing move", tails: "up to the border/up to the frontier/up to the line"},
}
