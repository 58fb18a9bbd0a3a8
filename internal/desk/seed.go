package desk

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"marz/internal/atlas"
	"marz/internal/log"
	"marz/internal/marz"
)

// Bundle is the author of what Marz ships.
const Bundle = "marz"

// bundleFiles are the files of the bundled record in the order in which they depend on
// each other.
var bundleFiles = []struct {
	name string
	kind marz.ChangeKind
}{
	{"record/actors.json", marz.PutActor}, {"record/dispatches.json", marz.PutDispatch},
	{"record/events.json", marz.PutEvent}, {"record/claims.json", marz.PutClaim},
}

// batch is how many entries are read from the log at a time.
const batch = 10_000

// Seed brings the bundled record into the log: all of it the first time, later what is
// new or changed in it. A subject whose latest change came from somebody else is left as
// they left it. It returns how many changes it wrote.
func Seed(ctx context.Context, l log.Log, at *atlas.Atlas, fsys fs.FS) (int, error) {
	changes, err := readBundle(fsys)
	if err != nil {
		return 0, err
	}
	if err := checkBundle(changes, at); err != nil {
		return 0, err
	}
	written, theirs, err := history(ctx, l)
	if err != nil {
		return 0, err
	}
	changes = slices.DeleteFunc(changes, func(c marz.Change) bool { return written[c.ID] || theirs[key(c)] })
	if len(changes) == 0 {
		return 0, nil
	}
	_, err = l.Append(ctx, -1, changes...)
	return len(changes), err
}

// readBundle reads the files into changes. The id of a change is made of its content, so
// that the same content is written once.
func readBundle(fsys fs.FS) ([]marz.Change, error) {
	var out []marz.Change
	for _, f := range bundleFiles {
		raw, err := fs.ReadFile(fsys, f.name)
		if err != nil {
			return nil, fmt.Errorf("bundled record: %w", err)
		}
		var list []json.RawMessage
		if err := json.Unmarshal(raw, &list); err != nil {
			return nil, fmt.Errorf("bundled record: %s: %w", f.name, err)
		}
		for i, body := range list {
			var subject struct {
				ID string `json:"id"`
			}
			if err := json.Unmarshal(body, &subject); err != nil || subject.ID == "" {
				return nil, fmt.Errorf("bundled record: %s: object %d has no id", f.name, i+1)
			}
			sum := sha256.Sum256(body)
			out = append(out, marz.Change{
				ID: fmt.Sprintf("bundle:%s:%s:%x", f.kind, subject.ID, sum[:8]), Author: Bundle, Kind: f.kind, Subject: subject.ID, Body: body,
			})
		}
	}
	return out, nil
}

func key(c marz.Change) string { return string(c.Kind) + "/" + c.Subject }

// history reads which bundled changes are in the log, and which subjects somebody else
// changed last.
func history(ctx context.Context, l log.Log) (written, theirs map[string]bool, err error) {
	written, theirs = map[string]bool{}, map[string]bool{}
	for after := int64(0); ; {
		entries, err := l.Read(ctx, after, batch)
		if err != nil || len(entries) == 0 {
			return written, theirs, err
		}
		for _, e := range entries {
			if e.Kind == marz.PutImported {
				continue // there may be millions, and none is a change of the bundle's
			}
			written[e.ID] = true
			own := e.Author == Bundle
			theirs[key(e.Change)] = !own
			if e.Kind == marz.PutRemoved {
				for _, f := range bundleFiles {
					theirs[string(f.kind)+"/"+e.Subject] = !own
				}
			}
		}
		after = entries[len(entries)-1].Seq
	}
}

// checkBundle holds the bundle to the vocabulary and its references to what exists.
func checkBundle(changes []marz.Change, at *atlas.Atlas) error {
	known := subjects{}
	for _, c := range changes {
		if known[c.Kind] == nil {
			known[c.Kind] = map[string]bool{}
		}
		if known[c.Kind][c.Subject] {
			return fmt.Errorf("bundled record: %s %q stands twice", c.Kind, c.Subject)
		}
		known[c.Kind][c.Subject] = true
	}
	for _, c := range changes {
		if err := check(c, known, at); err != nil {
			return fmt.Errorf("bundled record: %s %q: %w", c.Kind, c.Subject, err)
		}
	}
	return nil
}

// subjects are the ids that a bundle holds, by kind.
type subjects map[marz.ChangeKind]map[string]bool

func check(c marz.Change, known subjects, at *atlas.Atlas) error {
	switch c.Kind {
	case marz.PutDispatch:
		return decoded(c, (*marz.Dispatch).Validate)
	case marz.PutActor:
		return decoded(c, (*marz.Actor).Validate)
	case marz.PutEvent:
		return decoded(c, func(e *marz.Event) error { return errors.Join(e.Validate(), checkPlace(e.Place, at)) })
	}
	return decoded(c, func(k *marz.Claim) error {
		return errors.Join(k.Validate(), checkPlace(k.Place, at), known.check(marz.PutDispatch, k.Dispatch),
			known.check(marz.PutEvent, k.Event), known.check(marz.PutActor, k.Principal))
	})
}

func checkPlace(id string, at *atlas.Atlas) error {
	if _, ok := at.Place(id); !ok {
		return marz.Errorf(marz.Invalid, "place: there is no %q", id)
	}
	return nil
}

func (s subjects) check(kind marz.ChangeKind, id string) error {
	if !s[kind][id] {
		return marz.Errorf(marz.Invalid, "there is no %s %q", kind, id)
	}
	return nil
}

func decoded[T any](c marz.Change, check func(*T) error) error {
	var v T
	if err := json.Unmarshal(c.Body, &v); err != nil {
		return err
	}
	return check(&v)
}
