package extract

import (
	"strings"

	"marz/internal/marz"
)

// addFrenchBodies enters the unnamed and the bodies that French dispatches quote, each class
// in all its forms.
func (x *lexicon) addFrenchBodies() {
	anon := func(principal, name string, b branch) who {
		return who{actor: "afghan-government", principal: principal, side: marz.SideGovernment, name: name, anonymous: true, branch: b}
	}
	x.addAll(anon("gov-officials-anon", "Security officials", securityBranch), pairsOf("responsable/responsables/haut responsable/source/sources/officiel/officiels", "securitaire/securitaires/de securite/de la securite/militaire/militaires/du renseignement/des services de renseignement/des renseignements/des services de securite/des forces de securite/des forces de l ordre/de l armee/au sein des services de securite/au sein des services de renseignement/dans les services de renseignement/proche des services de renseignement")...)
	x.addAll(anon("gov-officials-anon", "Officials", noBranch), pairsOf("source/sources/responsable/responsables/haut responsable/hauts responsables", "concordantes/officielles/gouvernementales/gouvernementale/gouvernemental/gouvernementaux/frontalier/frontaliers/du gouvernement/ministerielle/ministerielles/administrative")...)
	x.addAll(anon("gov-officials-anon", "Officials", noBranch), "officiel", "officiels", "hauts responsables", "hauts fonctionnaires", "source proche du dossier")
	x.addAll(anon("gov-officials-anon", "A policeman", policeBranch), "paramilitaire", "responsable paramilitaire", "responsable des gardes frontieres", "source frontaliere")
	x.addAll(anon("afg-officer-anon", "An officer", securityBranch), "officier", "officiers", "commandant", "commandants", "colonel", "general", "capitaine", "lieutenant", "lieutenant colonel", "grade de l'armee", "grades", "grades de l'armee", "hauts grades", "officiers de l'armee", "officiers superieurs", "officier de l'armee", "commandant de l'armee", "commandant militaire", "officier superieur", "sous officier", "officier des services de renseignement")
	x.addAll(anon("afg-officer-anon", "A police officer", policeBranch), "commandant de la police", "commandant de police", "commandant de la police des frontieres", "commandant des gardes frontieres", "officier de police", "officier des gardes frontieres", "militaire", "soldat", "garde frontiere", "garde frontalier")
	x.addAll(anon("local-officials", "Customs officials", customsBranch), pairsOf("responsable/responsables/employe/employes/agent/agents/fonctionnaire/fonctionnaires/officier", "des douanes/de la douane/douanier/douaniers")...)
	x.addAll(anon("local-officials", "Customs officials", customsBranch), "douanier", "douaniers", "douaniere")
	x.addAll(anon("gov-officials-anon", "A customs source", customsBranch), "source douaniere", "sources douanieres")
	x.addAll(anon("local-officials", "Local officials", noBranch), pairsOf("responsable/responsables/autorites/administration/source", "du district/de district/municipal/municipaux/municipale/municipales/du port/regional/regionaux/regionales/regionale")...)
	x.addAll(who{actor: "acci", side: marz.SideThird, office: "chamber"}, "chambre de commerce", "chambre de commerce et d'industrie", "chambre du commerce", "chambre de commerce et d'industries")
	x.addFrenchPeople()
	x.addFrenchStates()
}

