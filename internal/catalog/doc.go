// Package catalog is the only read path of Marz. It follows the log, keeps the state
// that its entries add up to, turns that state into finished features, puts them into
// the index, and answers: which collections there are, which features match, what a
// crossing's control is on a day as known on a day, and what the data set said at an
// earlier version.
//
// It never writes to the log and never marshals a feature when it is asked for one:
// bytes are made when the log changes, or once for each day that control is asked for.
//
// # What was decided
//
//   - Known. An event has one entry for each interval of known time in which the same can
//     be said of it, from the publication of its first dispatch on. The last day of a
//     publication's interval counts. Known zero is all that the log holds.
//   - Where. A crossing is drawn at its gate, a border at the middle of its line, a
//     province at its label point; the whole country has no geometry, and so matches every
//     box. The column geo_precision says which it is.
//   - When. An event is when the narrowest affirming claim says it was. What is known only
//     to be over by a day is on that day; date_precision says by_day.
//   - Control is a snapshot, at the end of a day as known at the end of a day. Of a period
//     the last day counts, and an open end is today; the changes within the period are the
//     answers of Turns. For a version that is named, today is the day on which it was the
//     newest, so that its answers never change.
//   - Dispatches. Asked what some dispatches say, events, claims and control are made anew
//     from their claims alone, as if nothing else had been published.
//   - Pages are cut by key: the columns sorted by, then the id. So they neither repeat nor
//     miss a feature while others write, without pinning a version; a version may be named
//     besides, and then not even a feature whose sorted value changes moves.
//   - Versions. An earlier version is the log read again up to there; the last few that
//     were asked for are kept. Layers of an operator are no part of the log and have none.
package catalog
