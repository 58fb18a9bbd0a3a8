package extract

import "marz/internal/marz"

// frenchEchoTriggers say of a place that its turn came in a row of happenings, or who holds
// it, without a verb of taking.
var frenchEchoTriggers = []triggerRow{
	{trigger: trigger{typ: likeBefore, frame: falls, forms: finite}, phrases: "a ete la derniere/a ete le dernier/ont ete les dernieres/ont ete les derniers/a ete la premiere/a ete le premier/ont ete les premieres/ont ete les premiers/fut la derniere/fut le dernier/fut la premiere/fut le premier/furent les premieres/furent les premiers/etait la suivante/a ferme la marche/ont ferme la marche/a ouvert la marche/la derniere en date est/le dernier en date est/la derniere en date a ete/la premiere a ete/le premier a ete/la premiere fut/le premier fut/le dernier fut/la derniere fut/puis ce fut/puis c'est/ce fut ensuite/ce fut le tour de/ce fut au tour de/c'est au tour de/le tour de"},
	{trigger: trigger{typ: marz.Capture, frame: falls, forms: participle}, phrases: "le premier perdu fut/la premiere perdue fut/le dernier perdu fut/la derniere perdue fut/premier perdu est/dernier perdu est"},
	{trigger: trigger{typ: likeBefore, frame: falls, need: placeFirst}, verbs: "preced:er preceder:precede,precedent|precede|||", tails: ""},
	{trigger: trigger{typ: marz.ControlType, frame: stands}, phrases: "maitres depuis/maitre depuis"},
	{trigger: trigger{typ: likeBefore, frame: falls}, phrases: "suivie de celle de/suivie de celle d/suivie de celle du/suivie de celles de/suivi de celui de/suivi de celui d/precedee de celle de"},
	{trigger: trigger{typ: marz.Capture, frame: takes, near: true, actor: "taliban"}, verbs: "mettre:met,mettent|mis||mettr|", tails: "un pied a/un pied dans/un pied au/le pied a/le pied dans/les pieds a/les pieds dans"},
	{trigger: trigger{typ: marz.Capture, frame: takes, actor: "taliban", need: whereBefore}, verbs: "entr:er penetr:er", tails: ""},
	{trigger: trigger{typ: marz.Statement, frame: opens}, phrases: "se poursuit normalement/se poursuivent normalement/continue normalement/continuent normalement/se poursuit comme d'habitude/continue comme avant"},
	{trigger: trigger{typ: marz.Arming, frame: occurs}, verbs: "arm:er", tails: "des villageois/des habitants/des volontaires/des civils/les habitants/les villageois/la population"},
	{trigger: trigger{typ: marz.ControlType, frame: moves, actor: "taliban"}, phrases: "drapeau des talibans a ete vu/drapeau taliban a ete vu/drapeau blanc a ete vu/drapeau des talibans est visible/drapeau blanc est visible"},
	{trigger: trigger{typ: marz.ControlType, frame: stands, actor: "forces", need: placeFirst}, phrases: "restee au gouvernement/reste au gouvernement/restent au gouvernement/restait au gouvernement"},
	{trigger: trigger{typ: marz.ControlType, frame: stands, actor: "forces"}, phrases: "tient bon/tiennent bon/tenait bon/resiste toujours/resiste encore/resistait toujours/resistait encore"},
	{trigger: trigger{typ: likeBefore, frame: moves, need: others}, verbs: "arriv:er pass:er travers:er", tails: ""},
	{trigger: trigger{typ: marz.Recapture, frame: moves, forms: finite, need: armed}, phrases: "est de retour a/est de retour dans/est de retour au/sont de retour a/sont de retour dans/sont de retour au/etaient de retour a/etait de retour a"},
	{trigger: trigger{typ: marz.ControlType, frame: takes}, verbs: "avoir:a,ont|eu|avait,avaient||ayant gard:er conserv:er", tails: "la main sur/la haute main sur/la mainmise sur"},
	{trigger: trigger{typ: marz.Clash, frame: occurs}, phrases: "se sont tire dessus/se tirent dessus/se sont mitrailles"},
	{trigger: trigger{typ: marz.Handover, frame: moves, need: troops}, verbs: "rentr:er retourn:er repass:er", tails: "par le/par la/par"},
	{trigger: trigger{typ: marz.Recapture, frame: takes, near: true}, verbs: "purifi:er securis:er", tails: ""},
	{trigger: trigger{typ: marz.ControlType, frame: stands}, verbs: "gard:er t:tenir surveill:er control:er occup:er", tails: "cote afghan par/de l'autre cote par"},
	{trigger: trigger{typ: marz.Capture, frame: falls, actor: "loser"}, verbs: "echapp:er", tails: "de longue date a kaboul/depuis longtemps a kaboul/de longue date au gouvernement/en grande partie a kaboul"},
	{trigger: trigger{typ: marz.ControlType, frame: moves, actor: "taliban"}, phrases: "drapeau du gouvernement n'y a plus flotte/drapeau du gouvernement n'y flotte plus/drapeau afghan n'y flotte plus/drapeau national n'y flotte plus/drapeau tricolore n'y flotte plus/drapeau tricolore n'y a plus flotte/drapeau blanc y flotte/drapeau taliban y flotte/drapeau des talibans y flotte/drapeau blanc flotte/drapeau taliban flotte/drapeau des talibans flotte"},
}