// addFrenchPeople enters people on the spot, who speak for nobody but themselves.
func (x *lexicon) addFrenchPeople() {
	people := func(id, name string, list ...string) {
		x.addAll(who{actor: id, principal: id, side: marz.SideThird, name: name, anonymous: true}, list...)
	}
	people("residents", "Residents", "medecin", "medecins", "infirmier", "infirmiere", "infirmiers", "chirurgien", "directeur de l'hopital", "source locale", "sources locales", "source medicale", "sources medicales", "source hospitaliere", "sources hospitalieres", "habitantes", "temoins oculaires", "temoin oculaire", "travailleur humanitaire", "travailleurs humanitaires", "humanitaire", "humanitaires", "expert", "experts", "specialiste", "specialistes", "observateurs", "observateur", "chercheur", "chercheurs", "analyste", "diplomate occidental", "diplomates occidentaux", "source diplomatique", "sources diplomatiques", "source occidentale", "enseignante", "institutrice", "professeur", "etudiante", "etudiants", "paysans", "bergers", "pecheur", "pecheurs", "boulanger", "mecanicien", "ouvrier", "chomeur", "villageoise", "anciens du village", "notables locaux", "chefs de tribu", "chef de tribu", "journalistes locaux", "militants des droits", "mere", "libraire", "pharmacien", "restauratrice", "hotelier")
	people("traders", "Traders", "negociante", "courtier en douane", "grossiste", "grossistes", "homme d'affaires afghan")
	people("drivers", "Drivers", "transporteur", "transporteurs", "conducteur de camion", "chauffeurs de camion", "chauffeurs routiers", "chauffeur de taxi", "chauffeur de bus", "chauffeurs de poids lourds", "chauffeur de poids lourd")
	x.addAll(talibanWho, pairsOf("combattant/combattants/responsable/responsables/commandant/commandants/chef/chefs/cadre/cadres/dirigeant/dirigeants/source/sources/gouvernement/nouveau gouvernement/pouvoir/regime/autorites/nouvelles autorites/administration/porte parole/dignitaire/haut responsable/delegation/emissaire/emissaires/negociateur/negociateurs/representant/representants/bureau politique/numero deux/ministre/ministere", "taliban/talibans/talibane/talibanes/insurge/insurges")...)
	x.addAll(talibanWho, "nouvelles autorites", "nouvelles autorites afghanes", "nouvelles autorites de kaboul", "nouveaux dirigeants", "nouveaux dirigeants afghans", "fondamentalistes islamistes", "mouvement taliban", "insurrection", "insurrection talibane", "guerilla", "combattants insurges")
	x.addAll(who{actor: "nrf", principal: "nrf", side: marz.SideAllied, name: "National Resistance Front"}, "resistance", "front de resistance", "resistance du panchir", "resistance du pandjchir", "combattants de la resistance", "resistants")
}

