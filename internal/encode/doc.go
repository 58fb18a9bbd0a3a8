// Package encode writes features as streams: GeoJSON, GeoJSON text sequences and CSV.
// Finished bytes are spliced, never marshalled again. It holds no query and no
// collection: it is given features and the schema of their properties.
package encode
