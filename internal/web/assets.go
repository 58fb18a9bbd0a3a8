package web

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"sync"

	"marz/internal/marz"
	"marz/internal/ogc"

	"github.com/go-chi/chi/v5"
)

// styleSheet is that of our own pages; its name holds a hash of what it holds.
var styleSheet = sync.OnceValue(func() *answer {
	body, err := htmlFiles.ReadFile("html/pages.css")
	if err != nil {
		panic(err) // it is embedded
	}
	sum := sha256.Sum256(body)
	return &answer{typ: "text/css", body: body, tag: fmt.Sprintf("pages-%x.css", sum[:5])}
})

func styleName() string { return styleSheet().tag }

// asset answers /assets/*: files whose names hold a hash of what they hold.
func (s *server) asset(w http.ResponseWriter, r *http.Request) error {
	name := chi.URLParam(r, "*")
	if name == styleName() {
		w.Header().Set("Cache-Control", forever)
		return respond(w, r, styleSheet())
	}
	if s.page == nil || !fs.ValidPath(name) {
		return noAsset(name)
	}
	a := s.page.assets[name]
	if a == nil {
		return noAsset(name)
	}
	w.Header().Set("Cache-Control", forever)
	return respond(w, r, a)
}

func noAsset(name string) error {
	return marz.Errorf(marz.NotFound, "there is no asset %.80q", name)
}

// loadAssets reads the built files once: each with the compressed twin beside it.
func loadAssets(files fs.FS) (map[string]*answer, error) {
	out := map[string]*answer{}
	err := fs.WalkDir(files, "assets", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) == ".gz" {
			return err
		}
		a := &answer{typ: assetType(name), tag: path.Base(name)}
		if a.body, err = fs.ReadFile(files, name); err != nil {
			return err
		}
		if zipped, err := fs.ReadFile(files, name+".gz"); err == nil {
			a.zipped = zipped
		}
		out[name[len("assets/"):]] = a
		return nil
	})
	return out, err
}

func assetType(name string) string {
	switch path.Ext(name) {
	case ".js":
		return "text/javascript"
	case ".css":
		return "text/css"
	case ".svg":
		return "image/svg+xml"
	case ".png":
		return "image/png"
	case ".json", ".map":
		return ogc.JSON
	case ".woff2":
		return "font/woff2"
	}
	return "application/octet-stream"
}
