package extract

import "marz/internal/marz"

// addEnglishBodies enters the unnamed and the bodies that English dispatches quote, each
// class in all its forms.
func (x *lexicon) addEnglishBodies() {
	anon := func(principal, name string, b branch) who {
		return who{actor: "afghan-government", principal: principal, side: marz.SideGovernment, name: name, anonymous: true, branch: b}
	}
	officials := "official/officials/source/sources"
	x.addAll(anon("gov-officials-anon", "Security officials", securityBranch), pairsOf("security/intelligence/military/defence/defense/counterterrorism/law enforcement/security forces/security services/intelligence services/senior security/senior military/senior intelligence", officials)...)
	x.addAll(anon("gov-officials-anon", "Security officials", securityBranch), pairsOf("source in the/sources in the/official in the/official of the", "security services/security forces/intelligence service/intelligence services/special services")...)
	x.addAll(anon("gov-officials-anon", "Officials", noBranch), pairsOf("government/border/afghan government/state/interior ministry/ministry", "source/sources")...)
	x.addAll(anon("gov-officials-anon", "Officials of a Ministry", noBranch), pairsOf("government/afghan government/interior ministry/defence ministry/defense ministry/finance ministry/commerce ministry/ministry", "official/officials")...)
	x.addAll(anon("gov-officials-anon", "Officials", policeBranch), pairsOf("paramilitary/border force/border security/frontier", officials)...)
	x.addAll(anon("afg-officer-anon", "An officer", securityBranch), pairsOf("army/military/intelligence/security/air force/special forces", "officer/officers/commander/commanders/captain/major/colonel/general/lieutenant")...)
	x.addAll(anon("afg-officer-anon", "An officer", securityBranch), "officer", "officers", "commander", "colonel", "general", "lieutenant", "brigadier", "brigadier general", "major general")
	x.addAll(anon("afg-officer-anon", "A police officer", policeBranch), pairsOf("police/border police/border guard/border force/local police", "officer/officers/official/officials/commander/commanders")...)
	x.addAll(anon("afg-officer-anon", "A soldier", policeBranch), "soldier", "border guard", "policeman", "serviceman", "commando", "afghan soldier", "afghan border guard", "sergeant")
	x.addAll(anon("local-officials", "Customs officials", customsBranch), pairsOf("customs/customs office/custom house", "official/officials/officer/officers/clerk/clerks/employee/employees/worker/workers/inspector")...)
	x.addAll(anon("gov-officials-anon", "A customs source", customsBranch), "customs source", "customs sources")
	x.addAll(anon("local-officials", "Local officials", noBranch), pairsOf("district/provincial/local/municipal/port", "lawmaker/official/officials/authorities/administration/administrator/leaders")...)
	x.addAll(anon("local-officials", "Information directorate", noBranch), "information and culture director", "director of information and culture", "information and culture department", "information chief", "information director", "information department", "department of information", "information and culture directorate", "head of information and culture", "culture and information director", "information and culture chief", "director of culture and information")
	x.addAll(who{actor: "acci", side: marz.SideThird, office: "chamber"}, "chamber of commerce", "chamber of commerce and industry", "chamber of commerce and industries", "chamber of commerce and investment", "chamber of commerce & industries")
	x.addEnglishPeople()
	x.addEnglishStates()
}

// addEnglishPeople enters people on the spot, who speak for nobody but themselves.
func (x *lexicon) addEnglishPeople() {
	people := func(id, name string, list ...string) {
		x.addAll(who{actor: id, principal: id, side: marz.SideThird, name: name, anonymous: true}, list...)
	}
	people("residents", "Residents", "doctor", "doctors", "nurse", "nurses", "surgeon", "local source", "local sources", "local doctor", "medic", "medics", "hospital worker", "hospital official", "hospital officials", "hospital sources", "hospital source", "medical sources", "medical source", "housewife", "mother of", "father of", "labourers", "laborers", "baker", "butcher", "tailor", "vendor", "fruit seller", "fisherman", "shepherds", "teachers", "students", "university student", "money changer", "hotel owner", "restaurant owner", "religious scholar", "local journalists", "rights activist", "rights activists", "activists", "aid workers", "aid official", "humanitarian worker", "humanitarian workers", "relief worker", "expert", "experts", "western analyst", "security analyst", "security analysts", "political analyst", "military analyst", "military analysts", "political analysts", "observer", "observers", "western diplomat", "western diplomats", "villager", "community leader", "community leaders", "local elder", "jirga member", "western officials", "western security official", "former official", "retired general")
	people("traders", "Traders", "businessman", "businessmen", "businesswoman", "importer", "importers", "exporter", "exporters", "merchant", "local traders", "local trader", "fruit trader", "fruit exporter", "customs broker", "clearing agent", "clearing agents", "freight forwarder", "fuel importer", "fuel trader", "wholesaler", "transport company owner")
	people("drivers", "Drivers", "trucker", "truckers", "truck drivers", "lorry drivers", "taxi driver", "bus driver", "haulier", "hauliers", "tanker driver", "long distance driver")
	x.addAll(who{actor: "militia", principal: "militia", side: marz.SideAllied, name: "Local militia"}, "militia commander", "uprising commander", "public uprising commander", "militia leader", "militiaman", "anti taliban forces", "anti taliban militia", "anti taliban militias", "anti taliban militants", "anti taliban groups", "anti taliban force")
	x.addAll(talibanWho, "taliban commander", "taliban commanders", "taliban official", "taliban officials", "taliban fighter", "taliban source", "taliban sources", "taliban leader", "taliban leaders", "taliban authorities", "taliban government", "taliban administration", "taliban member", "taliban members", "taliban cleric", "new afghan authorities", "taliban led government", "taliban run government", "insurgent commander", "insurgent spokesman")
	x.addAll(who{actor: "nrf", principal: "nrf", side: marz.SideAllied, name: "National Resistance Front"}, "resistance front", "resistance fighters", "resistance forces", "anti taliban resistance", "national resistance", "resistance leader", "resistance leaders")
}

