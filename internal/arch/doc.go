// Package arch holds no code, only tests: the table of who may import whom, the
// package comments, and the sizes that keep functions and files readable.
package arch
