// Package web is the HTTP surface: chi routes, one file per resource, every address in
// routes.go. It reads requests, asks the catalog, and writes what encode and ogc make of
// the answer. It holds no rule of the domain and marshals no feature.
package web
