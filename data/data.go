// Package data embeds what Marz ships: the reference layers (provinces, borders,
// crossings, places, rivers, neighbours) and the curated record of dispatches,
// events and claims, each with its source and licence (README.md, LICENCES.md,
// layers.json). It holds no code, imports nothing of ours, and never holds a
// dispatch's own sentences.
package data

import "embed"

// FS holds layers/*.geojson, layers/crossings.json, record/*.json, layers.json
// (for each file: title, source, licence, attribution), README.md and LICENCES.md.
// Coordinates are longitude, latitude in degrees.
//
//go:embed layers record layers.json README.md LICENCES.md
var FS embed.FS
