package extract

import "marz/internal/marz"

// frenchWarTriggers are plain words of the war that the tables before hold in part only.
var frenchWarTriggers = []triggerRow{
	{trigger: trigger{typ: marz.Capture, frame: takes}, verbs: "rafl:er", tails: ""},
	{trigger: trigger{typ: marz.ControlType, frame: takes, need: flagged}, verbs: "flott:er flotter:flotte,flottent|||| ondul:er claqu:er", tails: ""},
	{trigger: trigger{typ: marz.Attack, frame: takes, forms: nounForm, need: after}, phrases: "offensive talibane/offensive des talibans/offensive des insurges/offensive du mouvement/offensive de l'armee/offensive gouvernementale/offensive menee/offensive lancee"},
	{trigger: trigger{typ: marz.Arming, frame: occurs, need: givenArms}, verbs: "arm:er equip:er", tails: ""},
	{trigger: trigger{typ: marz.Mobilization, frame: moves}, verbs: "rejoindre:rejoignent,rejoint|rejoint,rejoints|||rejoignant", tails: "ses rangs/les rangs/leurs rangs/la resistance/les forces armees/le front"},
	{trigger: trigger{typ: marz.Capture, frame: takes, need: flagged}, verbs: "hiss:er plant:er", tails: ""},
}

// frenchWarNoise are phrases that hold the words of a trigger and mean something else.
const frenchWarNoise = "pris le commandement/prendre le commandement/prend le commandement/pris ses fonctions/prendre ses fonctions/pris la releve/prendre la releve/pris sa retraite/prise de fonctions/en masse/poste de controle/postes de controle/point de controle/points de controle/tour de controle"
