package extract

import "marz/internal/marz"

// who is someone a text can name: the id of an actor, the principal whose vote it is, and
// its side.
type who struct {
	actor     string // who acts: an actor's id
	principal string // who votes
	side      marz.Side
	name      string // as a reader would name it; empty: as the text does
	office    string // governor, council, police, customs, deputy: joined with a province's name
	person    bool
	anonymous bool // officials, witnesses: nobody in particular
	branch    branch
	press     bool // an agency that speaks for a state
	country   bool // a state named by its name or its capital
}

var (
	talibanWho = who{actor: "taliban", principal: "taliban", side: marz.SideTaliban, name: "Taliban"}
	forcesWho  = who{actor: "afghan-forces", principal: "afghan-forces", side: marz.SideGovernment, name: "Afghan forces"}
	govWho     = who{actor: "afghan-government", principal: "afg-gov", side: marz.SideGovernment, name: "Afghan government"}
)

// state returns a country as a speaker.
func state(id, name string, side marz.Side) who {
	return who{actor: id, principal: id, side: side, name: name, country: true}
}

// lexicon holds who can be named: by phrases as a text writes them, folded, with plural
// and feminine endings where they differ, and by the family names of people.
type lexicon struct {
	phrases, people map[string]who
}

func (x *lexicon) addAll(w who, phrases ...string) {
	for _, p := range phrases {
		x.phrases[p] = w
	}
}

// countryNames are the states of the region and beyond: name, adjectives, capital.
var countryNames = []struct {
	w       who
	names   []string // the country
	people  []string // adjectives and people
	capital []string // metonyms of the government
}{
	{state("iran", "Iran", marz.SideThird), []string{"iran"}, []string{"iranian", "iranians", "iranien", "iraniens", "iranienne", "iraniennes", "irano"}, []string{"tehran", "teheran"}},
	{state("turkmenistan", "Turkmenistan", marz.SideThird), []string{"turkmenistan"}, []string{"turkmen", "turkmene", "turkmenes", "turkmeno"}, []string{"ashgabat", "achgabat", "achkhabad", "achkabad"}},
	{state("uzbekistan", "Uzbekistan", marz.SideThird), []string{"uzbekistan", "ouzbekistan"}, []string{"uzbek", "uzbeks", "ouzbek", "ouzbeks", "ouzbeke", "ouzbekes", "ouzbeko", "uzbeko"}, []string{"tashkent", "tachkent"}},
	{state("tajikistan", "Tajikistan", marz.SideThird), []string{"tajikistan", "tadjikistan"}, []string{"tajik", "tajiks", "tadjik", "tadjiks", "tadjike", "tadjikes", "tadjiko"}, []string{"dushanbe", "douchanbe"}},
	{state("china", "China", marz.SideThird), []string{"china", "chine"}, []string{"chinese", "chinois", "chinoise", "chinoises", "sino"}, []string{"beijing", "pekin"}},
	{state("pakistan", "Pakistan", marz.SideThird), []string{"pakistan"}, []string{"pakistani", "pakistanis", "pakistanais", "pakistanaise", "pakistanaises", "pakistano"}, []string{"islamabad"}},
	{state("russia", "Russia", marz.SideThird), []string{"russia", "russie"}, []string{"russian", "russians", "russe", "russes"}, []string{"moscow", "moscou", "kremlin"}},
	{state("usa-gov", "United States", marz.SideAllied), []string{"united states", "etats unis"}, []string{"american", "americans", "us", "u.s", "americain", "americains", "americaine", "americaines"}, []string{"washington", "pentagon", "pentagone", "white house", "maison blanche"}},
	{state("turkey", "Turkey", marz.SideThird), []string{"turkey", "turquie"}, []string{"turkish", "turc", "turcs", "turque", "turques"}, []string{"ankara"}},
	{state("india", "India", marz.SideThird), []string{"india", "inde"}, []string{"indian", "indien", "indiens", "indienne"}, []string{"delhi"}},
}

