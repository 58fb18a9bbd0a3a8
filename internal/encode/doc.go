// Package encode writes features as streams: GeoJSON, GeoJSON text sequences, CSV,
// GeoParquet, and vector tiles. Finished bytes are spliced, never marshalled again. It
// holds no query and no collection, and opens no connection: it is given features, the
// schema of their properties and where to write.
//
// Coordinates are (lon, lat) in degrees unless Project came before. A column of nested
// JSON (marz.TypeObject) is in GeoJSON only: the flat forms leave it out.
//
// A stream that fails has been written in part. Its writer says so by returning the error,
// and the one who sends it must break the connection, so that a part is not taken for the whole.
package encode
