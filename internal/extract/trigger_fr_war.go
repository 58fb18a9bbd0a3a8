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
	{trigger: trigger{typ: marz.Capture, frame: takes}, verbs: "adjug:er approprier:approprient|approprie,appropriee|||", tails: ""},
	{trigger: trigger{typ: marz.ControlType, frame: stands}, phrases: crossProduct("sous", "notre autorite/leur autorite/son autorite/notre domination/leur domination/notre coupe/leur coupe/notre administration/leur administration/administration talibane/notre drapeau/notre banniere/leur banniere")},
	{trigger: trigger{typ: marz.ControlType, frame: stands}, phrases: crossProduct("est/sont/est desormais/sont desormais/est totalement/est entierement/est maintenant/reste/demeure", "a nous/a eux/entre de bonnes mains")},
	{trigger: trigger{typ: marz.ControlType, frame: moves, forms: finite, need: armed}, verbs: "percevoir:percoivent,percoit||percevaient,percevait|| encaisser:encaissent,encaisse||encaissaient,encaissait|| prelever:prelevent,preleve||prelevaient,prelevait|| lever:levent,leve||levaient,levait|| collecter:collectent,collecte||collectaient,collectait||", tails: "les droits de douane/les taxes douanieres/des droits de douane/les recettes douanieres/les droits d'entree/la taxe douaniere"},
	{trigger: trigger{typ: marz.Reopening, frame: opens}, verbs: "rend:re", tails: "a la circulation/au trafic/a la circulation des"},
	{trigger: trigger{typ: marz.Reopening, frame: opens}, phrases: crossProduct("est ouvert/est ouverte/sont ouverts/sont ouvertes", "aux pietons/aux camions/aux marchandises/aux voyageurs/aux vehicules/au commerce/au trafic/a la circulation")},
	{trigger: trigger{typ: marz.Closure, frame: opens}, phrases: "porte close/interdit aux pietons/interdite aux pietons/interdits aux pietons/interdit aux camions/interdit aux voyageurs/interdit a la circulation/interdit au trafic/interdite a la circulation/ferme aux pietons"},
	{trigger: trigger{typ: marz.Casualties, frame: occurs, need: numbered}, verbs: "deplor:er", tails: "/la mort de/la perte de"},
	{trigger: trigger{typ: marz.Casualties, frame: occurs, need: numbered}, verbs: "tomb:er", tails: "dans une embuscade/dans l'embuscade/sous les balles/sous les tirs/sous les coups/au champ d'honneur/au front/en service"},
	{trigger: trigger{typ: marz.Reinforcement, frame: moves, need: troops}, phrases: "pour preter main forte/pour leur preter main forte/pour epauler/pour appuyer/pour soutenir les/pour venir en aide/venus en aide/a la rescousse/en appui de/en appui des/en soutien des"},
	{trigger: trigger{typ: marz.Reopening, frame: opens}, verbs: "relever:releve,relevent|releve,relevee,relevees||| rouvrir:rouvre,rouvrent|||| soulever:souleve,soulevent||||", tails: "la barriere/les barrieres/la herse/le rideau/la barriere de/la barriere du"},
	{trigger: trigger{typ: marz.Reinforcement, frame: moves, need: armed}, verbs: "renforc:er muscler:muscle,musclent|muscle,musclee||| etoffer:etoffe,etoffent|etoffe,etoffee,etoffees||| doubler:double,doublent|double,doublees|||", tails: "ses positions/ses effectifs/sa presence/son dispositif/ses patrouilles/ses defenses/leurs positions/leur presence/leurs effectifs/leur dispositif/leurs patrouilles/la garnison/les effectifs/ses troupes/ses forces"},
	{trigger: trigger{typ: marz.Withdrawal, frame: moves, need: armed}, phrases: "ote leurs uniformes/retire leurs uniformes/enleve leurs uniformes/laisse leurs uniformes/rentres chez eux/rentre chez eux/regagne leurs foyers/redeploiement provisoire/redeploiement tactique/repositionnement/regroupement tactique"},
	{trigger: trigger{typ: marz.Deployment, frame: moves, need: troops}, phrases: crossProduct("est/sont/etait/etaient/ont ete/a ete", "postes face/poste face/postes devant/postes sur/postes le long/disposes le long/disposes face/alignes le long/alignes face")},
	{trigger: trigger{typ: marz.Attack, frame: takes, need: after}, verbs: "tir:er", tails: "sur/contre/des obus sur/des roquettes sur/des roquettes contre/des missiles sur"},
	{trigger: trigger{typ: marz.Attack, frame: takes}, phrases: "s'abattent sur/abattus sur/abattues sur/abattu sur/abattue sur"},
	{trigger: trigger{typ: marz.Attack, frame: takes}, phrases: crossProduct("obus/roquettes/tirs/tirs d'artillerie/tirs de mortier/projectiles/missiles/bombes", "ont touche/ont atteint/ont frappe/ont vise/sont tombes sur/sont tombees sur/sont tombes dans/sont tombees dans")},
	{trigger: trigger{typ: marz.Attack, frame: takes}, verbs: "pass:er", tails: "a l'offensive/a l'attaque/a l'assaut"},
	{trigger: trigger{typ: marz.Attack, frame: takes}, verbs: "entr:er penetr:er", tails: crossProduct("dans/dans plusieurs", "les faubourgs/la banlieue/la peripherie/les abords/des faubourgs/quartiers/un quartier")},
	{trigger: trigger{typ: marz.Attack, frame: occurs, forms: nounForm}, phrases: "embuscade/attentat/attentat suicide/explosion/attaque suicide/attaque a la bombe"},
	{trigger: trigger{typ: marz.Attack, frame: occurs, need: placeNear}, verbs: "explos:er", tails: ""},
	{trigger: trigger{typ: marz.Attack, frame: takes, need: armed}, verbs: "incendi:er saccag:er", tails: ""},
	{trigger: trigger{typ: marz.Reinforcement, frame: moves}, verbs: "recevoir:recoivent,recoit|recu|recevaient|recevr|recevant obtenir:obtiennent,obtient|obtenu|||", tails: "des renforts/du renfort/un renfort de/des renforts de"},
	{trigger: trigger{typ: marz.Deployment, frame: moves, need: troops}, verbs: "transfer:er deplac:er convoy:er achemin:er rapproch:er", tails: "vers/pres de/a la frontiere/de la frontiere/jusqu'a la frontiere"},
	{trigger: trigger{typ: marz.ControlType, frame: takes, near: true, need: armed}, verbs: "assur:er garant:ir", tails: "la securite de/la securite du/la securite des/la garde de/la garde du/le maintien de l'ordre a/le maintien de l'ordre dans"},
	{trigger: trigger{typ: marz.Reinforcement, frame: moves, forms: finite}, phrases: crossProduct("commandos/forces speciales/unites d'elite/troupes fraiches/unites speciales", "sont arrives/sont arrivees/ont ete envoyes/ont ete envoyees/ont ete depeches/ont ete depechees")},
	{trigger: trigger{typ: marz.Clash, frame: occurs}, phrases: "nouveaux tirs/tirs sporadiques/tirs intermittents/tirs ont eclate/tirs ont retenti/tirs ont repris/tirs a l'arme"},
	{trigger: trigger{typ: marz.Clash, frame: occurs, need: armed}, verbs: "ripost:er", tails: "/a l'artillerie/a l'arme lourde/avec des/par des tirs"},
	{trigger: trigger{typ: marz.Flight, frame: moves, need: toSpeaker}, verbs: "entr:er pass:er arriv:er", tails: "dans le district de/dans la province de/dans la region de/dans le district d/dans la region du"},
	{trigger: trigger{typ: marz.Deployment, frame: moves}, phrases: "mouvement de troupes/mouvements de troupes/concentration de troupes/concentrations de troupes"},
	{trigger: trigger{typ: marz.Reopening, frame: opens}, phrases: crossProduct("marchandises/camions/convois/poids lourds/trains/voyageurs/commercants", "pourront circuler/pourront passer/pourront y circuler/pourront y passer/pourront traverser/peuvent de nouveau circuler/peuvent de nouveau passer/peuvent a nouveau circuler/peuvent a nouveau passer/peuvent passer")},
	{trigger: trigger{typ: marz.Withdrawal, frame: moves}, phrases: "en sont repartis/en sont partis/en sont ressortis/s'en sont retires/s'en sont alles/en etaient repartis/en etaient partis"},
	{trigger: trigger{typ: marz.Withdrawal, frame: moves, need: troops, forms: nounForm}, phrases: "depart de/depart d/depart des/depart du"},
	{trigger: trigger{typ: marz.Closure, frame: opens, forms: finite}, phrases: crossProduct("garde/gardent/maintient/maintiennent/a garde/a maintenu/ont garde/ont maintenu", "ferme/fermes/fermee/fermees/porte close")},
	{trigger: trigger{typ: marz.Clash, frame: occurs}, phrases: "une riposte/en riposte/echange de feu"},
}

// frenchWarNoise are phrases that hold the words of a trigger and mean something else.
const frenchWarNoise = "pris le commandement/prendre le commandement/prend le commandement/pris ses fonctions/prendre ses fonctions/pris la releve/prendre la releve/pris sa retraite/prise de fonctions/en masse/poste de controle/postes de controle/point de controle/points de controle/tour de controle/la garde du/la garde de/la garde des/aux assieges/les assieges/des assieges"
