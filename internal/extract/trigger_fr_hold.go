package extract

import "marz/internal/marz"

// frenchTree indexes the French tables.
func frenchTree() *triggerTree {
	return newTriggers(frenchNoise+"/"+frenchMoreNoise+"/"+frenchWarNoise+"/"+frenchPlainNoise, frenchTriggers, frenchHoldTriggers, frenchMoveTriggers, frenchGateTriggers, frenchFightTriggers, frenchEchoTriggers, frenchWarTriggers, frenchPlainTriggers, frenchCrossTriggers)
}

// frenchHoldTriggers are more ways to say who takes, loses, wins back or holds a place.
var frenchHoldTriggers = []triggerRow{
	{trigger: trigger{typ: marz.Capture, frame: takes}, verbs: "arrach:er submerg:er", tails: ""},
	{trigger: trigger{typ: marz.Capture, frame: takes, forms: finite}, phrases: "se sont rendus maitres/s'est rendu maitre/se sont rendues maitres/se rendent maitres/s'etaient rendus maitres/se sont egalement rendus maitres/se sont aussi rendus maitres/se sont faits maitres"},
	{trigger: trigger{typ: marz.Capture, frame: takes}, phrases: "s'etre rendus maitres/s'etant rendus maitres/se rendre maitres"},
	{trigger: trigger{typ: marz.Capture, frame: takes}, verbs: "etend:re impos:er etabl:ir instaur:er affirm:er", tails: "leur controle/leur emprise/leur mainmise/leur domination/leur autorite/leur loi/son controle/son emprise"},
	{trigger: trigger{typ: marz.Capture, frame: takes, near: true}, verbs: "venir:viennent|venu,venus||viendr|venant", tails: "a bout de/a bout d/a bout du/a bout de la resistance/a bout des"},
	{trigger: trigger{typ: marz.Capture, frame: takes, near: true, actor: "taliban"}, verbs: ":prendre", tails: "position dans/position a/position au/leurs quartiers a/leurs quartiers dans/pied a/pied dans/pied au"},
	{trigger: trigger{typ: marz.Capture, frame: takes, near: true, actor: "taliban"}, verbs: "pass:er", tails: "maitres de/maitres d/maitres du"},
	{trigger: trigger{typ: marz.Capture, frame: takes}, verbs: ":prendre", tails: "les commandes de/les commandes d/les commandes du/le dessus a/le dessus dans"},
	{trigger: trigger{typ: marz.Capture, frame: falls}, verbs: "tomb:er pass:er bascul:er", tails: "dans le giron/dans leur giron/dans le camp/entre leurs mains/dans leur escarcelle/sous leur controle/sous leur coupe/sous la ferule/sous le joug/sous la domination/sous l'emprise/sous drapeau taliban/a l'ennemi/aux insurges/aux talibans/a leurs mains/sans combat/sans resistance/sans combattre/sans coup ferir/sans un coup de feu"},
	{trigger: trigger{typ: marz.Capture, frame: falls, forms: finite}, phrases: "leur est revenu/leur est revenue/leur sont revenus/leur sont revenues/leur revient/leur reviennent/leur est acquis/leur est acquise/leur sont acquis/leur appartient/leur est tombe dans les mains/leur est echu"},
	{trigger: trigger{typ: marz.Capture, frame: falls, forms: nounForm}, phrases: "passage sous controle/passage sous le controle/passage aux mains/basculement"},
	{trigger: trigger{typ: marz.Capture, frame: falls, actor: "loser"}, verbs: "echapp:er", tails: "au controle/a son controle/aux forces/au gouvernement/a kaboul/a l'armee/a l'autorite/aux mains"},
	{trigger: trigger{typ: marz.Capture, frame: takes, near: true, actor: "loser"}, verbs: "lach:er", tails: ""},
	{trigger: trigger{typ: marz.Capture, frame: takes, near: true, forms: nounForm, need: claimed}, phrases: "le controle de/le controle du/le controle d/le controle des/le plein controle de/le plein controle du/le plein controle d/le controle total de/le controle total du/le controle total d"},
	{trigger: trigger{typ: marz.Capture, frame: takes, near: true}, verbs: "emport:er", tails: ""},
	{trigger: trigger{typ: marz.Capture, frame: takes, near: true, actor: "taliban"}, verbs: "entr:er penetr:er", tails: "sans combattre dans/sans combat dans/sans resistance dans/sans coup ferir dans/sans combattre a/sans resistance a"},
	{trigger: trigger{typ: marz.Capture, frame: falls, forms: participle}, phrases: "ouvert ses portes aux talibans/ouvert ses portes aux insurges/ouvert leurs portes aux talibans/ouvert les portes aux talibans"},
	{trigger: trigger{typ: marz.ControlType, frame: moves, forms: finite, need: armed}, phrases: "font la loi/regnent en maitres/regnent sur/sont chez eux"},
	{trigger: trigger{typ: marz.Recapture, frame: takes}, verbs: "reinvest:ir reoccup:er", tails: ""},
	{trigger: trigger{typ: marz.Recapture, frame: takes}, verbs: "reinvestir:reinvestissent|reinvesti,reinvestie,reinvestis|||reinvestissant", tails: ""},
	{trigger: trigger{typ: marz.Recapture, frame: takes}, verbs: "regagn:er retrouv:er retabl:ir recouvr:er re:prendre recuper:er", tails: "le controle/le plein controle/leur controle/son controle/son autorite/la maitrise/position dans/position a"},
	{trigger: trigger{typ: marz.Recapture, frame: falls}, verbs: "repass:er retomb:er retourner:retournent|retourne,retournee|||retournant revenir:revient,reviennent|revenu,revenue,revenus,revenues|revenait,revenaient|reviendr|revenant rebascul:er", tails: "aux mains/entre les mains/sous le controle/sous controle/sous le plein controle/dans le giron/dans le camp/sous l'autorite/sous autorite/sous la coupe/sous la houlette/au gouvernement/a l'armee/aux forces"},
	{trigger: trigger{typ: marz.Recapture, frame: occurs, need: ousted}, verbs: "chass:er delog:er expuls:er bout:er refoul:er evinc:er", tails: ""},
	{trigger: trigger{typ: marz.Recapture, frame: occurs}, verbs: "remettre:remet,remettent|remis||remettr|", tails: "les pieds/le pied/pied"},
	{trigger: trigger{typ: marz.ControlType, frame: moves, actor: "forces"}, phrases: "drapeau tricolore flotte/drapeau tricolore flottait/drapeau national flotte/drapeau national flottait/drapeau afghan flotte/drapeau afghan flottait/drapeau de la republique flotte/drapeau de la republique flottait/couleurs nationales flottent/drapeau noir rouge et vert flotte"},
	{trigger: trigger{typ: marz.Recapture, frame: takes, forms: nounForm}, phrases: "retour sous controle/retour sous le controle/retour dans le giron"},
	{trigger: trigger{typ: marz.ControlType, frame: takes}, verbs: "occuper:occupe,occupent,occupons||||", tails: ""},
	{trigger: trigger{typ: marz.ControlType, frame: stands}, phrases: "entre leurs mains/entre ses mains/est a nous/est desormais a nous/sont a nous/nous appartient/maitres des lieux/sous controle taliban/sous controle gouvernemental/sous administration talibane/sous la domination/sous la houlette/sous la ferule/dans leurs mains/dans notre giron/dans le giron/appartient aux/appartiennent aux/appartient a/appartient au/administre par/administree par/administres par"},
	{trigger: trigger{typ: marz.ControlType, frame: takes, near: true, need: armed}, verbs: "domin:er patrouill:er administr:er", tails: "/a/dans"},
	{trigger: trigger{typ: marz.Surrender, frame: moves}, phrases: "mis bas les armes/rendu les armes/rendu leurs armes/rend les armes/baisse les armes/brandi le drapeau blanc/leve le drapeau blanc/fait reddition/fait allegeance/prete allegeance/rallie les talibans/rallies aux talibans/rallie aux talibans/rallies aux insurges/passes a l'ennemi/passe a l'ennemi/passes du cote des talibans/passes dans le camp des talibans/fait defection/se rendent aux/s'etre rendus/se rendre/se rendaient"},
	{trigger: trigger{typ: marz.Handover, frame: takes}, verbs: "remettre:remet,remettent|remis,remise|remettaient|remettr|remettant laiss:er livr:er abandonn:er", tails: "les cles de/les cles d/les cles du/les clefs de/les clefs d"},
	{trigger: trigger{typ: marz.Withdrawal, frame: takes, near: true, need: given}, verbs: "laiss:er conced:er", tails: ""},
	{trigger: trigger{typ: marz.Handover, frame: takes, near: true, need: given}, verbs: "ced:er", tails: "sans combattre/sans combat/pacifiquement"},
	{trigger: trigger{typ: likeBefore, frame: falls}, verbs: "connaitre:connait,connaissent|connu|connaissait,connaissaient|connaitr|connaissant sub:ir partag:er", tails: "le meme sort/un sort identique/un sort similaire/un sort semblable/le meme destin/ce sort/pareil sort"},
	{trigger: trigger{typ: likeBefore, frame: falls, need: placeFirst}, verbs: "suivre:suit,suivent|suivi|suivait,suivaient|suivr|", tails: ""},
	{trigger: trigger{typ: likeBefore, frame: moves}, verbs: "faire:fait,font,firent|fait|faisait,faisaient|fer|faisant", tails: "de meme/pareil/autant/la meme chose"},
	{trigger: trigger{typ: likeBefore, frame: moves, need: after}, verbs: "imit:er", tails: ""},
	{trigger: trigger{typ: likeBefore, frame: moves}, verbs: "emboit:er", tails: "le pas"},
	{trigger: trigger{typ: likeBefore, frame: occurs}, phrases: "meme scenario/meme chose/meme sort pour/meme issue/idem pour/idem a/il en va de meme/il en est alle de meme/c'est aussi le cas/c'est egalement le cas"},
}

