// Command build makes the reference layers of Marz anew from the packages that they
// come from, with the hand-written tables of tables/ for names and choices:
//
//	go run ./data/build            # writes data/layers/*.geojson
//	go run ./data/build -check     # compares with them and changes nothing
//
// It fetches with the clients npm and apt-get (Debian) into a cache folder, and only
// when asked; the program and its tests never run it. It never reads or writes
// crossings.json or the record, which are compiled by hand.
//
// The way of the lines: the provinces of Natural Earth become a topology of arcs, each
// shared by two faces; the arcs on the border are replaced by OpenStreetMap's line,
// which two time zones share; the inner arcs are cut or stretched to meet it; every arc
// is simplified once, so that neighbours still fit; rings are put together again from
// arcs. Coordinates are (lon, lat) in degrees, lengths kilometres on the mean sphere.
package main
