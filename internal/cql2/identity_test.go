package cql2

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// tree compares two trees but for the places that their nodes were read from.
var tree = cmp.Options{
	cmpopts.EquateEmpty(),
	cmp.AllowUnexported(node{}, instant{}),
	cmp.FilterPath(func(p cmp.Path) bool {
		return p.Last().String() == ".at" || p.Last().String() == ".quote"
	}, cmp.Ignore()),
}

// checkIdentity makes sure that a filter comes back unchanged from both encodings.
func checkIdentity(t *testing.T, e *Expr) {
	t.Helper()
	fromText, err := ParseText(e.Text())
	if err != nil {
		t.Fatalf("%s\nis not read again: %v", e.Text(), err)
	}
	fromJSON, err := ParseJSON(e.JSON())
	if err != nil {
		t.Fatalf("%s\nis not read again: %v", e.JSON(), err)
	}
	if d := cmp.Diff(e.root, fromText.root, tree); d != "" {
		t.Fatalf("%s\ncomes back from text as %s\n%s", e.Text(), fromText.Text(), d)
	}
	if d := cmp.Diff(e.root, fromJSON.root, tree); d != "" {
		t.Fatalf("%s\ncomes back from JSON as %s\n%s", e.JSON(), fromJSON.JSON(), d)
	}
}

// over reports whether an error is only that a filter is over a limit: a filter that is
// nearly too large in one encoding may be too large in the other.
func over(e *Expr) bool {
	return len(e.Text()) > MaxText || len(e.JSON()) > MaxJSON
}
