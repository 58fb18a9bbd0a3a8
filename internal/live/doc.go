// Package live fans the change log out to many clients as server-sent events. The id
// of an event is the sequence number of the log, so a client that comes back reads on
// where it was, and one that is too slow is dropped rather than waited for: nothing is
// ever held in memory for it.
//
// It never decides what an entry means: the caller turns entries into events. And it
// never promises that a client has seen an event.
package live
