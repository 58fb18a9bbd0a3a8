// Package extract reads a dispatch, in French or English, and answers with the
// claims that it makes: who says what of which place, when it was said and when
// it happened, with the words that carry it marked by their offsets.
//
// It works by rules, a gazetteer and the grammar of news prose, in stages, a file
// each: text → tokens → segments → mentions of places, days, actors, numbers →
// clauses → claims → links. It is pure and deterministic: the same dispatch and
// the same atlas give the same claims. It never reads a file, never asks the
// clock, and never decides what is true: a reviewer does.
package extract