// addFrenchStates enters the bodies of states and of the world.
func (x *lexicon) addFrenchStates() {
	gov := func(name string, list ...string) { x.addAll(official("afg-gov", marz.SideGovernment, name), list...) }
	gov("Afghan intelligence", "services de renseignement afghans", "services de renseignement", "nds", "centre des medias du gouvernement", "centre d'information du gouvernement", "service de presse du gouvernement")
	gov("Afghan presidency", "palais", "premier vice president", "porte parole de la presidence", "porte parole presidentiel", "conseiller du president", "conseiller presidentiel", "chef de l'etat")
	gov("Afghan Interior Ministry", "vice ministre de l'interieur", "ministere de l'interieur afghan", "ministre de l'interieur par interim")
	gov("Afghan Defence Ministry", "vice ministre de la defense", "ministere de la defense afghan", "ministre de la defense par interim", "chef d'etat major", "chef d'etat major de l'armee", "chef de l'armee")
	x.addAll(forcesWho, "forces regulieres", "armee reguliere", "troupes regulieres", "forces armees", "forces armees afghanes", "corps d'armee", "forces loyales", "forces progouvernementales", "forces pro gouvernementales", "soldats gouvernementaux", "police afghane", "police locale", "police aux frontieres")
	usa := official("usa-gov", marz.SideAllied, "United States")
	x.addAll(usa, "departement d'etat", "renseignement americain", "services de renseignement americains", "armee americaine", "administration biden", "administration americaine", "responsables americains", "responsable americain", "diplomatie americaine", "commandement central", "commandement americain")
	for id, adj := range map[string]string{"iran": "iranien", "turkmenistan": "turkmene", "uzbekistan": "ouzbek", "tajikistan": "tadjik", "china": "chinois", "pakistan": "pakistanais", "russia": "russe"} {
		x.addAll(official(id, marz.SideThird, "President: "+id), pairsOf("president/vice president/premier ministre/chef de l etat/ambassadeur/consul/parlement/emissaire/vice ministre/parquet/procureur", adj)...)
	}
	third := func(id, name string, list ...string) { x.addAll(official(id, marz.SideThird, name), list...) }
	third("un", "United Nations", "organisation internationale pour les migrations", "mission de l'onu", "mission des nations unies", "programme alimentaire mondial", "pam", "unicef", "ocha", "representante de l'onu")
	third("unhcr", "UNHCR", "hcr", "unhcr", "haut commissariat de l'onu pour les refugies", "haut commissariat aux refugies", "haut commissariat des nations unies pour les refugies", "agence de l'onu pour les refugies", "agence des nations unies pour les refugies")
	press := official("iran", marz.SideThird, "Iranian media")
	press.press = true
	x.addAll(press, "medias iraniens", "presse iranienne", "medias d'etat iraniens", "television d'etat iranienne", "television iranienne", "press tv", "al alam")
	for adj, id := range map[string]string{"iraniens": "iran", "turkmenes": "turkmenistan", "pakistanais": "pakistan", "ouzbeks": "uzbekistan", "tadjiks": "tajikistan"} {
		third(id, "Railways: "+id, "chemins de fer "+adj, "compagnie des chemins de fer "+adj, "societe des chemins de fer "+adj, "compagnie de chemins de fer "+adj)
	}
	third("uzbekistan", "Uzbek prosecutor", "parquet ouzbek", "parquet general ouzbek", "parquet general", "parquet")
	third("tajikistan", "Tajik media", "medias tadjiks")
	third("pakistan", "Pakistani authorities", "commissaire adjoint", "commissaire adjointe", "vice commissaire", "commissaire du district", "administration pakistanaise", "administration tribale")
	third("pakistan", "Pakistani military", "service de presse de l'armee pakistanaise", "service de communication de l'armee", "medias pakistanais")
	third("russia", "Russian envoy", "emissaire russe", "emissaire du kremlin", "ambassadeur russe", "ambassadeur de russie", "emissaire russe pour l'afghanistan", "representant special russe", "emissaire special russe")
}

// stateAgencies speak for the state that owns or steers them: what Tasnim says is Iran's
// word, what Khovar says is Tajikistan's.
var stateAgencies = map[string]string{
	"irna": "iran", "fars": "iran", "fars news": "iran", "mehr": "iran", "tasnim": "iran", "isna": "iran", "ilna": "iran", "khovar": "tajikistan", "bakhtar": "afg-gov",
}

// addStateAgencies enters the agencies of states, alone and as dispatches introduce them.
func (x *lexicon) addStateAgencies() {
	for name, id := range stateAgencies {
		side := marz.SideThird
		if id == "afg-gov" {
			side = marz.SideGovernment
		}
		w := official(id, side, strings.ToUpper(name[:1])+name[1:])
		w.press = true
		kinds := []string{"", "agence", "agence de presse", "agence officielle", "agence semi officielle", "agence d'etat", "l'agence publique", "agence iranienne", "agence de presse iranienne", "agence officielle iranienne", "agence semi officielle iranienne", "agence tadjike", "agence officielle tadjike", "agence de presse officielle", "news agency", "state news agency", "semi official news agency", "semiofficial", "semi official", "iranian news agency", "state run", "official news agency", "official"}
		for _, k := range kinds {
			x.addAll(w, strings.TrimSpace(k+" "+name))
			if strings.Contains(k, "semi") || k == "" || k == "official" || k == "state run" {
				x.addAll(w, strings.TrimSpace(k+" "+name)+" news agency", strings.TrimSpace(k+" "+name)+" agency")
			}
		}
	}
}
