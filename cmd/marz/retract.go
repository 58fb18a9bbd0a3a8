package main

import (
	"fmt"

	"marz/internal/desk"
	"marz/internal/marz"

	"github.com/spf13/cobra"
)

// newRetract makes the command that notes that a source took a claim back.
func newRetract(p program) *cobra.Command {
	var dsn, on, reason string
	cmd := &cobra.Command{
		Use:   "retract CLAIM",
		Short: "Note that a source took a claim back",
		Long: `Retract notes that a source took one of its claims back. From the day on which it
did so the claim has no vote and is not shown; what was known before that day stays
as it was, and so does the log.`,
		Example: `  marz retract afp-2021-07-10-herat-c06 --on 2021-07-12 --reason "the ministry withdrew it"`,
		Args:    exactly("the id of a CLAIM"),
		RunE: func(cmd *cobra.Command, args []string) error {
			day, err := marz.ParseDay(on)
			if err != nil {
				return usageError{fmt.Errorf("--on: %w", err)}
			}
			return withDesk(cmd.Context(), dsn, func(d *desk.Desk) error {
				rev, err := d.Revision(cmd.Context(), args[0])
				if err != nil {
					return err
				}
				done, err := d.Retract(cmd.Context(), desk.By{Author: operator()}, rev, marz.Retraction{Claim: args[0], Published: day, Reason: reason})
				if err != nil {
					return err
				}
				_, err = fmt.Fprintf(p.stdout, "retracted %s from %s on; entry %d of the log\n", done.ID, day, done.Seq)
				return err
			})
		},
	}
	logFlag(cmd, &dsn)
	cmd.Flags().StringVar(&on, "on", "", "the `day` on which the source took it back, YYYY-MM-DD")
	cmd.Flags().StringVar(&reason, "reason", "", "why, in a sentence")
	return cmd
}
