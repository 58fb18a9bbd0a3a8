package extract

import "strconv"

// finish gives the claims their events, their links and their flags.
func (r *reading) finish() {
	for i := range r.made {
		r.flag(i)
	}
	at := r.bySubject()
	r.events(at)
	for i := range r.made {
		r.link(i, at[subjectOf(&r.made[i])])
	}
	r.presuppose(at)
}

// result hands the reading over.
func (r *reading) result() Result {
	out := Result{Lang: r.lang, Published: r.pub, Agency: r.agency, Length: len(r.text)}
	for _, s := range r.sents {
		out.Sentences = append(out.Sentences, s.Sentence)
		out.Mentions = append(out.Mentions, s.places...)
	}
	for i := range r.made {
		r.made[i].Dispatch = r.dispatchID()
		out.Claims = append(out.Claims, r.made[i].Claim)
	}
	return out
}

func (r *reading) dispatchID() string {
	if r.doc.Name != "" {
		return r.doc.Name
	}
	return "dispatch-" + strconv.Itoa(len(r.text))
}
