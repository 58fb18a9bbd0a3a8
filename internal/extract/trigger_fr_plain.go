package extract

import "marz/internal/marz"

// frenchPlainTriggers are turns of plain wire copy that the tables before lack.
var frenchPlainTriggers = []triggerRow{
	{trigger: trigger{typ: marz.Attack, frame: takes}, verbs: "lach:er largu:er", tails: "leurs bombes/des bombes/une bombe/deux bombes/plusieurs bombes/leurs missiles/des missiles/leurs charges"},
	{trigger: trigger{typ: marz.Capture, frame: takes, near: true, actor: "taliban", need: armed}, verbs: "arriv:er", tails: "a/au/dans la ville/dans le district/dans la localite"},
	{trigger: trigger{typ: marz.Statement, frame: takes}, verbs: "encercl:er", tails: ""},
	{trigger: trigger{typ: marz.Attack, frame: takes, need: struck}, verbs: "touch:er frapp:er vis:er atteindre:atteignent|atteint,atteinte,atteints,atteintes|||", tails: ""},
	{trigger: trigger{typ: marz.Attack, frame: falls, actor: "forces"}, verbs: "faire:fait,font|fait|faisait,faisaient|fer|", tails: "l'objet d'une operation/l'objet d'une contre attaque/l'objet d'une contre offensive/l'objet d'une operation militaire"},
	{trigger: trigger{typ: marz.Attack, frame: falls}, verbs: "faire:fait,font|fait|faisait,faisaient|fer|", tails: "l'objet d'une attaque/l'objet d'un assaut/l'objet d'attaques/l'objet de tirs/l'objet de frappes/l'objet de bombardements/l'objet d'un bombardement/l'objet d'une offensive"},
	{trigger: trigger{typ: marz.Closure, frame: opens, forms: participle}, phrases: crossProduct("est/sont/reste/restent/demeure/demeurent/etait/etaient/restait/restaient/demeurait", "infranchissable/infranchissables/inaccessible/inaccessibles/impraticable/impraticables/impossible a franchir/impossible a traverser")},
	{trigger: trigger{typ: marz.Flight, frame: moves, need: stopped}, verbs: "interpell:er intercept:er arret:er", tails: ""},
	{trigger: trigger{typ: marz.Handover, frame: moves, need: keys}, verbs: "remettre:remet,remettent,remit,remirent|remis,remise,remises|remettait,remettaient|remettr|remettant donn:er confi:er tendre:tend,tendent|tendu|||", tails: ""},
	{trigger: trigger{typ: marz.Mobilization, frame: moves, need: reservists}, verbs: "rappel:er rappeler:rappelle,rappellent||||", phrases: "rappel"},
	{trigger: trigger{typ: marz.Reopening, frame: opens, forms: participle}, phrases: "ont repris le travail/avaient repris le travail/a repris le travail/ont repris le service/reprennent le travail/ont repris leurs postes"},
	{trigger: trigger{typ: marz.Reopening, frame: opens, need: gate}, phrases: crossProduct("franchissent/franchissaient/traversent/traversaient/empruntent/empruntaient", "de nouveau/a nouveau")},
	{trigger: trigger{typ: marz.Statement, frame: opens}, phrases: crossProduct("fonctionne/fonctionnent/fonctionnait/fonctionnaient/tourne/travaille/travaillent", "normalement/comme d'habitude/sans interruption/jour et nuit")},
	{trigger: trigger{typ: marz.Withdrawal, frame: moves}, phrases: crossProduct("redeploiement/repositionnement/regroupement/repli/retrait/recul", "provisoire/temporaire/tactique/strategique/ordonne/en bon ordre")},
	{trigger: trigger{typ: marz.ControlType, frame: takes, near: true, actor: "taliban", need: overPlace}, phrases: crossProduct("drapeau/drapeaux/banniere/bannieres/etendard", "blanc/blancs/blanche/taliban/talibans/des talibans/des insurges/de l'emirat/de l'emirat islamique/du mouvement/blanc des talibans")},
}

// frenchPlainNoise are phrases that hold the words of a trigger and mean something else: a
// headquarters is no siege.
const frenchPlainNoise = "siege du district/siege de district/siege du gouvernorat/siege du gouvernement/siege du gouverneur/siege de la police/siege de l'administration/siege du conseil/siege de l'onu/siege du ministere/siege de la douane/siege des douanes/siege du parlement/devant le siege/au siege/siege central/leur siege/son siege/frappe d'estoc/frappe les esprits/fait l'objet/touche par la secheresse/touches par la secheresse"
