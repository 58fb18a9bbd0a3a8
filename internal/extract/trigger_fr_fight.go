package extract

import "marz/internal/marz"

// frenchFightTriggers are more ways to say that there is fighting, and what it costs.
var frenchFightTriggers = []triggerRow{
	{trigger: trigger{typ: marz.Clash, frame: occurs}, verbs: "disput:er", tails: "/le controle/le controle de/le controle du/le controle d"},
	{trigger: trigger{typ: marz.Clash, frame: occurs}, verbs: "livr:er", tails: "bataille/combat/une bataille/de violents combats/d'apres combats"},
	{trigger: trigger{typ: marz.Clash, frame: occurs}, verbs: "echang:er", tails: "des tirs/des coups de feu/des rafales/des tirs d'artillerie/des tirs nourris/quelques tirs/des obus"},
	{trigger: trigger{typ: marz.Clash, frame: occurs}, phrases: "combats de rue/guerilla urbaine/combats rapproches/combats acharnes/combats au corps a corps/coups de feu/escarmouche/escarmouches/altercation armee/incident arme/incident de frontiere/incident frontalier/deflagrations/fusillades/duel d'artillerie/duels d'artillerie/echanges de coups de feu/echange de coups de feu/tirs ont ete echanges/tirs sont echanges/se bat/se battent/s'est battue/se sont battus/se battaient/se battre contre/en venus aux mains/resistance acharnee/combats font rage/combats faisaient rage/bataille fait rage/combats se poursuivent/combats continuent/combats ont eclate/combats ont repris/affrontements ont repris/combats se deroulent/combats sont en cours/echauffouree/echauffourees"},
	{trigger: trigger{typ: marz.Attack, frame: takes, need: placeNear}, verbs: "cern:er investiss:er mitraill:er vis:er", tails: ""},
	{trigger: trigger{typ: marz.Attack, frame: takes, forms: finite}, phrases: "s'en sont pris a/s'en sont pris au/s'en sont pris aux/s'en est pris a/s'en prennent a/s'en prennent au/s'en prenaient a/s'en prendre a/s'en prendre au"},
	{trigger: trigger{typ: marz.Attack, frame: takes}, verbs: "tir:er lanc:er", tails: "des roquettes/des obus/des missiles/des mortiers/plusieurs roquettes/au mortier sur/a l'arme lourde sur/des tirs de mortier"},
	{trigger: trigger{typ: marz.Attack, frame: takes}, verbs: "men:er lanc:er declench:er conduire:conduit,conduisent|conduit,conduite||| ouvr:er mont:er engag:er", tails: "des bombardements/des frappes aeriennes/un raid/une frappe/une frappe aerienne/une operation contre/une operation/une offensive contre/une offensive sur/une vaste operation/une contre attaque/des operations/l'assaut contre/l'assaut sur/l'assaut de/des attaques contre/une serie d'attaques/une attaque coordonnee/plusieurs attaques/une attaque de grande ampleur/une incursion"},
	{trigger: trigger{typ: marz.Attack, frame: takes, forms: nounForm}, phrases: "roquettes ont touche/roquettes ont frappe/roquettes ont vise/roquettes se sont abattues/roquettes sont tombees/roquettes ont atteint/roquettes ont explose/obus sont tombes/obus ont touche/obus se sont abattus/frappe de drone/pluie de roquettes/raid aerien/raids aeriens/frappes aeriennes/frappe aerienne/bombardement aerien/attaque suicide/attentat/attentat suicide/voiture piegee/tirs de roquettes sur/embuscade/coup de main contre/assaut contre/assaut sur/siege de/percee/assauts/offensives/incursions/embuscades/raids contre/contre attaques"},
	{trigger: trigger{typ: marz.Attack, frame: takes, neg: true}, verbs: "rejet:er endigu:er contenir:contient,contiennent|contenu,contenue||| contrer:contrent|contre,contree||| stopp:er", tails: "une attaque/l'attaque/un assaut/l'assaut/les assaillants/l'offensive/une offensive/les attaques"},
	{trigger: trigger{typ: marz.Attack, frame: takes, neg: true}, phrases: "tenu en echec/tenue en echec/tenus en echec/met en echec/mettent en echec/fait echec a/ont fait echec/fait echouer/attaque a echoue/assaut a echoue/attaque avortee/attaque infructueuse"},
	{trigger: trigger{typ: marz.Casualties, frame: occurs}, verbs: "cout:er", tails: "la vie a/la vie au/la vie aux/la vie"},
	{trigger: trigger{typ: marz.Casualties, frame: occurs, need: numbered}, verbs: "abattre:abat,abattent|abattu,abattus,abattue,abattues|||abattant neutralis:er elimin:er execut:er succomb:er fauch:er dec:eder decim:er per:ir", tails: ""},
	{trigger: trigger{typ: marz.Casualties, frame: occurs, need: numbered}, verbs: "mourir:meurt,meurent|mort,morte,mortes|mouraient|mourr|mourant", tails: ""},
	{trigger: trigger{typ: marz.Casualties, frame: occurs}, verbs: "trouv:er laiss:er", tails: "la mort/la vie"},
	{trigger: trigger{typ: marz.Casualties, frame: occurs, need: numbered}, verbs: "per:dre faire:fait,font,firent|fait|faisait|fer|faisant", tails: "la vie"},
	{trigger: trigger{typ: marz.Casualties, frame: occurs, need: numbered}, phrases: "martyrs/decedes/depouilles/corps sans vie/corps ont ete/tombes au combat/tombes en martyrs/tombes en martyre/admis a l'hopital/hospitalises/hospitalisees"},
}
