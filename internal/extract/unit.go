package extract

import (
	"strings"
)

// unitWords lists the folded words that count something, by what they count. "soldiers" are
// all in uniform, "fighters" all others under arms, "men" whichever of them the text speaks of.
var unitWords = map[string]string{
	"soldiers":   "soldats soldat militaires militaire soldiers soldier troops troupes servicemen serviceman personnel commandos commando gardes garde guards guard guardsmen policiers policier policemen policeman police troopers paramilitaires paramilitaries officiers officier officers officer effectifs gendarmes renforts reinforcements conscrits conscripts recrues recruits cadets pilotes pilots forces",
	"fighters":   "combattants combattant fighters fighter insurges insurgents talibans taliban miliciens milicien militiamen militants gunmen assaillants attackers rebelles rebels moudjahidines mujahideen djihadistes jihadists partisans volontaires volunteers terroristes terrorists",
	"men":        "hommes homme men man",
	"civilians":  "civils civil civilians civilian personnes personne people persons habitants habitant residents resident refugies refugie refugees refugee villagers villageois afghans citoyens citizens nationals ressortissants migrants migrant deplaces displaced returnees voyageurs travellers travelers passagers passengers pietons pedestrians femmes women enfants children kirghiz kyrgyz herders bergers shepherds eleveurs etudiants students patients malades commercants traders marchands merchants chauffeurs drivers membres members others individus individuals arrivals arrivees ames souls evacuees exiles fugitifs fugitives",
	"families":   "familles famille families family foyers households",
	"officials":  "fonctionnaires fonctionnaire officials official employes employees douaniers douanier responsables",
	"reservists": "reservistes reservists",
	"prisoners":  "prisonniers prisoners detenus detainees inmates",
	"weapons":    "armes weapons fusils rifles guns arms kalachnikovs kalashnikovs mitrailleuses",
	"vehicles":   "camions camion trucks truck lorries lorry vehicules vehicule vehicles vehicle conteneurs containers camions-citernes citernes tankers voitures cars bus buses humvees pickups convois convoys semi-remorques trailers",
	"wagons":     "wagons wagon carriages railcars trains train",
	"aircraft":   "avions avion planes plane aircraft helicopteres helicoptere helicopters helicopter appareils jets",
	"districts":  "districts district", "posts": "postes posts outposts checkpoints", "crossings": "crossings", "villages": "villages", "capitals": "capitals capitales",
	"dead": "morts dead corps bodies cadavres depouilles corpses victimes martyrs martyr", "wounded": "blesses wounded injured hurt", "km": "km kilometres kilometers",
}

// units names what is counted, by the folded words that count it.
var units = indexUnits()

func indexUnits() map[string]string {
	out := map[string]string{}
	for unit, words := range unitWords {
		for w := range strings.FieldsSeq(words) {
			out[w] = unit
		}
	}
	return out
}

// unitOf is the noun that a number counts: "46 of its soldiers", but not the guards of "six
// units of guards".
func (r *reading) unitOf(s *sent, a amount) string {
	if lengthWords[wordAt(s.toks, a.last+1)] {
		return "" // in four days
	}
	for k := a.last + 1; k < min(len(s.toks), a.last+7); k++ {
		w := s.toks[k].norm
		if u := units[w]; u != "" && !(w == "man" && s.toks[k].hyphen) {
			if next := units[wordAt(s.toks, k+1)]; r.lang == "en" && next != "" && next != "dead" && next != "wounded" {
				return memberOf(s.toks, k+1, next)
			}
			return memberOf(s.toks, k, u)
		}
		if s.toks[k].kind == punct && !isQuoteMark(w) || (w == "de" || w == "d" || w == "of" || w == "des") && k > a.last+1 {
			return ""
		}
		if w == "dead" || strings.HasPrefix(w, "killed") || strings.HasPrefix(w, "tue") {
			return "dead"
		}
	}
	return ""
}

// lengthWords are what a number counts that counts nobody.
var lengthWords = wordSet("day days week weeks hour hours month months year years minutes jours heures semaines mois ans annees")

func isQuoteMark(w string) bool {
	return w == "\"" || w == "«" || w == "»" || w == "“" || w == "”" || w == "'"
}

// memberOf gives the members of an army or of a police, and "Afghans in uniform", their
// unit: 134 membres des forces de sécurité, 46 people from the army.
func memberOf(toks []token, k int, unit string) string {
	if unit != "civilians" {
		return unit
	}
	if k > 0 && toks[k].norm == "members" {
		switch toks[k-1].norm {
		case "force", "forces", "army", "police", "military", "guard":
			return "soldiers" // security force members
		case "uprising", "militia", "taliban", "resistance":
			return "fighters"
		}
	}
	for j := k + 1; j < min(len(toks), k+8) && toks[j].kind != punct; j++ {
		switch toks[j].norm {
		case "forces", "armee", "army", "police", "military", "uniform", "uniforme", "troops", "garde":
			if w := toks[k].norm; j-k <= 5 && (w == "membres" || w == "members" || w == "personnes" || w == "people") {
				return "soldiers"
			}
		case "uprising", "militia", "taliban", "movement", "resistance":
			if toks[k].norm == "members" && j-k <= 4 {
				return "fighters"
			}
		case "et", "and", "par", "by", "a", "to", "into", "en", "au":
			return unit
		}
	}
	return unit
}
