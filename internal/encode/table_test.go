package encode_test

import (
	"bytes"
	"testing"

	"marz/internal/encode"
)

func TestTablesQuoteAndRunNothing(t *testing.T) {
	var b bytes.Buffer
	err := encode.Table(&b, []string{"a", "b"}, [][]string{{"=1+1", `say "x"`}, {"", "two, three"}})
	if err != nil {
		t.Fatal(err)
	}
	want := "a,b\n\"'=1+1\",\"say \"\"x\"\"\"\n,\"two, three\"\n"
	if b.String() != want {
		t.Errorf("%q\nwant %q", b.String(), want)
	}
}
