// Package desk is the only write path of Marz: what enters the log passes here, is
// checked against the vocabulary and the atlas, and is signed with its author. A
// dispatch is submitted, its claims wait as drafts, a reviewer corrects, accepts or
// rejects them, and accepting publishes at once. Every step is a record of the log.
//
// It never answers a question about the map, never changes what was written, and keeps
// a dispatch's words only where their rights allow.
package desk
