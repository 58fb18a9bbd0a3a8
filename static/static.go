// Package static embeds the built front end: the map that a browser gets at "/".
//
// It holds files only. It never renders the page, never decides on headers and never
// builds anything: `go run ./static/build` (which `make` calls) writes the folder dist,
// and dist.md, which is always here, describes it. Before that, the package compiles
// all the same and FS says what to do.
package static

import (
	"embed"
	"errors"
	"io/fs"
)

// The pattern matches dist.md always and the folder dist once it is built.
//
//go:embed dist*
var files embed.FS

// ErrNotBuilt says that the program was compiled before the front end was.
var ErrNotBuilt = errors.New("the front end is not built: run `make build`, or `go run ./static/build` and compile again")

// FS returns the built front end as dist.md describes it: index.html, a template for
// html/template, and the folder assets. It fails with ErrNotBuilt when there is none.
func FS() (fs.FS, error) {
	sub, err := fs.Sub(files, "dist")
	if err != nil {
		return nil, err
	}
	if _, err := fs.Stat(sub, "index.html"); err != nil {
		return nil, ErrNotBuilt
	}
	return sub, nil
}
