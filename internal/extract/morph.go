package extract

import "strings"

// form says which forms of its word a token can be. One spelling may be several: fr.
// "capture" is a noun, a present and, without its accent, a participle.
type form uint16

const (
	finite      form = 1 << iota // present or simple past
	participle                   // past participle; in English also the simple past in -ed
	infinitive                   // the bare form
	gerund                       // -ant, -ing
	futureForm                   // prendra, prendront
	conditional                  // prendrait
	imperfect                    // prenait
	nounForm                     // la prise, the fall
)

// inflect gives the forms of a verb that a table writes as "stem:class", or as the
// English base form, or as its principal parts joined by slashes (take/took/taken).
func inflect(spec string) map[string]form {
	out := map[string]form{}
	add := func(f form, words ...string) {
		for _, w := range words {
			out[w] |= f
		}
	}
	if stem, class, ok := strings.Cut(spec, ":"); ok {
		inflectFrench(stem, class, add)
	} else {
		inflectEnglish(spec, add)
	}
	return out
}

// inflectFrench gives the forms of a regular verb or of a family of irregular ones; what
// is no class is read as principal parts.
func inflectFrench(s, class string, add func(form, ...string)) {
	switch class {
	case "er":
		add(finite, s+"e", s+"es", s+"ent", s+"ons", s+"ez", s+"a", s+"erent", s+"ea")
		add(participle, s+"e", s+"ee", s+"es", s+"ees")
		add(imperfect, s+"ait", s+"aient", s+"eait", s+"eaient")
		regularFuture(s+"er", add)
		add(gerund, s+"ant", s+"eant")
		return
	case "ir":
		add(finite, s+"it", s+"issent", s+"irent")
		add(participle, s+"i", s+"ie", s+"is", s+"ies")
		add(imperfect, s+"issait", s+"issaient")
		regularFuture(s+"ir", add)
		add(gerund, s+"issant")
		return
	}
	k, ok := frenchFamilies[class]
	if !ok {
		inflectIrregular(s, class, add)
		return
	}
	add(infinitive, s+k.infinitive)
	for f, endings := range map[form]string{finite: k.finite, participle: k.participle, imperfect: k.imperfect, gerund: k.gerund} {
		for e := range strings.FieldsSeq(endings) {
			add(f, s+e)
		}
	}
	regularFuture(s+k.future, add)
}

// frenchFamilies are verbs that share their endings: prendre, perdre, rendre, tenir, ouvrir.
var frenchFamilies = map[string]struct{ infinitive, finite, participle, imperfect, future, gerund string }{
	"prendre": {"prendre", "prend prennent prenons prit prirent", "pris prise prises", "prenait prenaient", "prendr", "prenant"},
	"dre":     {"dre", "d dent dit dirent dons", "du due dus dues", "dait daient", "dr", "dant"},
	"re":      {"re", "t ent it irent ons", "u ue us ues", "ait aient", "r", "ant"},
	"tenir":   {"enir", "ient iennent enons int inrent", "enu enue enus enues", "enait enaient enions", "iendr", "enant"},
	"ouvrir":  {"ouvrir", "ouvre ouvrent ouvrit ouvrons", "ouvert ouverte ouverts ouvertes", "ouvrait ouvraient", "ouvrir", "ouvrant"},
}

// inflectIrregular reads the parts of a verb as a table lists them:
// infinitive:finite,…|participle,…|imperfect,…|future stem|gerund.
func inflectIrregular(s, class string, add func(form, ...string)) {
	add(infinitive, s)
	parts := strings.Split(class, "|")
	for i, f := range []form{finite, participle, imperfect} {
		if i < len(parts) && parts[i] != "" {
			add(f, strings.Split(parts[i], ",")...)
		}
	}
	if len(parts) > 3 && parts[3] != "" {
		regularFuture(parts[3], add)
	}
	if len(parts) > 4 && parts[4] != "" {
		add(gerund, parts[4])
	}
}

func regularFuture(s string, add func(form, ...string)) {
	add(futureForm, s+"a", s+"ont", s+"ons", s+"ai")
	add(conditional, s+"ait", s+"aient")
	if strings.HasSuffix(s, "er") || strings.HasSuffix(s, "ir") {
		add(infinitive, s)
	}
}

func inflectEnglish(spec string, add func(form, ...string)) {
	parts := strings.Split(spec, "/")
	base := parts[0]
	stem := strings.TrimSuffix(base, "e")
	switch {
	case strings.HasSuffix(base, "y") && !strings.HasSuffix(base, "oy") && !strings.HasSuffix(base, "ay"):
		add(finite, base[:len(base)-1]+"ies")
	case strings.HasSuffix(base, "ch") || strings.HasSuffix(base, "sh") || strings.HasSuffix(base, "ss"):
		add(finite, base+"es")
	default:
		add(finite, base+"s")
	}
	add(infinitive|finite, base)
	switch len(parts) {
	case 1:
		past := stem + "ed"
		if strings.HasSuffix(base, "y") && !strings.HasSuffix(base, "oy") && !strings.HasSuffix(base, "ay") {
			past = base[:len(base)-1] + "ied"
		}
		add(finite|participle, past)
		add(gerund, stem+"ing")
	case 3:
		add(finite, parts[1])
		add(participle, parts[2])
		add(gerund, stem+"ing")
	default:
		add(finite, parts[1])
		add(participle, parts[2])
		add(gerund, parts[3])
	}
}
