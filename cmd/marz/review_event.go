package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"marz/internal/desk"
	"marz/internal/marz"
)

const eventHelp = `  c {JSON}       correct what the claim says, for example c {"place":"torghundi"}
  m EVENT        move the claim to another event
  x              give it an event of its own
  t DAY REASON   its source took it back on that day
  d REASON       take it out: it was published in error
  e EVENT        merge the whole event into another
  s              leave it as it is
  q              quit
`

// reviewEvent goes through the published claims of an event.
func reviewEvent(ctx context.Context, d *desk.Desk, event string, in *bufio.Scanner, out io.Writer) error {
	if _, err := d.Revision(ctx, event, marz.PutEvent); err != nil {
		return err
	}
	list, _, err := d.Claims(ctx, event, "")
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%s stands on %d claims.\n%s", event, len(list), eventHelp)
	for i, p := range list {
		fmt.Fprintf(out, "\n%d of %d\n", i+1, len(list))
		switch err := reviewClaim(ctx, d, p, in, out); {
		case errors.Is(err, errQuit):
			return nil
		case err != nil:
			return err
		}
	}
	return nil
}

// reviewClaim shows a published claim until it is changed, left, or the input ends.
func reviewClaim(ctx context.Context, d *desk.Desk, p desk.Published, in *bufio.Scanner, out io.Writer) error {
	c := p.Claim
	for {
		fmt.Fprintf(out, "%s  %s %s %s at %s, %s\n", c.ID, c.Claimant, c.Stance, c.Type, c.Place, days(c.Happened))
		if p.Retracted {
			fmt.Fprintln(out, "  taken back by its source")
		}
		fmt.Fprint(out, "> ")
		if !in.Scan() {
			return errors.Join(errQuit, in.Err())
		}
		verb, rest, _ := strings.Cut(strings.TrimSpace(in.Text()), " ")
		switch verb {
		case "s":
			return nil
		case "q":
			return errQuit
		}
		done, err := change(ctx, d, p, verb, strings.TrimSpace(rest))
		if err != nil {
			fmt.Fprintf(out, "%v\n", err)
			continue
		}
		fmt.Fprintf(out, "done; entry %d of the log\n", done.Seq)
		if verb == "e" {
			return errQuit // the event is gone
		}
		return nil
	}
}

// change carries out what was asked of a published claim.
func change(ctx context.Context, d *desk.Desk, p desk.Published, verb, rest string) (desk.Done, error) {
	by, id := desk.By{Author: operator()}, p.Claim.ID
	switch verb {
	case "c":
		return d.CorrectClaim(ctx, by, id, p.Revision, []byte(rest), "")
	case "m":
		if rest == "" {
			return desk.Done{}, errors.New("m: say which event: m EVENT")
		}
		return d.MoveClaim(ctx, by, id, p.Revision, rest, "")
	case "x":
		return d.MoveClaim(ctx, by, id, p.Revision, "", "")
	case "t":
		on, reason, _ := strings.Cut(rest, " ")
		day, err := marz.ParseDay(on)
		if err != nil {
			return desk.Done{}, fmt.Errorf("t: %w", err)
		}
		return d.Retract(ctx, by, p.Revision, marz.Retraction{Claim: id, Published: day, Reason: strings.TrimSpace(reason)})
	case "d":
		return d.Remove(ctx, by, id, p.Revision, rest)
	case "e":
		rev, err := d.Revision(ctx, p.Claim.Event, marz.PutEvent)
		if err != nil {
			return desk.Done{}, err
		}
		return d.MergeEvents(ctx, by, p.Claim.Event, rev, rest, "")
	}
	return desk.Done{}, fmt.Errorf("%q is not a decision:\n%s", verb, strings.TrimRight(eventHelp, "\n"))
}