// countryPeople are the countries by their adjectives and people.
var countryPeople = indexPeople()

func indexPeople() map[string]int {
	out := map[string]int{}
	for i, c := range countryNames {
		for _, w := range c.people {
			out[w] = i
		}
	}
	return out
}

// addPerson enters somebody who spoke in 2021, with the body that they spoke for.
func (x *lexicon) addPerson(w who, names ...string) {
	w.person, w.country = true, false
	for _, n := range names {
		x.people[n] = w
	}
}

// official is a person who speaks for a body.
func official(principal string, side marz.Side, name string) who {
	return who{actor: principal, principal: principal, side: side, name: name}
}

// newLexicon fills the lexicon.
func newLexicon() *lexicon {
	x := &lexicon{phrases: map[string]who{}, people: map[string]who{}}
	x.addGroups()
	x.addOffices()
	x.addPeople()
	x.addFrench()
	x.addEnglish()
	x.addEnglishBodies()
	x.addFrenchBodies()
	x.addStateAgencies()
	x.addSpokesmen()
	return x
}

func (x *lexicon) addGroups() {
	x.addAll(talibanWho, "taliban", "talibans", "talibs", "the group", "militant group", "le groupe", "du mouvement", "le mouvement", "du groupe", "the movement", "insurgent group", "taliban fighters", "taliban militants", "combattants talibans", "insurge", "insurges", "insurgent", "insurgents", "militants", "islamistes",
		"islamist fighters", "combattants islamistes", "islamic emirate", "emirat islamique", "rebelles", "mouvement islamiste", "islamist group", "extremistes", "extremists", "moudjahidine", "moudjahidines", "mujahideen", "mujahidin", "mujahedin", "terroristes", "terrorists", "gunmen", "mollahs")
	x.addAll(forcesWho, "forces afghanes", "armee afghane", "soldats afghans", "troupes afghanes", "militaires afghans", "forces gouvernementales",
		"forces de securite", "forces de l'ordre", "armee", "soldats", "militaires", "troupes", "policiers", "garde frontieres", "gardes frontieres", "gardes frontaliers",
		"afghan forces", "afghan army", "afghan soldiers", "afghan troops", "government forces", "security forces", "government troops", "soldiers", "troops",
		"army", "policemen", "border guards", "border police", "police aux frontieres", "police des frontieres", "police frontaliere", "gardes frontaliers", "border service", "border guard service", "border troops", "border force", "border forces", "frontier corps", "frontier guards", "coast guard", "afghan security forces", "police", "commandos", "special forces", "forces speciales", "servicemen", "gardes", "afghan servicemen", "afghan military", "national army", "armee nationale", "loyalistes", "forces loyalistes", "security personnel", "garrison", "garnison")
	x.addAll(govWho, "kabul government", "gouvernement afghan", "afghan government", "gouvernement", "government", "autorites afghanes", "afghan authorities", "presidence", "executif afghan", "presidential palace", "palais presidentiel", "autorites", "authorities")
	x.addAll(who{actor: "ismail-khan-militia", principal: "ismail-khan-militia", side: marz.SideAllied, name: "Militia of Ismail Khan"},
		"milice d'ismail khan", "milices d'ismail khan", "combattants d'ismail khan", "hommes d'ismail khan", "forces d'ismail khan", "ismail khan's militia", "ismail khan's forces", "ismail khan's men", "ismail khan's fighters")
	x.addAll(who{actor: "militia", principal: "militia", side: marz.SideAllied, name: "Local militia"},
		"miliciens", "milice", "milices", "militia", "militias", "militiamen", "uprising forces", "public uprising forces", "public uprising force", "popular uprising force", "popular uprising forces", "people's uprising forces", "forces populaires", "miliciens antitalibans", "anti taliban fighters", "local fighters", "milices locales", "volontaires", "volunteers", "milices progouvernementales", "pro government militia")
	x.addAll(who{actor: "nrf", principal: "nrf", side: marz.SideAllied, name: "National Resistance Front"}, "national resistance front", "front national de resistance", "nrf", "fnr", "la resistance", "resistance antitalibane", "resistance du panchir", "forces de la resistance", "resistants", "the resistance", "resistance fighters", "resistance forces")
	x.addAll(who{actor: "usa", principal: "usa-gov", side: marz.SideAllied, name: "US forces"}, "forces americaines", "american forces", "u.s forces", "us forces", "troupes americaines", "us troops", "u.s troops", "forces etrangeres", "foreign forces", "nato", "otan", "forces internationales")
	x.addAll(who{actor: "civilians", principal: "civilians", side: marz.SideThird, name: "Civilians", anonymous: true}, "civils", "civilians", "refugies", "refugees", "families", "familles")
	x.addAll(who{actor: "traders", principal: "traders", side: marz.SideThird, name: "Traders", anonymous: true}, "commercants", "traders", "trader", "commercant", "negociant", "negociants", "merchants", "merchant", "businessmen")
	x.addAll(who{actor: "drivers", principal: "drivers", side: marz.SideThird, name: "Drivers", anonymous: true}, "chauffeurs", "drivers", "camionneurs", "driver", "chauffeur", "truckers", "routiers", "truck driver", "lorry driver")
	x.addAll(who{actor: "residents", principal: "residents", side: marz.SideThird, name: "Residents", anonymous: true}, "habitants", "residents", "temoins", "witnesses", "habitant", "resident", "temoin", "witness", "villagers", "villageois", "locals", "elders", "elder", "anciens", "notables", "diplomat", "diplomate", "analyst", "analysts", "analystes", "shopkeeper", "travelers", "travellers", "voyageurs", "diplomats", "diplomates", "inhabitants")
	x.addAll(who{actor: "afghan-government", principal: "local-officials", side: marz.SideGovernment, name: "Local officials", anonymous: true},
		"responsables locaux", "responsable local", "local officials", "local official", "provincial officials", "provincial official", "responsables provinciaux", "autorites locales", "local authorities", "autorites provinciales", "provincial authorities", "district governor", "district chief", "chef du district", "chef de district", "elus locaux", "elu", "elus", "elue", "elues", "responsable provincial", "source locale", "local source", "local sources", "doctor", "medecin", "douanier", "health official", "medecins", "doctors", "mayor", "maire", "hospital official")
	x.addAll(who{actor: "afghan-government", principal: "afg-officer-anon", side: marz.SideGovernment, name: "An army officer", anonymous: true},
		"officier", "officer", "officers", "officiers", "commandant", "commander", "army officer", "officier de l'armee", "military officer", "army commander", "army officers", "colonel", "general")
	x.addAll(who{actor: "afghan-government", principal: "gov-officials-anon", side: marz.SideGovernment, name: "Officials", anonymous: true},
		"source officielle", "source gouvernementale", "government source", "official source", "officials", "official", "responsables", "responsable", "source de securite", "security source", "security official", "security officials", "military official", "military source", "source militaire", "sources militaires", "source securitaire", "responsable afghan", "responsables afghans", "afghan officials", "afghan official", "senior official", "haut responsable", "gradé", "fonctionnaire")
}