// englishEchoTriggers are the same in English.
var englishEchoTriggers = []triggerRow{
	{trigger: trigger{typ: likeBefore, frame: falls, forms: finite}, phrases: "was the latest/were the latest/was the last/were the last/was the first/were the first/was the first to go/were the first to go/was the last to go/were the last to go/came next/came last/came first/went next/went first/went last/followed suit/had already gone/was to follow/were to follow/had gone the day before/had gone a day earlier/went the day before/went the day after/the first to go was/the last to go was/the latest was/the first was/the last was/next was/next came/then came/next to go was/it was the turn of"},
	{trigger: trigger{typ: marz.ControlType, frame: takes, near: true, need: armed, forms: finite}, phrases: "now man/who man/still man/now guard/who guard/still guard/now patrol/now staff"},
	{trigger: trigger{typ: likeBefore, frame: falls, forms: finite}, phrases: "so did/so has/so had/so have/so was/so were/as did/as has/as had/as was"},
	{trigger: trigger{typ: likeBefore, frame: falls}, phrases: "followed by that of/preceded by that of"},
	{trigger: trigger{typ: marz.Capture, frame: falls, need: wentAway}, verbs: "go/went/gone", tails: ""},
	{trigger: trigger{typ: marz.Capture, frame: falls, forms: finite, need: placeFirst}, phrases: "is gone/are gone/was gone/were gone"},
	{trigger: trigger{typ: likeBefore, frame: moves, need: others}, verbs: "arrive cross follow come/came/come/coming", tails: "/over/across"},
	{trigger: trigger{typ: marz.Flight, frame: moves, need: crowd}, verbs: "come/came/come/coming get/got/got go/went/gone", tails: "across at/over at/through at", phrases: "crossed at/had crossed at/have crossed at/came over at"},
	{trigger: trigger{typ: marz.ControlType, frame: stands, actor: "forces"}, phrases: "remained with the government/remains with the government/remain with the government/is holding out/is holding firm/is still holding out/still holds out/holds firm/was holding out/was still holding out"},
	{trigger: trigger{typ: likeBefore, frame: falls, forms: finite, need: placeFirst}, phrases: "s turn"},
	{trigger: trigger{typ: marz.Capture, frame: takes, near: true, actor: "taliban"}, verbs: "set/set/set/setting", tails: "foot in/foot inside"},
	{trigger: trigger{typ: marz.Flight, frame: moves, need: people}, phrases: "were let through/was let through/been let through/were allowed through/been allowed through/were waved through/been waved through/were allowed to cross/been allowed to cross/were permitted to cross"},
	{trigger: trigger{typ: marz.Surrender, frame: moves}, verbs: "lay/laid/laid/laying put/put/put/putting", tails: "down their rifles/down their guns/down rifles"},
	{trigger: trigger{typ: marz.Closure, frame: opens, forms: participle}, phrases: "been idle/lain idle/stands idle/stood idle/sits idle/is idle/are idle/lies idle"},
	{trigger: trigger{typ: marz.Statement, frame: opens}, phrases: "goes on as before/go on as before/went on as before/is continuing as normal/continues as normal/continues as usual/continuing normally/continuing as usual/continued as normal/continued as usual/is running as usual/is running normally"},
	{trigger: trigger{typ: marz.ControlType, frame: takes, near: true, actor: "taliban"}, phrases: "flag was seen over/flag was seen above/flag was seen at/flag was seen on/flag was visible over/flag is visible over/banner was seen over"},
	{trigger: trigger{typ: marz.Closure, frame: opens, need: traffic}, verbs: "stop/stopped/stopped/stopping cease", tails: ""},
	{trigger: trigger{typ: marz.Closure, frame: opens}, phrases: "nothing has moved/nothing moves/nothing is moving/nothing was moving/nothing has crossed/no one is getting through/nobody is getting through/no one was getting through/no trucks are getting through/no one can cross/nobody can cross"},
	{trigger: trigger{typ: marz.Reopening, frame: opens}, phrases: "began passing through/started passing through/have begun passing/are passing again/trucks are crossing again/getting through again"},
	{trigger: trigger{typ: marz.Recapture, frame: moves, forms: finite, need: armed}, phrases: "are back in/are back at/were back in/were back at/is back in/is back at/was back in/was back at"},
	{trigger: trigger{typ: marz.ControlType, frame: takes, need: armed, forms: finite}, phrases: "were masters of/are masters of/have the whole of/hold the whole of/have all of/hold all of"},
	{trigger: trigger{typ: marz.ControlType, frame: takes, near: true, actor: "taliban"}, phrases: "flag now hangs over/flag hangs over/flag now flew over/banner now flies over/banner hangs over/banner now hangs over/flag now waves over"},
	{trigger: trigger{typ: marz.Clash, frame: occurs}, phrases: "shots were fired/shot at each other/fired at each other/fired on each other/opened up on each other"},
	{trigger: trigger{typ: marz.Handover, frame: moves, need: troops}, verbs: "go/went/gone return", tails: "home through/home via/home across"},
	{trigger: trigger{typ: marz.Recapture, frame: takes, near: true}, verbs: "secure", tails: ""},
	{trigger: trigger{typ: marz.ControlType, frame: stands}, phrases: "wholly theirs/entirely theirs/now theirs/was theirs/were theirs/is theirs/are theirs/all theirs/theirs alone/in their possession/now ours"},
	{trigger: trigger{typ: marz.ControlType, frame: takes, near: true, actor: "taliban"}, phrases: "flag has not flown over/flag has not flown at/flag has not flown in/flag no longer flies over/flag no longer flies at/flag no longer flies in/flag no longer flew over/white banner on/white flag on/white flag over/white banner over/white flag above/taliban flag over/taliban flag on/taliban flag above"},
	{trigger: trigger{typ: marz.Flight, frame: moves, need: crowd}, verbs: "come/came/come/coming walk drive/drove/driven swim/swam/swum/swimming wade clamber ride/rode/ridden/riding climb pass arrive", tails: "over the/across the/by the bridge/over the bridge/across the bridge/over a bridge/over it/by the ferry/by ferry/by boat/on foot over/across it/across on foot"},
}
