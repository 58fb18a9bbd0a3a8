package main

import (
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"
)

const campsV1 = `{"type":"FeatureCollection","features":[{"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[61,34.5]},"properties":{"beds":12,"opened":"2021-07-09"}}]}`

// eventually waits for a condition, for half a minute at most.
func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	deadline := time.Now().Add(30 * time.Second)
	for !ok() {
		if time.Now().After(deadline) {
			t.Fatalf("%s did not come about", what)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

func TestALayerIsReadAgainWhenItsFileChanges(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "camps.geojson")
	write := func(path, text string) {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(file, campsV1)
	base := start(t, "--layer", dir)
	url := base + "/collections/camps/items?beds=12"
	if c := list(t, url); c.NumberMatched != 1 || c.Features[0].ID != "a" {
		t.Fatalf("%+v", c)
	}

	write(file, `{"type":"FeatureCollection","features":[{"type":"Feature","id":"b","geometry":null,"properties":{"beds":12}},{"type":"Feature","id":"c","geometry":null,"properties":{"beds":12}}]}`)
	eventually(t, "the new version", func() bool { return list(t, url).NumberMatched == 2 })

	write(filepath.Join(dir, "second.geojson"), campsV1)
	eventually(t, "the new file", func() bool {
		res, _ := get(t, base+"/collections/second")
		return res.StatusCode == http.StatusOK
	})

	write(file, `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[1]}}]}`)
	write(filepath.Join(dir, "third.geojson"), campsV1)
	eventually(t, "a look after the bad version", func() bool {
		res, _ := get(t, base+"/collections/third")
		return res.StatusCode == http.StatusOK
	})
	if c := list(t, url); c.NumberMatched != 2 {
		t.Errorf("a bad file took the place of a good one: %+v", c)
	}

	if err := os.Remove(filepath.Join(dir, "second.geojson")); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the end of a layer whose file is gone", func() bool {
		res, _ := get(t, base+"/collections/second")
		return res.StatusCode == http.StatusNotFound
	})
}