func (x *lexicon) addOffices() {
	body := func(office string, phrases ...string) {
		x.addAll(who{actor: "afghan-government", side: marz.SideGovernment, office: office}, phrases...)
	}
	body("governor", "gouverneur", "gouvernorat", "governor", "governor's office", "vice gouverneur", "deputy governor", "gouverneur adjoint", "gouverneure")
	body("council", "conseil provincial", "conseil de la province", "provincial council", "conseiller provincial", "conseillers provinciaux", "conseillere provinciale", "conseilleres provinciales", "elu local", "elue locale", "elu provincial", "elue provinciale", "elus provinciaux", "elu de la province", "elue de la province", "elus de la province", "elu de cette province", "elus de cette province", "provincial councillor", "provincial councillors", "provincial councilor", "council member", "membre du conseil", "membre du conseil provincial", "member of the provincial council")
	body("police", "chef de la police", "police chief", "police spokesman", "porte parole de la police", "police de la province", "police provinciale", "chef de la police provinciale", "provincial police", "police headquarters", "commandement de la police")
	body("customs", "douanes", "chef des douanes", "head of customs", "customs officials", "customs official", "service des douanes", "directeur des douanes", "customs chief", "customs department", "customs director")
	body("deputy", "depute", "deputee", "member of parliament", "lawmaker", "deputes", "lawmakers", "parlementaire", "mp")
	x.addAll(official("afg-gov", marz.SideGovernment, "Afghan Interior Ministry"), "ministere de l'interieur", "interior ministry", "ministry of interior", "ministry of interior affairs", "ministre de l'interieur", "interior minister")
	x.addAll(official("afg-gov", marz.SideGovernment, "Afghan Defence Ministry"), "ministere de la defense", "defence ministry", "defense ministry", "ministry of defence", "ministry of defense", "ministre de la defense", "defence minister", "defense minister")
	x.addAll(official("afg-gov", marz.SideGovernment, "Afghan Finance Ministry"), "ministere des finances", "finance ministry", "ministry of finance")
	x.addAll(official("afg-gov", marz.SideGovernment, "Afghan Foreign Ministry"), "ministere des affaires etrangeres", "foreign ministry", "ministry of foreign affairs", "diplomatie", "foreign office", "foreign minister", "ministre des affaires etrangeres")
	x.addAll(official("afg-gov", marz.SideGovernment, "Afghan presidency"), "president afghan", "afghan president", "vice president", "conseiller a la securite nationale", "national security adviser", "national security advisor")
	x.addAll(official("tajikistan", marz.SideThird, "Tajik border service"), "comite d'etat pour la securite nationale", "comite a la securite nationale", "comite de securite nationale", "comite d'etat de securite nationale", "comite d'etat tadjik a la securite nationale", "comite tadjik a la securite nationale", "gknb", "state committee for national security", "comite d'etat a la securite nationale")
	x.addAll(who{actor: "afghan-government", principal: "afg-gov", side: marz.SideGovernment, name: "State media", press: true}, "state television", "state media", "state tv", "television d'etat", "medias d'etat", "state news agency", "agence officielle", "presse officielle", "medias officiels", "official news agency")
	for _, m := range []string{"irna", "tass", "interfax", "khovar", "fars", "mehr", "ria novosti", "tasnim", "geo news", "dawn"} {
		x.addAll(medium(m), m)
	}
	x.addAll(official("joint-chamber", marz.SideThird, "Pakistan-Afghanistan joint chamber of commerce"), "joint chamber", "joint chamber of commerce", "joint chamber of commerce and industry", "pakistan afghanistan joint chamber",
		"pakistan afghanistan joint chamber of commerce", "pakistan afghanistan joint chamber of commerce and industry", "pak afghan joint chamber", "pak afghan joint chamber of commerce", "pak afghan joint chamber of commerce and industry", "pajcci",
		"chambre de commerce pakistano afghane", "chambre de commerce mixte", "chambre de commerce conjointe", "chambre mixte")
	x.addAll(official("acci", marz.SideThird, "Chamber of commerce"), "chamber of commerce", "chambre de commerce", "chamber of commerce and industries", "chambre de commerce et d'industrie")
	x.addAll(official("afg-embassy-tjk", marz.SideGovernment, "Afghan embassy in Dushanbe"), "afghan embassy in dushanbe", "ambassade d'afghanistan a douchanbe", "ambassade afghane a douchanbe", "afghan embassy in tajikistan", "ambassade d'afghanistan au tadjikistan", "afghan ambassador to tajikistan", "ambassadeur d'afghanistan au tadjikistan", "ambassadeur afghan a douchanbe", "afghan ambassador in dushanbe")
	x.addAll(official("csto", marz.SideThird, "CSTO"), "csto", "otsc", "collective security treaty organization", "organisation du traite de securite collective")
}

