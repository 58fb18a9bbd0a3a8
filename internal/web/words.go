package web

import (
	"embed"
	"encoding/json"
)

//go:embed words.json
var wordFile embed.FS

// pageWords are the words of the page without JavaScript, by language: those of the
// table of the day, and every status of a place.
var pageWords = readWords()

func readWords() map[string]map[string]string {
	var out map[string]map[string]string
	raw, err := wordFile.ReadFile("words.json")
	if err == nil {
		err = json.Unmarshal(raw, &out)
	}
	if err != nil {
		panic(err) // it is embedded, and a test reads it
	}
	return out
}
