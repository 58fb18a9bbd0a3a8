package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"marz/internal/desk"

	"github.com/spf13/cobra"
)

// newReview makes the command that decides on drafts in the terminal.
func newReview(p program) *cobra.Command {
	var dsn, event string
	cmd := &cobra.Command{
		Use:   "review",
		Short: "Decide on the claims that wait: accept, correct, reject, merge, split",
		Long: "Review shows each draft and reads a decision from standard input:\n\n" + reviewHelp +
			"\nWith --event it shows the published claims of an event instead:\n\n" + eventHelp,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return withDesk(cmd.Context(), dsn, func(d *desk.Desk) error {
				if event != "" {
					return reviewEvent(cmd.Context(), d, event, bufio.NewScanner(p.stdin), p.stdout)
				}
				return reviewAll(cmd.Context(), d, bufio.NewScanner(p.stdin), p.stdout)
			})
		},
	}
	logFlag(cmd, &dsn)
	cmd.Flags().StringVar(&event, "event", "", "the `id` of a published event, to change its claims")
	return cmd
}

const reviewHelp = `  a              accept: the claim is published at once
  r REASON       reject, with the reason
  c {JSON}       correct what the claim says, for example c {"place":"torghundi"}
  m EVENT        merge into an event of the record
  x              split from its event: give it one of its own
  s              skip it for now
  q              quit
`

var errQuit = errors.New("quit")

// reviewAll goes through the drafts that wait, in the order of their submission.
func reviewAll(ctx context.Context, d *desk.Desk, in *bufio.Scanner, out io.Writer) error {
	waiting, err := d.Drafts(ctx, "", desk.Pending)
	if err != nil {
		return err
	}
	if len(waiting) == 0 {
		_, err := fmt.Fprintln(out, "Nothing waits for review.")
		return err
	}
	fmt.Fprintf(out, "%d claims wait.\n%s", len(waiting), reviewHelp)
	for i, draft := range waiting {
		fmt.Fprintf(out, "\n%d of %d\n", i+1, len(waiting))
		if err := reviewOne(ctx, d, draft, in, out); err != nil {
			if errors.Is(err, errQuit) {
				return nil
			}
			return err
		}
	}
	return nil
}

// reviewOne shows a draft until it is decided on, skipped, or the input ends. A decision
// that cannot be carried out is explained and asked again.
func reviewOne(ctx context.Context, d *desk.Desk, draft desk.Draft, in *bufio.Scanner, out io.Writer) error {
	for {
		show(out, draft)
		fmt.Fprint(out, "> ")
		if !in.Scan() {
			return errors.Join(errQuit, in.Err())
		}
		verb, rest, _ := strings.Cut(strings.TrimSpace(in.Text()), " ")
		if verb == "q" {
			return errQuit
		}
		if verb == "s" {
			return nil
		}
		next, err := decide(ctx, d, draft, verb, strings.TrimSpace(rest))
		if err != nil {
			fmt.Fprintf(out, "%v\n", err)
			continue
		}
		draft = next
		if draft.State != desk.Pending {
			_, err := fmt.Fprintf(out, "%s\n", draft.State)
			return err
		}
	}
}

func decide(ctx context.Context, d *desk.Desk, draft desk.Draft, verb, rest string) (desk.Draft, error) {
	by := desk.By{Author: operator()}
	switch verb {
	case "a":
		return d.Accept(ctx, by, draft.ID, draft.Revision, rest)
	case "r":
		return d.Reject(ctx, by, draft.ID, draft.Revision, rest)
	case "c":
		return d.Correct(ctx, by, draft.ID, draft.Revision, []byte(rest), "")
	case "m":
		return d.Merge(ctx, by, draft.ID, draft.Revision, rest, "")
	case "x":
		return d.Split(ctx, by, draft.ID, draft.Revision, "")
	}
	return draft, fmt.Errorf("%q is not a decision:\n%s", verb, strings.TrimRight(reviewHelp, "\n"))
}

// show prints a draft for a person.
func show(out io.Writer, draft desk.Draft) {
	c := draft.Claim
	fmt.Fprintf(out, "%s  %s %s %s at %s, %s\n", draft.ID, c.Claimant, c.Stance, c.Type, c.Place, days(c.Happened))
	if c.Evidence != nil {
		fmt.Fprintf(out, "  sentence %d, code points %d–%d of %s\n", c.Evidence.Sentence, c.Evidence.Start, c.Evidence.End, draft.Submission)
	}
	if draft.NewEvent {
		fmt.Fprintf(out, "  a new event: %s\n", c.Event)
	} else {
		fmt.Fprintf(out, "  about the event %s\n", c.Event)
	}
	for _, e := range draft.Candidates {
		fmt.Fprintf(out, "  may be about %s\n", e)
	}
	if draft.Problem != "" {
		fmt.Fprintf(out, "  cannot be accepted yet: %s\n", draft.Problem)
	}
}
