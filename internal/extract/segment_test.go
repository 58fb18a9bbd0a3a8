package extract

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

func TestSegmentsOfTheSharedGold(t *testing.T) {
	root := filepath.Join("..", "..", "..", "shared")
	raw, err := os.ReadFile(filepath.Join(root, "gold", "seeds.json"))
	if err != nil {
		t.Skip("SKIPPED: the shared gold annotation is not beside the project")
	}
	var gold struct {
		Dispatches map[string]struct{ File string }
		Sentences  map[string][]struct {
			Role       string
			Start, End int
		}
	}
	if err := json.Unmarshal(raw, &gold); err != nil {
		t.Fatal(err)
	}
	for id, d := range gold.Dispatches {
		b, err := os.ReadFile(filepath.Join(root, "seeds", d.File))
		if err != nil {
			t.Fatal(err)
		}
		got := segment([]rune(string(b)))
		for i, want := range gold.Sentences[id] {
			if i >= len(got) {
				t.Fatalf("%s: %d sentences, want %d", id, len(got), len(gold.Sentences[id]))
			}
			if got[i].Start != want.Start || got[i].End != want.End || string(got[i].Role) != want.Role {
				t.Errorf("%s s%d: got %d–%d %s, want %d–%d %s", id, i, got[i].Start, got[i].End, got[i].Role, want.Start, want.End, want.Role)
			}
		}
	}
}
