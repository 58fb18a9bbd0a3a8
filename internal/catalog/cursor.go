package catalog

import (
	"encoding/base64"
	"strings"

	"marz/internal/index"
	"marz/internal/marz"
)

// A cursor is where a page ended: "1", the collection, the order, and the mark of the last
// feature (the values it was sorted by, and its id), in base64. The next page begins with
// what comes after in that order, so pages neither repeat nor miss a feature while others
// write, and the limit may change on the way. With sortby, a feature whose own value in a
// sorted column changes meanwhile moves, as it must; a fixed version keeps even that still.

const cursorVersion = "1"

func nextCursor(q Query, last *index.Mark) string {
	text := strings.Join([]string{cursorVersion, q.Collection, sortText(q.Sort), string(last.Encode())}, "\n")
	return base64.RawURLEncoding.EncodeToString([]byte(text))
}

// readCursor returns the mark after which the page begins; nil without a cursor.
func readCursor(q Query, schema *marz.Schema) (*index.Mark, error) {
	if q.Cursor == "" {
		return nil, nil
	}
	wrong := func(why string, err error) error {
		return &marz.Error{Kind: marz.Invalid, Msg: "cursor: " + why + ": follow a \"next\" link unchanged, or leave the cursor out to begin again", Err: err}
	}
	b, err := base64.RawURLEncoding.DecodeString(q.Cursor)
	parts := strings.SplitN(string(b), "\n", 4)
	switch {
	case err != nil || len(parts) != 4:
		return nil, wrong("it is none that a \"next\" link gave", err)
	case parts[0] != cursorVersion:
		return nil, wrong("it comes from another version of the program", nil)
	case parts[1] != q.Collection:
		return nil, wrong("it is of another collection", nil)
	case parts[2] != sortText(q.Sort):
		return nil, wrong("it is of another order than sortby gives", nil)
	}
	m, err := index.ParseMark([]byte(parts[3]), schema, q.Sort)
	if err != nil {
		return nil, wrong("it is none that a \"next\" link gave", err)
	}
	return m, nil
}