// addEnglishStates enters the bodies of states and of the world.
func (x *lexicon) addEnglishStates() {
	gov := func(name string, list ...string) { x.addAll(official("afg-gov", marz.SideGovernment, name), list...) }
	gov("Afghan presidency", "presidential spokesman", "presidential spokesperson", "president's office", "presidential office", "presidential adviser", "presidential advisor", "president's spokesman", "chief presidential spokesman", "acting president", "first vice president", "chief executive")
	gov("Afghan National Security Council", "national security council", "national directorate of security", "national security directorate", "nds", "intelligence agency", "spy agency", "intelligence service", "security council")
	gov("Government media centre", "government media center", "government media centre", "government media and information center", "government media and information centre", "media and information center", "government's media centre", "government's media center", "government media office", "gmic")
	gov("Afghan human rights commission", "human rights commission", "independent human rights commission", "afghanistan independent human rights commission", "aihrc")
	gov("Afghan Interior Ministry", "deputy interior minister", "acting interior minister", "interior affairs ministry")
	gov("Afghan Defence Ministry", "deputy defence minister", "deputy defense minister", "acting defence minister", "acting defense minister", "chief of the army staff", "army chief of staff", "chief of army staff", "armed forces chief")
	x.addAll(who{actor: "afghan-forces", principal: "afghan-forces", side: marz.SideGovernment, name: "Afghan army"}, "army spokesman", "army spokesperson", "military spokesman", "military spokesperson", "corps spokesman", "army corps", "corps commander", "border force", "border forces", "air force", "afghan air force", "border troops", "border brigade", "army headquarters")
	x.addAll(official("afg-embassy-tjk", marz.SideGovernment, "Afghan embassy in Dushanbe"), "afghanistan's ambassador to tajikistan", "afghanistan's ambassador in tajikistan", "afghanistan's embassy in tajikistan", "afghanistan's embassy in dushanbe", "afghanistan's ambassador in dushanbe")
	third := func(id, name string, list ...string) { x.addAll(official(id, marz.SideThird, name), list...) }
	usa := official("usa-gov", marz.SideAllied, "United States")
	x.addAll(usa, "state department", "us intelligence", "u.s intelligence", "american intelligence", "us intelligence assessment", "us central command", "central command", "centcom", "us state department", "us military", "us army", "us officials", "us official", "us defense official", "us defence official", "us defense officials", "us air force", "us forces afghanistan", "senior us official", "american officials", "american official")
	third("un", "United Nations", "international organization for migration", "international organisation for migration", "iom", "un mission", "un mission in afghanistan", "un assistance mission", "un assistance mission in afghanistan", "un migration agency", "world food programme", "world food program", "ocha", "un humanitarian office", "unicef", "un officials", "un official", "un agency", "un envoy", "un special envoy")
	third("unhcr", "UNHCR", "un refugee agency", "un's refugee agency", "un high commissioner for refugees", "united nations refugee agency", "united nations high commissioner for refugees")
	press := official("iran", marz.SideThird, "Iranian media")
	press.press = true
	x.addAll(press, "iranian media", "iranian state media", "iranian state tv", "iranian state television", "press tv", "iran's state tv", "iran's state television")
	third("iran", "Iranian media", "iran international")
	third("pakistan", "Pakistani military", "military's media wing", "army's media wing", "media wing", "inter services public relations", "levies")
	x.addAll(who{actor: "pakistan", principal: "pakistan-levies", side: marz.SideThird, name: "Pakistani Levies officials", anonymous: true}, pairsOf("levies", "official/officials/officer/officers/sources/source/personnel")...)
	third("uzbekistan", "Prosecutor general's office", "prosecutor general's office", "general prosecutor's office", "prosecutor's office")
	third("tajikistan", "Tajik border service", "national security committee", "committee for national security", "tajik border troops", "state border service")
}
