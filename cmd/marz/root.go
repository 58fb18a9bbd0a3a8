package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Exit codes.
const (
	exitDone   = 0 // done
	exitFailed = 1 // the command failed
	exitUsage  = 2 // the command was used wrongly
)

// program is the world around a run: everything that a test wants to replace.
type program struct {
	args   []string
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
	getenv func(string) string
}

// usageError is a wrong use of the command line.
type usageError struct{ error }

// Unwrap gives the error its cause back.
func (e usageError) Unwrap() error { return e.error }

// run executes one command and returns the exit code.
func run(ctx context.Context, p program) int {
	root := newRoot(p)
	root.SetArgs(p.args)
	root.SetIn(p.stdin)
	root.SetOut(p.stdout)
	root.SetErr(p.stderr)
	cmd, err := root.ExecuteContextC(ctx)
	if err == nil {
		return exitDone
	}
	fmt.Fprintf(p.stderr, "marz: %v\n", err)
	var wrong usageError
	if errors.As(err, &wrong) || strings.HasPrefix(err.Error(), "unknown command") {
		fmt.Fprintf(p.stderr, "See '%s --help'.\n", cmd.CommandPath())
		return exitUsage
	}
	return exitFailed
}

func newRoot(p program) *cobra.Command {
	root := &cobra.Command{
		Use:   "marz",
		Short: "A map server for who controls a border, and who says so",
		Long: `Marz keeps attributed claims about the Afghan border: who took a crossing, who
denies it, when it was said and when it was known. It serves them as a map, as
OGC API Features for GIS tools, and as files.

New here? Run "marz serve" and open http://127.0.0.1:8080.

Every flag can also be set in the environment: --addr is MARZ_ADDR, --log is
MARZ_LOG, and so on.`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usageError{fmt.Errorf("there is no command %q", args[0])}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.CompletionOptions.HiddenDefaultCmd = true
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error { return fromEnv(cmd.Flags(), p.getenv) }
	root.AddCommand(commands(p)...)
	return root
}

// fromEnv sets every flag that the command line did not from MARZ_<NAME>.
func fromEnv(flags *pflag.FlagSet, getenv func(string) string) error {
	var bad error
	flags.VisitAll(func(f *pflag.Flag) {
		name := "MARZ_" + strings.ToUpper(strings.ReplaceAll(f.Name, "-", "_"))
		v := getenv(name)
		if f.Changed || v == "" || bad != nil || f.Name == "help" {
			return
		}
		if err := flags.Set(f.Name, v); err != nil {
			bad = usageError{fmt.Errorf("%s=%q: %w", name, v, err)}
		}
	})
	return bad
}

// noArgs and exactly refuse stray arguments with a word about what is expected.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usageError{fmt.Errorf("%s takes no argument, but got %q", cmd.CommandPath(), args[0])}
	}
	return nil
}

func exactly(what ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != len(what) {
			return usageError{fmt.Errorf("%s needs %s", cmd.CommandPath(), strings.Join(what, " and "))}
		}
		return nil
	}
}

func newLogger(w io.Writer, format string) *slog.Logger {
	if format == "json" {
		return slog.New(slog.NewJSONHandler(w, nil))
	}
	return slog.New(slog.NewTextHandler(w, nil))
}
