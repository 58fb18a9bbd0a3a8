package main

import (
	"context"
	"fmt"
	"os/user"
	"strings"
	"text/tabwriter"
	"time"

	"marz/internal/auth"
	"marz/internal/log"
	"marz/internal/marz"

	"github.com/spf13/cobra"
)

// newToken makes the commands for the tokens that let people and programs write over HTTP.
func newToken(p program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "token",
		Short: "Make, list and revoke the tokens that let others write over HTTP",
		Long: `Without a token nobody writes over HTTP; the command line always may. A token is
shown once, when it is made; the log keeps its SHA-256 only.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newTokenCreate(p), newTokenList(p), newTokenRevoke(p))
	return cmd
}

func newTokenCreate(p program) *cobra.Command {
	var dsn, scope, expires string
	cmd := &cobra.Command{
		Use:     "create NAME",
		Short:   "Make a token for a person or a program and show it, once",
		Example: "  marz token create amina --scope write,review --expires 90d",
		Args:    exactly("the NAME of who will use it"),
		RunE: func(cmd *cobra.Command, args []string) error {
			scopes, err := auth.ParseScopes(scope)
			if err != nil {
				return usageError{fmt.Errorf("--scope: %w", err)}
			}
			until, err := auth.ParseExpires(expires, time.Now())
			if err != nil {
				return usageError{fmt.Errorf("--expires: %w", err)}
			}
			secret, token, err := auth.NewToken(args[0], scopes, time.Now(), until)
			if err != nil {
				return err
			}
			return withNewLog(cmd.Context(), dsn, func(l log.Log) error {
				if err := record(cmd.Context(), l, token); err != nil {
					return err
				}
				fmt.Fprintf(p.stderr, "Token %s for %s. It is shown this once:\n", token.ID, token.Name)
				_, err := fmt.Fprintln(p.stdout, secret)
				return err
			})
		},
	}
	logFlag(cmd, &dsn)
	cmd.Flags().StringVar(&scope, "scope", "write", "what it allows: read:drafts, write, review, admin, with commas between them")
	cmd.Flags().StringVar(&expires, "expires", "90d", "when it ends: a number of days as 90d, a day as 2027-01-31, or never")
	return cmd
}

func newTokenList(p program) *cobra.Command {
	var dsn string
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the tokens, without their secrets",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return withLog(cmd.Context(), dsn, func(l log.Log) error {
				ring, err := readKeyring(cmd.Context(), l)
				if err != nil {
					return err
				}
				w := tabwriter.NewWriter(p.stdout, 0, 8, 2, ' ', 0)
				fmt.Fprintln(w, "ID\tNAME\tSCOPES\tEXPIRES\tSTATE")
				for _, t := range ring.Tokens() {
					until := "never"
					if !t.Expires.IsZero() {
						until = t.Expires.Format(time.DateOnly)
					}
					fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", t.ID, t.Name, marz.Join(t.Scopes), until, t.State(time.Now()))
				}
				return w.Flush()
			})
		},
	}
	logFlag(cmd, &dsn)
	return cmd
}

func newTokenRevoke(p program) *cobra.Command {
	var dsn string
	cmd := &cobra.Command{
		Use:   "revoke ID",
		Short: "End a token at once",
		Args:  exactly("the ID that \"marz token list\" shows"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return withLog(cmd.Context(), dsn, func(l log.Log) error {
				ring, err := readKeyring(cmd.Context(), l)
				if err != nil {
					return err
				}
				t, ok := ring.Token(args[0])
				if !ok {
					return marz.Errorf(marz.NotFound, "there is no token %q: \"marz token list\" shows them", args[0])
				}
				if err := record(cmd.Context(), l, t.Revoke(time.Now())); err != nil {
					return err
				}
				_, err = fmt.Fprintf(p.stdout, "revoked %s (%s)\n", t.ID, t.Name)
				return err
			})
		},
	}
	logFlag(cmd, &dsn)
	return cmd
}

// record writes a token, or its revocation, to the log.
func record(ctx context.Context, l log.Log, t auth.Token) error {
	change, err := t.Change(operator())
	if err != nil {
		return err
	}
	_, err = l.Append(ctx, -1, change)
	return err
}

// operator names who uses the command line, as the author of what it writes.
func operator() string {
	if u, err := user.Current(); err == nil && u.Username != "" {
		return "operator:" + strings.ToLower(u.Username)
	}
	return "operator"
}

// readKeyring reads the tokens out of the log.
func readKeyring(ctx context.Context, l log.Log) (*auth.Keyring, error) {
	ring := &auth.Keyring{}
	_, err := applyKeys(ctx, l, ring, 0)
	return ring, err
}