func (x *lexicon) addPeople() {
	taliban := func(name string, keys ...string) { x.addPerson(official("taliban", marz.SideTaliban, name), keys...) }
	taliban("Zabihullah Mujahid, Taliban spokesman", "zabihullah mujahid", "mujahid", "zabiullah mujahid", "zabihullah moudjahid", "moudjahid", "moujahid")
	taliban("Suhail Shaheen, Taliban spokesman", "suhail shaheen", "shaheen", "sohail shaheen")
	taliban("Qari Yusuf Ahmadi, Taliban spokesman", "yusuf ahmadi", "yousaf ahmadi", "yousuf ahmadi", "youssouf ahmadi")
	taliban("Mohammad Naeem, Taliban spokesman", "mohammad naeem", "naeem", "mohammed naim")
	taliban("Shahabuddin Delawar, Taliban delegate", "shahabuddin delawar", "delawar")
	gov := func(name string, keys ...string) {
		w := official("afg-gov", marz.SideGovernment, name)
		w.actor = "afghan-government"
		x.addPerson(w, keys...)
	}
	gov("Tariq Arian, Interior Ministry", "tariq arian", "arian", "tareq arian")
	gov("Fawad Aman, Defence Ministry", "fawad aman", "aman")
	gov("Mirwais Stanekzai, Interior Ministry", "mirwais stanekzai", "stanekzai", "stanikzai")
	gov("Rohullah Ahmadzai, Defence Ministry", "rohullah ahmadzai", "ahmadzai")
	gov("Ajmal Omar Shinwari, security forces", "ajmal omar shinwari", "ajmal shinwari", "shinwari")
	gov("Ashraf Ghani, president", "ashraf ghani", "ghani")
	gov("Amrullah Saleh, first vice-president", "amrullah saleh", "saleh")
	gov("Hamdullah Mohib, national security adviser", "hamdullah mohib", "mohib")
	gov("Abdullah Abdullah, reconciliation council", "abdullah abdullah")
	gov("Bismillah Mohammadi, defence minister", "bismillah mohammadi", "bismillah khan mohammadi")
	herat := official("herat-governor", marz.SideGovernment, "Jilani Farhad, Herat governor's spokesman")
	herat.actor = "afghan-government"
	x.addPerson(herat, "jilani farhad", "farhad", "jailani farhad")
	militia := official("ismail-khan-militia", marz.SideAllied, "Ismail Khan")
	x.addPerson(militia, "ismail khan", "ismael khan", "esmail khan")
	x.addForeigners()
}

