// Package data embeds what Marz ships: the reference layers (provinces, borders,
// crossings, places, rivers, neighbours) and the curated record of dispatches,
// events and claims, each with its source and licence (README.md). It holds no
// code, and never a dispatch's own sentences.
package data

import "embed"

// FS holds layers/*.geojson, layers/crossings.json and record/*.json.
//
//go:embed layers record
var FS embed.FS
