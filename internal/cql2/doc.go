// Package cql2 is the filter language: the whole of OGC CQL2 (21-065r2) in its text
// and its JSON encoding. It parses a filter, checks it against the queryables of a
// collection, evaluates it over records, writes it in either encoding, and says which
// box, period and values an index may be asked for before the filter is evaluated.
//
// It knows nothing of features, collections or storage: a record is whatever answers
// [Record]. It never evaluates anything but the operators and functions listed here,
// never uses regular expressions, and never panics on what comes from outside; the
// size of a filter is bounded (see limits.go) before any work is done on it.
//
// # Choices where the standard leaves one
//
//   - Strings compare by code point. CASEI is Unicode's full case folding, ACCENTI
//     removes non-spacing marks (but not the Japanese voicing marks) and maps letters
//     such as ø, đ and ł, which have no decomposition, to their base letters.
//   - In a text literal ” and \' are a quote, \a \b \t \n \v \f \r the control
//     characters, \\ a backslash; before any other character a backslash is kept, so
//     that LIKE '\%' finds a percent sign.
//   - Numbers are int64 or float64 and compare exactly. Division by zero is NULL.
//   - Where a date meets a timestamp, the two are compared by their days in UTC.
//     A text literal compared with a date or a timestamp is read as one.
//   - Geometry is planar in (lon, lat) degrees; a third coordinate is read and dropped.
//     A BBOX whose west exceeds its east crosses the antimeridian and becomes two boxes.
//   - Parentheses around a whole element of an array make an array, not a group.
package cql2
