package data_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"marz/data"
)

func TestEveryFileHasALicenceAndEveryLicenceAFile(t *testing.T) {
	b, err := data.FS.ReadFile("layers.json")
	if err != nil {
		t.Fatal(err)
	}
	var layers []struct{ File, Licence, Attribution string }
	if err := json.Unmarshal(b, &layers); err != nil {
		t.Fatal(err)
	}
	licensed := map[string]bool{}
	for _, l := range layers {
		licensed[l.File] = true
		if _, err := fs.Stat(data.FS, strings.TrimSuffix(l.File, "/")); err != nil {
			t.Errorf("layers.json names %s: %v", l.File, err)
		}
		if l.Licence == "" || l.Attribution == "" {
			t.Errorf("layers.json: %+v", l)
		}
	}
	readme, err := data.FS.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	err = fs.WalkDir(data.FS, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.Contains(path, "/") {
			return err
		}
		if !licensed[path] && !licensed[filepath.ToSlash(filepath.Dir(path))+"/"] {
			t.Errorf("%s has no licence in layers.json", path)
		}
		if licensed[path] && !bytes.Contains(readme, []byte("`"+path+"`")) {
			t.Errorf("README.md does not name %s", path)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func TestEveryFileThatShouldBeJSONIs(t *testing.T) {
	err := fs.WalkDir(data.FS, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, "json") {
			return err
		}
		b, err := data.FS.ReadFile(path)
		if err == nil && !json.Valid(b) {
			t.Errorf("%s is not JSON", path)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// reference finds the reference geodata beside the project, or skips.
func reference(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above the test")
		}
	}
	ref := filepath.Join(dir, "..", "shared", "geodata")
	if _, err := os.Stat(ref); err != nil {
		t.Skipf("SKIPPED: the reference geodata is not there: %v", err)
	}
	return ref
}

func TestTheLayersAreTheReferenceFiles(t *testing.T) {
	ref := reference(t)
	list, err := data.FS.ReadDir("layers")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range list {
		ours, err := data.FS.ReadFile("layers/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		theirs, err := os.ReadFile(filepath.Join(ref, f.Name()))
		if err != nil || !bytes.Equal(ours, theirs) {
			t.Errorf("layers/%s is not the reference file: %v", f.Name(), err)
		}
	}
}
