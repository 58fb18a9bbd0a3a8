package marz

// typeNames are the types in words, English then French.
var typeNames = map[Type][2]string{
	Capture:       {"capture", "prise"},
	Recapture:     {"recapture", "reprise"},
	ControlType:   {"control", "contrôle"},
	ControlShare:  {"share under control", "part sous contrôle"},
	Handover:      {"handover", "remise"},
	Surrender:     {"surrender", "reddition"},
	Attack:        {"attack", "attaque"},
	Clash:         {"clash", "affrontement"},
	Withdrawal:    {"withdrawal", "retrait"},
	Flight:        {"flight across the border", "fuite par la frontière"},
	Deployment:    {"deployment", "déploiement"},
	Reinforcement: {"reinforcements", "renforts"},
	Mobilization:  {"mobilization", "mobilisation"},
	Arming:        {"arming", "distribution d’armes"},
	Closure:       {"closure", "fermeture"},
	Reopening:     {"reopening", "réouverture"},
	Casualties:    {"casualties", "pertes"},
	Statement:     {"statement", "déclaration"},
}

// Name returns the type in words, in French for "fr" and in English else.
func (t Type) Name(lang string) string {
	names, ok := typeNames[t]
	switch {
	case !ok:
		return string(t)
	case lang == "fr":
		return names[1]
	}
	return names[0]
}

// Title names an event by its place and type: "Islam Qala: capture", in French
// "Islam Qala : prise". Titles are computed, never stored.
func Title(t Type, place, lang string) string {
	if lang == "fr" {
		return place + " : " + t.Name(lang)
	}
	return place + ": " + t.Name(lang)
}
