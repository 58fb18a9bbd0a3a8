// Package desk is the only write path of Marz: everything that enters the log passes
// here, is checked against the vocabulary and the atlas, and is signed with its author.
// It never answers a question and never changes what was written.
package desk
