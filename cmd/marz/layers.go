package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"marz/internal/catalog"
)

// maxLayer bounds the file of an operator's layer, in bytes.
const maxLayer = 512 << 20

// layerPoll is how often the files are looked at.
const layerPoll = 2 * time.Second

// layers are the operator's files, served as collections and read again when they change.
type layers struct {
	catalog *catalog.Catalog
	logger  *slog.Logger
	folders []string
	files   map[string]*layerFile // by name
}

// layerFile is a file and what it looked like when it was read last.
type layerFile struct {
	path   string
	seen   string
	folder bool // found in a folder: it goes when the file does
}

// newLayers reads the files of the flags: NAME=FILE, or a folder whose *.geojson files
// bear their names. A bad file is an error now; later the version before it is kept.
func newLayers(c *catalog.Catalog, specs []string, logger *slog.Logger) (*layers, error) {
	l := &layers{catalog: c, logger: logger, files: map[string]*layerFile{}}
	for _, spec := range specs {
		if info, err := os.Stat(spec); err == nil && info.IsDir() {
			l.folders = append(l.folders, spec)
			continue
		}
		name, path, ok := strings.Cut(spec, "=")
		if !ok {
			return nil, usageError{fmt.Errorf("--layer: %q is neither NAME=FILE.geojson nor a folder", spec)}
		}
		l.files[name] = &layerFile{path: path}
	}
	l.scan()
	for name, f := range l.files {
		if _, err := l.read(name, f); err != nil {
			return nil, fmt.Errorf("--layer %s: %s: %w", name, f.path, err)
		}
	}
	return l, nil
}

// scan finds new files in the folders.
func (l *layers) scan() {
	for _, dir := range l.folders {
		found, err := filepath.Glob(filepath.Join(dir, "*.geojson"))
		if err != nil {
			continue
		}
		for _, path := range found {
			name := strings.TrimSuffix(filepath.Base(path), ".geojson")
			if l.files[name] == nil {
				l.files[name] = &layerFile{path: path, folder: true}
			}
		}
	}
}

// follow reads files again when they change, until ctx ends.
func (l *layers) follow(ctx context.Context) {
	if len(l.files)+len(l.folders) == 0 {
		return
	}
	tick := time.NewTicker(layerPoll)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		l.scan()
		for name, f := range l.files {
			changed, err := l.read(name, f)
			switch {
			case f.folder && errors.Is(err, os.ErrNotExist):
				delete(l.files, name)
				err := l.catalog.RemoveLayer(name)
				l.logger.Info("a layer was taken out: its file is gone", "layer", name, "file", f.path, "err", err)
			case err != nil && changed:
				l.logger.Error("a layer was not read: what it showed before stays", "layer", name, "file", f.path, "err", err)
			case changed:
				l.logger.Info("a layer was read again", "layer", name, "file", f.path)
			}
		}
	}
}

// read brings a file into the catalog if it, or the schema beside it, has changed.
func (l *layers) read(name string, f *layerFile) (changed bool, err error) {
	schemaPath := filepath.Join(filepath.Dir(f.path), name+".schema.json")
	info, err := os.Stat(f.path)
	if err != nil {
		changed = f.seen != err.Error()
		f.seen = err.Error()
		return changed, err
	}
	look := stamp(info)
	if s, err := os.Stat(schemaPath); err == nil {
		look += stamp(s)
	}
	if look == f.seen {
		return false, nil
	}
	f.seen = look
	if info.Size() > maxLayer {
		return true, fmt.Errorf("it has %d bytes: %d at most", info.Size(), maxLayer)
	}
	raw, err := os.ReadFile(f.path)
	if err != nil {
		return true, err
	}
	schema, err := os.ReadFile(schemaPath)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return true, err
	}
	return true, l.catalog.AddLayer(name, raw, schema)
}

func stamp(info os.FileInfo) string {
	return fmt.Sprintf("%d@%d;", info.Size(), info.ModTime().UnixNano())
}
