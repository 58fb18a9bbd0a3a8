// Command build bundles the front end into static/dist: TypeScript and style sheets by
// esbuild with hashed names, a gzip twin of each file, and index.html with the names
// filled in, and review.html likewise. The same sources give the same bytes.
//
// It never fetches anything: `npm ci` has put Leaflet where it looks.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
	"github.com/klauspost/compress/gzip"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "static/build:", err)
		os.Exit(1)
	}
}

func run() error {
	root, err := folder()
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(root, "node_modules", "leaflet")); err != nil {
		return errors.New("leaflet is missing: run `npm ci` in static first")
	}
	result := bundle(root)
	if len(result.Errors) > 0 {
		return fmt.Errorf("%d errors in the sources", len(result.Errors))
	}
	dist := filepath.Join(root, "dist")
	if err := os.RemoveAll(dist); err != nil {
		return err
	}
	for _, file := range result.OutputFiles {
		if err := write(file.Path, file.Contents); err != nil {
			return err
		}
	}
	for _, name := range []string{"index.html", "review.html"} {
		if err := page(root, name, result.Metafile); err != nil {
			return err
		}
	}
	return nil
}

// folder finds static from the module's root or from static itself.
func folder() (string, error) {
	for _, dir := range []string{"static", "."} {
		if _, err := os.Stat(filepath.Join(dir, "src", "main.ts")); err == nil {
			return filepath.Abs(dir)
		}
	}
	return "", errors.New("static/src/main.ts is not here: run it from the project's root")
}

func bundle(root string) api.BuildResult {
	src := func(name string) string { return filepath.Join(root, "src", name) }
	return api.Build(api.BuildOptions{
		AbsWorkingDir: root,
		EntryPoints: []string{
			src("main.ts"), src("css/main.css"), src("icon.svg"), src("review/review.ts"), src("review/review.css"),
		},
		Outdir:            filepath.Join(root, "dist"),
		Bundle:            true,
		Splitting:         true,
		Format:            api.FormatESModule,
		Target:            api.ES2022,
		MinifySyntax:      true,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		Charset:           api.CharsetUTF8,
		LegalComments:     api.LegalCommentsEndOfFile,
		EntryNames:        "assets/[name]-[hash]",
		ChunkNames:        "assets/[name]-[hash]",
		AssetNames:        "assets/[name]-[hash]",
		Alias:             map[string]string{"leaflet": "leaflet/dist/leaflet-src.esm.js"},
		Loader:            map[string]api.Loader{".png": api.LoaderEmpty, ".svg": api.LoaderCopy},
		Plugins:           []api.Plugin{lean()},
		Metafile:          true,
		LogLevel:          api.LogLevelWarning,
	})
}

// write stores a file and, beside it, its gzip twin.
func write(path string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		return err
	}
	var buf bytes.Buffer
	zip, err := gzip.NewWriterLevel(&buf, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := zip.Write(content); err != nil {
		return err
	}
	if err := zip.Close(); err != nil {
		return err
	}
	return os.WriteFile(path+".gz", buf.Bytes(), 0o644)
}

// page writes a page of dist: that of src with the hashed names in place of %main.ts%,
// %css/main.css% and so on.
func page(root, file, metafile string) error {
	var meta struct {
		Outputs map[string]struct {
			EntryPoint string `json:"entryPoint"`
		} `json:"outputs"`
	}
	if err := json.Unmarshal([]byte(metafile), &meta); err != nil {
		return err
	}
	html, err := os.ReadFile(filepath.Join(root, "src", file))
	if err != nil {
		return err
	}
	text := string(html)
	for out, info := range meta.Outputs {
		if info.EntryPoint == "" {
			continue
		}
		name := strings.TrimPrefix(info.EntryPoint, "src/")
		text = strings.ReplaceAll(text, "%"+name+"%", "{{.Base}}"+strings.TrimPrefix(out, "dist/"))
	}
	return os.WriteFile(filepath.Join(root, "dist", file), []byte(text), 0o644)
}
