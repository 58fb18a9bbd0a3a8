package extract

import (
	"strings"

	"marz/internal/marz"
)

// relativeInverted knows the subject that follows its verb in a relative clause: ce que
// dément le gouvernement.
func relativeInverted(s *sent, c *cue) bool {
	w := wordAt(s.toks, c.first-1)
	return (w == "que" || w == "qu") && wordAt(s.toks, c.first-2) == "ce"
}

// onlyInverted refuses verbs of saying that mean something else where their subject does
// not follow them: avance-t-il, souffle un diplomate.
func onlyInverted(s *sent, i int) bool {
	if strings.HasPrefix(s.toks[i].norm, "ordonn") && articles[wordAt(s.toks, afterTime(s, i+1))] {
		return true // an act, not words: a ordonné lundi la fermeture
	}
	if carriesOn(s, i) {
		return true
	}
	for _, stem := range []string{"avanc", "corrig", "souffl", "maint"} {
		if !strings.HasPrefix(s.toks[i].norm, stem) {
			continue
		}
		n := wordAt(s.toks, i+1)
		if stem == "maint" {
			return n != "que" && n != "qu" && n != ","
		}
		return !beginsClause(s, i) && !opensQuote(s, i)
	}
	return false
}

var articles = wordSet("le la l les un une des")

// thisOne finds "ce dernier", "celui-ci" just before a verb: the token where it begins,
// or -1.
func thisOne(s *sent, verb int) int {
	for k := verb - 1; k > 0 && k >= verb-4; k-- {
		switch s.toks[k].norm {
		case "dernier", "derniere", "derniers":
			if w := s.toks[k-1].norm; w == "ce" || w == "cette" || w == "ces" {
				return k - 1
			}
		case "ci":
			if strings.HasPrefix(s.toks[k-1].norm, "ce") {
				return k - 1
			}
		case "interesse":
			return k - 1
		}
		if s.toks[k].kind == punct {
			return -1
		}
	}
	return -1
}

// addFrench enters bodies, offices and people without a name as French dispatches call
// them.
func (x *lexicon) addFrench() {
	soldier := who{actor: "afghan-government", principal: "afg-officer-anon", side: marz.SideGovernment, name: "A soldier", anonymous: true}
	x.addAll(soldier, "soldat", "militaire", "garde frontiere", "garde frontalier", "gendarme", "sous officier", "grade", "haut grade", "lieutenant", "capitaine", "commandant de brigade", "officier superieur", "officier de police")
	soldier.principal, soldier.name = "gov-officials-anon", "A policeman"
	x.addAll(soldier, "policier", "source policiere", "sources policieres", "services de securite", "services secrets", "sources de securite", "sources securitaires", "responsable de la securite", "responsables de la securite", "source des services de renseignement", "services de renseignement", "responsable securitaire", "responsable militaire", "responsables militaires", "haut fonctionnaire")
	x.addAll(who{actor: "afghan-government", principal: "local-officials", side: marz.SideGovernment, name: "Local officials", anonymous: true},
		"sous gouverneur", "administrateur du district", "chef de l'administration locale", "administration locale", "edile", "employe des douanes", "employe de la douane", "agent des douanes", "douaniers", "infirmier", "directeur de l'hopital", "conseiller municipal", "fonctionnaire local", "responsables de la province", "responsable de la province", "responsables du district", "sources locales")
	x.addAll(who{actor: "residents", principal: "residents", side: marz.SideThird, name: "Residents", anonymous: true},
		"habitante", "riverain", "riverains", "notable", "ancien", "chef tribal", "chefs tribaux", "etudiant", "enseignant", "instituteur", "paysan", "agriculteur", "berger", "boutiquier", "epicier", "restaurateur", "pere de famille", "mere de famille", "journaliste local", "rescape", "deplace", "voyageur", "employe", "militant", "militante", "fermier", "vendeur", "retraite")
	x.addAll(who{actor: "traders", principal: "traders", side: marz.SideThird, name: "Traders", anonymous: true}, "exportateur", "importateur", "exportateurs", "importateurs", "transitaire", "transitaires", "marchand", "marchands", "commercante", "homme d'affaires", "hommes d'affaires")
	x.addAll(who{actor: "drivers", principal: "drivers", side: marz.SideThird, name: "Drivers", anonymous: true}, "camionneur", "routier", "chauffeur routier", "chauffeur de camion", "conducteur", "conducteurs")
	x.addAll(who{actor: "afghan-forces", principal: "afghan-forces", side: marz.SideGovernment, name: forcesWho.name},
		"aviation", "aviation afghane", "armee de l'air", "forces aeriennes", "service des gardes frontieres", "services frontaliers", "service frontalier", "police des frontieres", "commandement des gardes frontieres", "troupes gouvernementales", "defenseurs", "unites d'elite")
	x.addAll(talibanWho, "assaillants", "fondamentalistes", "etudiants en theologie", "nouveaux maitres du pays", "nouveaux maitres de kaboul", "nouveau pouvoir", "mouvement fondamentaliste", "combattants islamiques", "commandant taliban", "chef taliban", "talebs")
	x.addAll(official("afg-gov", marz.SideGovernment, "Afghan army staff"), "etat major", "etat major afghan", "etat major de l'armee", "conseil de securite nationale", "conseil national de securite", "renseignement afghan", "direction nationale de la securite")
	x.addAll(official("un", marz.SideThird, "United Nations"), "onu", "nations unies", "hcr", "unhcr", "manua", "unama", "oim", "haut commissariat aux refugies", "haut commissariat de l'onu pour les refugies")
	for adj, id := range map[string]string{"iranienne": "iran", "turkmene": "turkmenistan", "pakistanaise": "pakistan", "ouzbeke": "uzbekistan", "tadjike": "tajikistan"} {
		x.addAll(official(id, marz.SideThird, "Customs: "+id), "douane "+adj, "douanes "+adj+"s", "douane "+adj+"s", "administration des douanes "+adj, "administration douaniere "+adj)
	}
	x.addMedia()
	x.addNeighbours()
}

