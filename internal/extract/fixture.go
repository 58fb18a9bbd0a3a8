package extract

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"marz/internal/marz"
)

// ParseFixture reads a dispatch with its gold, as testdata holds them: sections meta,
// text, gold, places and traps, each under a line "-- name --". The error names the line.
func ParseFixture(name, raw string) (Gold, error) {
	sections := cutSections(raw)
	g := Gold{Doc: Document{Name: name, Text: sections["text"]}}
	for line := range strings.SplitSeq(sections["meta"], "\n") {
		key, value, _ := strings.Cut(line, ":")
		if err := g.meta(strings.TrimSpace(key), strings.TrimSpace(value)); err != nil {
			return g, fmt.Errorf("%s: meta: %w", name, err)
		}
	}
	runes := []rune(g.Doc.Text)
	for n, line := range strings.Split(sections["gold"], "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		c, err := goldClaim(line, g.Doc.Text)
		if err != nil {
			return g, fmt.Errorf("%s: gold line %d: %w", name, n+1, err)
		}
		g.Claims = append(g.Claims, c)
	}
	for n, line := range strings.Split(sections["places"], "\n") {
		p, ok, err := goldPlace(line, runes)
		if err != nil {
			return g, fmt.Errorf("%s: places line %d: %w", name, n+1, err)
		}
		if ok {
			g.Places = append(g.Places, p)
		}
	}
	return g, nil
}

func cutSections(raw string) map[string]string {
	out := map[string]string{}
	name := ""
	var b strings.Builder
	for line := range strings.SplitAfterSeq(raw, "\n") {
		t := strings.TrimSpace(line)
		if strings.HasPrefix(t, "-- ") && strings.HasSuffix(t, " --") {
			out[name] = b.String()
			b.Reset()
			name = strings.TrimSpace(t[3 : len(t)-3])
			continue
		}
		b.WriteString(line)
	}
	out[name] = b.String()
	return out
}

func (g *Gold) meta(key, value string) error {
	switch key {
	case "lang":
		g.Doc.Lang = value
	case "agency":
		g.Doc.Agency = value
	case "publisher":
		g.Doc.Publisher = value
	case "published", "resolved":
		iv, err := ParsePublished(value)
		if err != nil {
			return err
		}
		if key == "published" {
			g.Doc.Published = iv
		} else {
			g.Resolved = iv
		}
	}
	return nil
}

// ParsePublished reads a day of publication: 2021-07-09, a month, 2021-07, or none.
func ParsePublished(s string) (marz.Interval, error) {
	if s == "" || s == "none" {
		return marz.Interval{}, nil
	}
	if d, err := marz.ParseDay(s); err == nil {
		return marz.On(d), nil
	}
	first, err := marz.ParseDay(s + "-01")
	if err != nil {
		return marz.Interval{}, fmt.Errorf("published: %q is neither a day nor a month: use 2021-07-09 or 2021-07", s)
	}
	y, m, _ := first.Date()
	return wholeMonth(y, int(m)), nil
}

func goldClaim(line, text string) (GoldClaim, error) {
	var in struct {
		marz.Claim
		Evidence string `json:"evidence"`
		Nth      int    `json:"nth"`
		Core     bool   `json:"core"`
	}
	if err := json.Unmarshal([]byte(line), &in); err != nil {
		return GoldClaim{}, err
	}
	start, end := locate(text, in.Evidence, max(1, in.Nth))
	if start < 0 {
		return GoldClaim{}, fmt.Errorf("evidence %q is not in the text", in.Evidence)
	}
	return GoldClaim{Claim: in.Claim, Core: in.Core, Start: start, End: end}, nil
}

// locate returns the code points of the nth occurrence of a piece of the text.
func locate(text, piece string, nth int) (start, end int) {
	at, from := -1, 0
	for range nth {
		i := strings.Index(text[from:], piece)
		if i < 0 || piece == "" {
			return -1, -1
		}
		at = from + i
		from = at + len(piece)
	}
	start = len([]rune(text[:at]))
	return start, start + len([]rune(piece))
}

func goldPlace(line string, text []rune) (GoldPlace, bool, error) {
	parts := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
	if len(parts) < 4 {
		return GoldPlace{}, false, nil
	}
	nth, err := strconv.Atoi(parts[1])
	if err != nil {
		return GoldPlace{}, false, fmt.Errorf("%q is no number", parts[1])
	}
	start, end := locate(string(text), parts[0], nth)
	if start < 0 {
		return GoldPlace{}, false, fmt.Errorf("%q is not %d times in the text", parts[0], nth)
	}
	return GoldPlace{Start: start, End: end, Place: parts[2], Role: parts[3]}, true, nil
}
