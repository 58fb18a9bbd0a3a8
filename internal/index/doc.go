// Package index is the searchable projection of the log: every collection's finished
// features in BuntDB's spatial index, in memory, as boxes in space and time. A
// feature has one entry for each interval of known time in which what can be said of
// it is the same, so a box of (longitude, latitude, happened, known) picks the right
// bytes without computing anything.
//
// It holds no truth: it is rebuilt from the log at start and forgotten at the end. It
// never writes to a disk, never marshals a feature, and never decides what a feature
// says: the catalog does.
package index
