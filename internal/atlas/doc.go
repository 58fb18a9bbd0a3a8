// Package atlas knows the places of Marz: the 34 provinces, the six borders, the
// crossings, the other places and the country itself, each with its names in
// English, French, Persian and Pashto. It turns names into places, points into
// provinces and kilometres of border, and reads the border and province filters.
//
// It is loaded once from the reference layers and never changes afterwards, so it
// may be shared by many. It does no input or output of its own, never guesses a
// crossing's province or neighbour from its position (the points lie on the line),
// and never prefers one of several places of the same name: it gives them all.
//
// Coordinates are longitude, latitude in degrees; distances are kilometres.
package atlas
