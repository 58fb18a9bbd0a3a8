package extract

import (
	"strings"

	"marz/internal/marz"
)

// englishCrossTriggers are more ways to say that people go over a border, are let in, sent
// back or held up at it, and that a gate is shut or opens.
var englishCrossTriggers = []triggerRow{
	{trigger: trigger{typ: marz.Flight, frame: moves, need: fugitives}, verbs: "go/went/gone move head travel walk drive/drove/driven run/ran/run/running rush pour flood stream flock surge flow swarm trek march slip/slipped/slipped/slipping sneak get/got/got/getting come/came/come/coming arrive fly/flew/flown sail row scramble hurry race return retreat withdraw/withdrew/withdrawn pull push float drift crowd", tails: "into/to/in/toward/towards/over to/over into/across to/across into/back to/back into/out to/on to/onto/through to/down to/up to/over/across"},
	{trigger: trigger{typ: marz.Flight, frame: moves, need: fugitives}, verbs: "make/made/made/making fight/fought/fought", tails: "their way to/their way into/their way across/their way over/his way to/its way to/it to/it into/it across/it over/for"},
	{trigger: trigger{typ: marz.Flight, frame: moves, need: fugitives}, verbs: "set/set/set/setting leave/left/left/leaving depart", tails: "off for/out for/off to/for"},
	{trigger: trigger{typ: marz.Flight, frame: moves, need: leavers}, verbs: "leave/left/left/leaving flee/fled/fled/fleeing abandon quit/quit/quit/quitting desert"},
	{trigger: trigger{typ: marz.Flight, frame: moves, need: wentOver}, verbs: "cross", tails: "/over"},
	{trigger: trigger{typ: marz.Flight, frame: moves, need: letThem}, verbs: "let/let/let/letting allow admit/admitted/admitted/admitting take/took/taken wave", tails: "them in/them through/them across/them over/them cross/them to cross/them enter/them to enter/them pass"},
	{trigger: trigger{typ: marz.Reopening, frame: opens, need: truckLet}, verbs: "let/let/let/letting allow permit/permitted/permitted/permitting", tails: "/in/through"},
	{trigger: trigger{typ: marz.Handover, frame: moves, need: sentOff}, verbs: "send/sent/sent/sending fly/flew/flown take/took/taken bring/brought/brought/bringing turn push escort ferry bus hand"},
	{trigger: trigger{typ: marz.Handover, frame: moves, need: handed}, verbs: "hand give/gave/given deliver turn pass"},
	{trigger: trigger{typ: marz.Flight, frame: moves, need: people}, verbs: "request ask/asked/asked/asking apply beg/begged/begged/begging plead appeal", tails: "refuge/shelter/asylum/sanctuary/safe passage/for refuge/for shelter/for asylum/for sanctuary/for protection/for safe passage/for permission to cross/for permission to enter/to be let in/to be allowed in"},
	{trigger: trigger{typ: marz.Flight, frame: moves, need: people}, verbs: "give/gave/given grant offer provide", tails: "refuge/shelter/asylum/sanctuary/safe passage/refuge to/shelter to/temporary shelter/temporary refuge/safe haven"},
	{trigger: trigger{typ: marz.Flight, frame: moves, need: hosted}, verbs: "accept receive shelter host house accommodate welcome harbor harbour admit/admitted/admitted/admitting"},
	{trigger: trigger{typ: marz.Flight, frame: moves, need: people}, phrases: crossProduct("were allowed/was allowed/been allowed/being allowed/were permitted/been permitted/were let/was let/been let/were given permission/been given permission", "to cross/to enter/in/into/to come over/to come across/to come in/across/over/through/to pass/to pass through/to take refuge")},
	{trigger: trigger{typ: marz.Flight, frame: moves, need: arrivals}, phrases: "arrival/arrivals"},
	{trigger: trigger{typ: marz.Flight, frame: moves, need: toSpeaker}, verbs: "register/registered/registered/registering"},
	{trigger: trigger{typ: marz.Flight, frame: moves, need: aircraft}, verbs: "force compel/compelled/compelled/compelling make/made/made/making oblige order", tails: "to land/down/to touch down"},
	{trigger: trigger{typ: marz.Flight, frame: moves, need: aircraft}, verbs: "land touch", tails: "at/in/down in/down at"},
	{trigger: trigger{typ: marz.Flight, frame: moves, need: toSpeaker}, verbs: "enter cross reach penetrate", tails: "the country/its territory/our territory/the country's territory/the republic/his country/our country/our soil/its soil/their territory/onto its territory/into its territory/into our territory/into the country/onto our territory/the territory of/over/over from/from afghanistan/over from afghanistan/from/over from/its border/our border/our borders"},
	{trigger: trigger{typ: marz.Flight, frame: moves, need: toSpeaker}, verbs: "arrive come/came/come/coming", tails: "from afghanistan/over from afghanistan/across from afghanistan/to us/here from afghanistan/from the afghan side/from across the border"},
	{trigger: trigger{typ: marz.Flight, frame: moves, need: toSpeaker}, phrases: "influx of/inflow of/flow of refugees/wave of refugees/flow of afghan refugees/mass influx/refugee influx/refugees on our territory/refugees on its territory/refugees in the country"},
	{trigger: trigger{typ: marz.Handover, frame: moves, need: returned}, verbs: "deport repatriate extradite expel/expelled/expelled/expelling evict"},
	{trigger: trigger{typ: marz.Handover, frame: moves, need: returned}, verbs: "send/sent/sent/sending push bring/brought/brought/bringing turn take/took/taken escort fly/flew/flown transport ferry bus lead/led/led/leading", tails: "back to afghanistan/back across/back over/back through/back into afghanistan/back to afghan/back home/back via/home/home via/home through/back"},
	{trigger: trigger{typ: marz.Handover, frame: moves, need: returned}, verbs: "return", tails: "/to afghanistan/to their country/to the afghan side/to afghan territory/to kabul"},
	{trigger: trigger{typ: marz.Handover, frame: moves}, verbs: "give/gave/given hand turn pass yield cede transfer", tails: "control of/over control of/over the control of/the keys of/the keys to/over the keys to/over the keys of/up control of/responsibility for/over responsibility for/back control of/back the keys"},
	{trigger: trigger{typ: marz.Handover, frame: moves}, verbs: "hand give/gave/given turn return deliver", tails: "over the bodies/over the body/back the bodies/the bodies/the body/over the remains/over the dead"},
	{trigger: trigger{typ: marz.Closure, frame: opens, need: barred}, phrases: "from crossing/from entering/from passing/from passing through/from travelling/from traveling/from leaving/from going"},
	{trigger: trigger{typ: marz.Closure, frame: opens, forms: participle}, phrases: crossProduct("no one/nobody/no vehicle/no vehicles/no truck/no trucks/no goods/no pedestrians/no traffic/no people/no travellers/no travelers/no lorry/no lorries/no passengers/no civilians/not a single truck/not a single vehicle", "is allowed to cross/is allowed through/is allowed to pass/is being allowed through/are allowed to cross/are allowed through/are being allowed through/will be allowed to cross/will be allowed through/will be allowed to pass/will be allowed in/would be allowed to cross/would be allowed through/would be allowed in/will be let through/will cross/will pass/would cross/would pass/will get through/may pass/is allowed in/are allowed in/was allowed through/were allowed through/was allowed to cross/were allowed to cross/can pass/can cross/could cross/could pass/is passing/are passing/was passing/were passing/may cross/is permitted to cross/are permitted to cross/passes/pass/passed/has passed/have passed/crossed/moved/has moved/have moved/is moving/are moving/get through/gets through/got through")},
	{trigger: trigger{typ: marz.Closure, frame: opens, need: traffic, forms: participle}, phrases: "been cut off/was cut off/were cut off/been disrupted/were disrupted/was disrupted/been paralysed/been paralyzed/was paralysed/was paralyzed/been interrupted/was interrupted/were interrupted/been stopped/been barred/been suspended/been halted/is suspended/are suspended/is halted/are halted/has dried up/had dried up"},
	{trigger: trigger{typ: marz.Reopening, frame: opens}, verbs: "lift end relax ease remove", tails: "the blockade/the closure/the ban/its ban/the ban on/the restrictions/restrictions/restrictions on/restrictions at/its blockade/the blockade of/the closure of/the suspension"},
	{trigger: trigger{typ: marz.Reopening, frame: opens, need: gate}, verbs: "open"},
	{trigger: trigger{typ: marz.Reopening, frame: opens, need: traffic}, verbs: "restore normalise normalize revive"},
	{trigger: trigger{typ: marz.Reopening, frame: opens}, verbs: "throw/threw/thrown swing/swung/swung fling/flung/flung", tails: "open/open its gates/open the gates"},
	{trigger: trigger{typ: marz.Reopening, frame: opens}, phrases: "back open/returning to normal/return to normal/is now open/are now open/is once again open/is open again/are open again/once more open/traffic resumes/trade resumes/movement has resumed/movement resumed/crossings resumed/crossings have resumed/resumption of trade/resumption of traffic"},
	{trigger: trigger{typ: marz.Statement, frame: opens}, phrases: crossProduct("trucks/lorries/vehicles/containers/tankers/wagons/travellers/travelers/passengers/drivers", "are stranded/were stranded/are stuck/were stuck/have been stuck/have been stranded/remain stuck/remain stranded/remained stuck/stranded/stuck/are waiting/were waiting/are queuing/were queuing/are lined up/were lined up/lined up/are backed up/were backed up/backed up/are blocked/are parked/are held up/were held up/are piling up/have piled up")},
	{trigger: trigger{typ: marz.Statement, frame: opens}, phrases: crossProduct("trade/traffic/transit/commerce/movement/business/work/customs work/operations/activity", "is continuing/are continuing/continues/continue/was continuing/goes on/is normal/remains normal/is as usual/has not stopped/has not been interrupted/is going on/is under way/is proceeding")},
	{trigger: trigger{typ: marz.Statement, frame: opens}, phrases: "queues of trucks/lines of trucks/queue of trucks/line of trucks/long queues/long lines of"},
}

// crossProduct joins each phrase of one list with each of another; both are separated by slashes.
func crossProduct(first, second string) string {
	var out []string
	for a := range strings.SplitSeq(first, "/") {
		for b := range strings.SplitSeq(second, "/") {
			out = append(out, a+" "+b)
		}
	}
	return strings.Join(out, "/")
}
