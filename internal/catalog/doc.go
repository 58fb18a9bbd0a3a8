// Package catalog is the only read path of Marz. It follows the log, keeps the state
// that its entries add up to, turns that state into finished features, puts them into
// the index, and answers: which collections there are, which features match, what a
// crossing's control is on a day as known on a day, and what the data set said at an
// earlier version.
//
// It never writes to the log and never marshals a feature when it is asked for one:
// bytes are made when the log changes, or once for each day that control is asked for.
package catalog
