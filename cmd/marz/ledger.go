package main

import (
	"context"
	"fmt"

	"marz/internal/log"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"
)

// newVerify makes the command that proves the log.
func newVerify(p program) *cobra.Command {
	var dsn string
	cmd := &cobra.Command{
		Use:   "verify",
		Short: "Prove that every record of the log is whole and in place",
		Long: `Verify reads every record of the change log and proves its hash and the chain
from the first to the last. It names the first record that is damaged or missing.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := cmd.Context()
			return withLog(ctx, dsn, func(l log.Log) error {
				head, err := l.Head(ctx)
				if err != nil {
					return err
				}
				bar := newBar(p, head.Seq, "verifying")
				if err := l.Verify(ctx, func(seq int64) { _ = bar.Set64(seq) }); err != nil {
					return err
				}
				_ = bar.Clear()
				fmt.Fprintf(p.stdout, "%d records are whole; head %d %x\n", head.Seq, head.Seq, head.Hash[:8])
				return nil
			})
		},
	}
	logFlag(cmd, &dsn)
	return cmd
}

// newBackup makes the command that copies the log.
func newBackup(p program) *cobra.Command {
	var dsn string
	cmd := &cobra.Command{
		Use:   "backup FILE",
		Short: "Write a consistent, proved copy of the log to a new file",
		Args:  exactly("the FILE to write"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return withLog(cmd.Context(), dsn, func(l log.Log) error {
				if err := l.Backup(cmd.Context(), args[0]); err != nil {
					return err
				}
				fmt.Fprintf(p.stdout, "wrote %s\n", args[0])
				return nil
			})
		},
	}
	logFlag(cmd, &dsn)
	return cmd
}

// newRestore makes the command that puts a backup in the place of a log that is not there.
func newRestore(p program) *cobra.Command {
	var dsn string
	cmd := &cobra.Command{
		Use:   "restore FILE",
		Short: "Make the log from a backup; a log that exists is never overwritten",
		Args:  exactly("the backup FILE to read"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if _, err := log.Restore(cmd.Context(), args[0], dsn); err != nil {
				return err
			}
			fmt.Fprintf(p.stdout, "restored %s to %s\n", args[0], dsn)
			return nil
		},
	}
	logFlag(cmd, &dsn)
	return cmd
}

// withLog opens an existing log for the length of f.
func withLog(ctx context.Context, dsn string, f func(log.Log) error) error {
	return within(ctx, dsn, false, f)
}

// withNewLog opens a log for the length of f, and makes it when there is none.
func withNewLog(ctx context.Context, dsn string, f func(log.Log) error) error {
	return within(ctx, dsn, true, f)
}

func within(ctx context.Context, dsn string, create bool, f func(log.Log) error) (err error) {
	l, err := openLog(ctx, dsn, create)
	if err != nil {
		return err
	}
	defer func() {
		if cerr := l.Close(); err == nil {
			err = cerr
		}
	}()
	return f(l)
}

// newBar makes a progress bar on standard error.
func newBar(p program, total int64, what string) *progressbar.ProgressBar {
	return progressbar.NewOptions64(total,
		progressbar.OptionSetWriter(p.stderr), progressbar.OptionSetDescription(what),
		progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionClearOnFinish())
}
