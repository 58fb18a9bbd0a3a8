package web

import (
	"net/http"

	"marz/internal/catalog"
	"marz/internal/marz"
)

// send answers with what make makes, or with the same made before, or with 304. Version
// is what the answer will show unless a write comes between; key is everything else that
// the answer depends on.
func (s *server) send(w http.ResponseWriter, r *http.Request, version marz.Version, key []string, make func() (*answer, error)) error {
	tag := tagOf(version, key...)
	kept, known := s.pages.get(tag), r.Header.Get("If-None-Match")
	if kept == nil && (known == "*" || !hasTag(known, tag)) {
		var err error
		if kept, err = make(); err != nil {
			return err
		}
		if kept.tag = tag; version.Hash != [32]byte{} {
			kept.tag = tagOf(kept.version, key...)
		}
		s.pages.put(kept)
	}
	if kept == nil { // the client has it
		setVersion(w, version)
		notModified(w, r, tag, version.At, acceptsGzip(r.Header))
		return nil
	}
	setVersion(w, kept.version)
	return respond(w, r, kept)
}

// versionFor returns the version that an answer to the parameters shows: the newest, or
// the one that they name, whose hash is not looked up for that.
func (s *server) versionFor(p *parameters) marz.Version {
	if p.Version != 0 {
		return marz.Version{Seq: p.Version}
	}
	return s.Catalog.Version()
}

// key is what an answer depends on beside the version: the address, the form, the
// program, and whatever of the collection or of the day the version does not say.
func (s *server) key(a *ask, p *parameters, col *catalog.Collection) []string {
	v := a.v.Encode()
	key := []string{s.Build, a.site.Base, a.path(), v, a.form.typ}
	if col.ID == catalog.Control && (p.Datetime.IsZero() || p.Known == 0) {
		key = append(key, s.Catalog.Today().String())
	}
	if col.Layer {
		key = append(key, versionText(col.Updated))
	}
	return key
}

// forever is for answers that can never change.
const forever = "public, max-age=31536000, immutable"

// setTime says of an answer how long it may be kept and which moment it shows.
func (s *server) setTime(w http.ResponseWriter, p *parameters) {
	h := w.Header()
	if p.Version != 0 && p.Known != 0 && (p.Collection != catalog.Control || !p.Datetime.IsZero()) {
		h.Set("Cache-Control", forever)
	}
	if p.Collection == catalog.Control && !p.Datetime.IsZero() {
		end := (p.Datetime.Last() + 1).Start().Add(-1)
		h.Set("Memento-Datetime", end.UTC().Format(http.TimeFormat))
	}
}