// frenchMoreNoise are phrases that hold the words of a trigger and mean something else.
const frenchMoreNoise = "pris le large/prendre le large/prennent le large/pris la tete/pris de court/pris conscience/pris de panique/pris place/pris ses distances/pris le relais/pris le pouvoir/pris le parti/pris feu/pris dans un/pris dans une/pris dans des/pris dans les/pris connaissance/pris la decision/prendre le pouvoir/prise du pouvoir/se livrent/se livrer/se sont livres/se livraient/chasses du pouvoir/chasse du pouvoir/chasser du pouvoir/renversement/chute du gouvernement/chute du mur/chute des cours/chute du soviet/en chute libre/perte de temps/pertes en vies/lourdes pertes/de lourdes pertes/perdu patience/perdu du terrain/perd du terrain/gagne du terrain/gagnent du terrain/gagner du terrain/occupe par l'union sovietique/renforce les controles/renforcer les controles/renforce la surveillance/renforce la pression/renforce les liens/renforcer la cooperation/renforce les soupcons/renforce leurs positions/suspendu aux levres/suspendu les pourparlers/suspendu les negociations/suspendu l'aide/suspendu son aide/suspendu ses vols/suspendu les vols/suspendu de ses fonctions/suivi de/suivi par/suivie de/suivie par/lache du lest/laisse entendre/laisse planer/laisse tomber/laisser faire/coup de feu/coups de feu et/rendu visite/rendu compte/rendre visite/rendre compte/rendu public/rendue publique/rendu hommage/se rendre compte/se rendre a kaboul/se rendre en/se rendre au/s'est rendu a/s'est rendu au/s'est rendu en/s'est rendue a/retire la parole/retire sa candidature/depart du president/tombee de la nuit/tombe malade/tombes au combat/tombe au combat/tombes sous les balles"
