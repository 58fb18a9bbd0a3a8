// Package marz holds the vocabulary of Marz: dispatches, claims, events, actors,
// places, the days they speak of, the control rule over them, and the errors that
// the outer packages turn into answers. It is pure: no I/O, no clock, no globals
// that change. Every other internal package may import it; it imports only geo.
package marz