// addNeighbours enters those who spoke for the neighbours, as French spells them.
func (x *lexicon) addNeighbours() {
	third := func(id, name string, keys ...string) { x.addPerson(official(id, marz.SideThird, name), keys...) }
	third("russia", "Vladimir Putin, president of Russia", "vladimir poutine", "poutine", "vladimir putin", "putin")
	third("russia", "Dmitry Zhirnov, Russian ambassador", "dmitri jirnov", "jirnov")
	third("russia", "Dmitry Peskov, Kremlin spokesman", "dmitri peskov", "peskov")
	third("tajikistan", "Emomali Rahmon, president of Tajikistan", "emomali rakhmon", "imomali rakhmon", "emomali rahmon")
	third("uzbekistan", "Shavkat Mirziyoyev, president of Uzbekistan", "chavkat mirzioiev", "mirzioiev")
	third("iran", "Mohammad Javad Zarif, Iranian foreign minister", "mohammad javad zarif", "javad zarif", "zarif")
	third("iran", "Hossein Amirabdollahian, Iranian foreign minister", "hossein amir abdollahian", "hossein amirabdollahian")
	third("pakistan", "Sheikh Rashid Ahmed, Pakistani interior minister", "cheikh rachid ahmed", "cheikh rachid")
	third("pakistan", "Shah Mahmood Qureshi, Pakistani foreign minister", "shah mahmood qureshi", "qureshi")
	third("pakistan", "Fawad Chaudhry, Pakistani information minister", "fawad chaudhry")
}

// addMedia enters the news agencies as French dispatches introduce them.
func (x *lexicon) addMedia() {
	for adj, names := range map[string][]string{
		"iranienne": {"irna", "fars", "mehr", "tasnim", "isna"}, "russe": {"tass", "interfax", "ria novosti", "sputnik"},
		"tadjike": {"khovar", "asia plus", "avesta"}, "afghane": {"bakhtar", "pajhwok", "khaama press", "tolonews"}, "pakistanaise": {"app"},
	} {
		for _, n := range names {
			x.addAll(medium(n), n, "agence "+n, "agence officielle "+n, "agence "+adj+" "+n, "agence officielle "+adj+" "+n, "agence de presse "+n, "agence de presse "+adj+" "+n, "agence semi officielle "+n)
		}
	}
}

// insertedInClause knows "et, selon X, …" and "le poste, selon X, est fermé": what follows
// the commas is X's too, since no verb of the clause stands before them.
func (r *reading) insertedInClause(s *sent, c *cue) bool {
	if wordAt(s.toks, c.group-1) != "," || wordAt(s.toks, c.at.last+1) != "," || !r.anyHit(s, c.at.last, len(s.toks)) {
		return false
	}
	for k := c.group - 2; k >= 0; k-- {
		switch s.toks[k].norm {
		case ",", ";", ":", "que", "qu", "et", "mais", "that", "and", "but":
			return true
		}
		if s.hitAt(k) {
			return false
		}
	}
	return true
}
