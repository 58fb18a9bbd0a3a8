// Package log keeps the one truth of Marz: an append-only, gapless, hash-chained
// sequence of changes, in one table log(seq, at, author, id, body, hash), in a
// SQLite file or in a PostgreSQL database. What was acknowledged is durable, a
// repeated id is stored once, and whoever reads sees every record, in order, and
// knows that it is undamaged.
//
// It never interprets a change, never alters or removes a record, and never writes
// to a file or table that is not its own.
//
// # The chain
//
// The hash of a record is the SHA-256 of these bytes, in this order:
//
//	32 bytes  hash of the record before; zeros before the first
//	 8 bytes  seq, big-endian
//	 8 bytes  at, big-endian two's complement: microseconds since 1970-01-01T00:00:00Z
//	 4 bytes  length of author in bytes, big-endian, then author in UTF-8
//	 4 bytes  length of id in bytes, big-endian, then id in UTF-8
//	 4 bytes  length of body in bytes, big-endian, then body
//
// The body is the JSON object {"kind","subject","body"} of a marz.Change, byte for
// byte as stored. The counter row log_head(one, seq, at, hash) names the last
// record; it is changed in the transaction that adds records, so a missing tail is
// as visible as a damaged record.
package log