func (x *lexicon) addForeigners() {
	third := func(id, name string, keys ...string) { x.addPerson(official(id, marz.SideThird, name), keys...) }
	third("russia", "Maria Zakharova, Russian Foreign Ministry", "maria zakharova", "zakharova")
	third("russia", "Sergei Lavrov, Russian foreign minister", "sergei lavrov", "sergueï lavrov", "lavrov")
	third("russia", "Sergei Shoigu, Russian defence minister", "sergei shoigu", "shoigu", "choigou", "serguei choigou")
	third("russia", "Zamir Kabulov, Russian envoy", "zamir kabulov", "kabulov", "kaboulov")
	third("tajikistan", "Emomali Rahmon, president of Tajikistan", "emomali rahmon", "rahmon", "rakhmon")
	third("pakistan", "Sheikh Rashid Ahmed, Pakistani interior minister", "sheikh rashid", "rashid ahmed")
	third("pakistan", "Imran Khan, Pakistani prime minister", "imran khan")
	third("iran", "Rouhollah Latifi, Iranian customs", "rouhollah latifi", "ruhollah latifi", "latifi")
	third("iran", "Saeed Khatibzadeh, Iranian Foreign Ministry", "khatibzadeh")
	usa := official("usa-gov", marz.SideAllied, "Joe Biden, US president")
	usa.actor = "usa"
	x.addPerson(usa, "joe biden", "biden")
	usa.name = "US officials"
	x.addPerson(usa, "antony blinken", "blinken", "lloyd austin", "john kirby", "ned price", "jen psaki")
}
