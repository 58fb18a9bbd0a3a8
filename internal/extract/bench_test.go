package extract_test

import (
	"strings"
	"testing"

	"marz/internal/extract"
)

const story = `HERAT, Afghanistan, July 9 (dpa) - Taliban fighters have captured a border crossing with Iran, officials in the west of Afghanistan said on Friday.
The post of Islam Qala fell late on Thursday after several hours of fighting, a member of the provincial council of Herat told dpa.
"Our soldiers left the crossing and about 60 of them went over to Iran," he said. "We have no reinforcements."
The Interior Ministry denied that the post was lost. A spokesman for the Taliban, Zabihullah Mujahid, said that it was under their control and would open again on Saturday.
Traders in the city spoke of long queues of trucks on both sides of the line, and of prices that had doubled within a day.
`

// BenchmarkExtract measures text per second on one core.
func BenchmarkExtract(b *testing.B) {
	x := load(b)
	doc := extract.Document{Name: "b", Text: strings.Repeat(story, 1)}
	b.SetBytes(int64(len(doc.Text)))
	for b.Loop() {
		x.Extract(doc)
	}
}

// BenchmarkExtractLong holds that time grows with the length of the text, not faster.
func BenchmarkExtractLong(b *testing.B) {
	x := load(b)
	doc := extract.Document{Name: "b", Text: strings.Repeat(story, 50)}
	b.SetBytes(int64(len(doc.Text)))
	for b.Loop() {
		x.Extract(doc)
	}
}
