package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"slices"
	"strings"
	"time"

	"marz/data"
	"marz/internal/atlas"
	"marz/internal/desk"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"
)

// importOptions are the flags of "marz import".
type importOptions struct {
	log, source, rights string
	redistribute        bool
	dryRun              bool
	setRedistribute     bool // --redistribute was given
}

// newImport makes the command that brings a foreign data set into the log.
func newImport(p program) *cobra.Command {
	var o importOptions
	cmd := &cobra.Command{
		Use:   "import acled|ucdp|csv|geojson FILE",
		Short: "Bring a data set into the log: ACLED, UCDP GED, CSV or GeoJSON",
		Long: `Import reads a file as a stream and files its rows as claims with their events and
dispatches. FILE may be - for standard input.

It can be repeated: a row is known by its own id, what is known already is not
stored again, what changed becomes a new revision, and an import that was cut off
goes on when it is started again. Rows that are wrong are named by line; the rest
is stored, and the exit code is 1.

ACLED's terms forbid redistribution: its rows are kept for your own eyes. They are
shown by "marz serve --show-restricted" on this machine only, and exported only
with "marz export --include-restricted". UCDP GED is under CC BY 4.0. Other files
count as yours, unless you say --redistribute=false.

docs/import.md lists the columns and how they are mapped.`,
		Example: `  marz import acled afghanistan.csv
  marz import ucdp GEDEvent_v24_1.csv --dry-run
  marz import csv claims.csv --source my-survey --rights "CC BY 4.0, My Institute"`,
		Args: exactly("a format (acled, ucdp, csv or geojson)", "a FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.setRedistribute = cmd.Flags().Changed("redistribute")
			return o.run(cmd.Context(), p, args[0], args[1])
		},
	}
	f := cmd.Flags()
	logFlag(cmd, &o.log)
	f.StringVar(&o.source, "source", "", "the `name` of the data set, within which row ids are unique; the format by default")
	f.StringVar(&o.rights, "rights", "", "whose the rows are and what may be done with them; by default the data set's own `terms`")
	f.BoolVar(&o.redistribute, "redistribute", false, "whether the rows may be passed on; by default as the data set's terms say")
	f.BoolVar(&o.dryRun, "dry-run", false, "read and check everything, write nothing")
	return cmd
}

// maxRowErrors bounds how many wrong rows are written out; all are counted.
const maxRowErrors = 100

func (o *importOptions) run(ctx context.Context, p program, format, path string) error {
	if err := o.check(format); err != nil {
		return usageError{err}
	}
	file, size, err := openInput(p, path)
	if err != nil {
		return err
	}
	defer file.Close()
	bar := byteBar(p, size)
	wrong := 0
	result, err := o.fill(ctx, file, desk.ImportOptions{
		Format: format, Source: o.source, Rights: o.rights, Redistribute: o.redistribute, DryRun: o.dryRun,
		Progress: func(n int64) { _ = bar.Set64(n) },
		Failed: func(e desk.RowError) {
			if wrong++; wrong <= maxRowErrors {
				_ = bar.Clear()
				fmt.Fprintf(p.stderr, "%s: %v\n", path, e)
			}
		},
	})
	_ = bar.Clear()
	if wrong > maxRowErrors {
		fmt.Fprintf(p.stderr, "%s: … and %d more rows are wrong\n", path, wrong-maxRowErrors)
	}
	if result.Rows > 0 || err == nil {
		o.summary(p, result)
	}
	switch {
	case err != nil:
		return fmt.Errorf("%s: %w", path, err)
	case result.Failed > 0:
		return fmt.Errorf("%s: %d of %d rows were not taken", path, result.Failed, result.Rows)
	}
	return nil
}

// check reports flags that cannot be, and settles whether the rows may be passed on.
func (o *importOptions) check(format string) error {
	if !slices.Contains(desk.ImportFormats, format) {
		return fmt.Errorf("there is no format %q: use one of %s", format, strings.Join(desk.ImportFormats, ", "))
	}
	_, allowed := desk.DefaultTerms(format)
	if !o.setRedistribute {
		o.redistribute = allowed
	}
	if o.redistribute && !allowed && o.rights == "" {
		return fmt.Errorf("--redistribute: the terms of %s forbid it; if you have a permission, name it with --rights", format)
	}
	return nil
}

// fill opens the log, with the bundled record in it, and imports.
func (o *importOptions) fill(ctx context.Context, r io.Reader, in desk.ImportOptions) (_ desk.ImportResult, err error) {
	at, err := atlas.Load(data.FS)
	if err != nil {
		return desk.ImportResult{}, err
	}
	if in.Actors, err = desk.BundledActors(data.FS); err != nil {
		return desk.ImportResult{}, err
	}
	if o.dryRun {
		return desk.Import(ctx, nil, at, r, in)
	}
	l, err := openLog(ctx, o.log, true)
	if err != nil {
		return desk.ImportResult{}, err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	if _, err := desk.Seed(ctx, l, at, data.FS); err != nil {
		return desk.ImportResult{}, err
	}
	return desk.Import(ctx, l, at, r, in)
}

func (o *importOptions) summary(p program, r desk.ImportResult) {
	verb := "stored"
	if o.dryRun {
		verb = "would be stored"
	}
	fmt.Fprintf(p.stdout, "%d rows: %d %s, %d unchanged, %d about other countries, %d wrong\n", r.Rows, r.Stored, verb, r.Unchanged, r.Elsewhere, r.Failed)
	if !o.redistribute && r.Stored+r.Unchanged > 0 {
		fmt.Fprintln(p.stdout, "They may not be passed on: no answer shows them but those of \"marz serve --show-restricted\" and \"marz export --include-restricted\".")
	}
}

// openInput opens a file with its size in bytes, or standard input with -1.
func openInput(p program, path string) (io.ReadCloser, int64, error) {
	if path == "-" {
		return io.NopCloser(p.stdin), -1, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, 0, err
	}
	info, err := f.Stat()
	if err != nil {
		return nil, 0, errors.Join(err, f.Close())
	}
	if info.IsDir() {
		return nil, 0, errors.Join(fmt.Errorf("%s is a folder: name a file", path), f.Close())
	}
	return f, info.Size(), nil
}

// byteBar makes a progress bar of bytes on standard error.
func byteBar(p program, size int64) *progressbar.ProgressBar {
	return progressbar.NewOptions64(size,
		progressbar.OptionSetWriter(p.stderr), progressbar.OptionSetDescription("importing"), progressbar.OptionShowBytes(true),
		progressbar.OptionThrottle(200*time.Millisecond), progressbar.OptionClearOnFinish(),
		progressbar.OptionSetSpinnerChangeInterval(0)) // the library's own goroutine races with Set where the size is unknown
}

// isLoopback reports whether an address to listen on can be reached from this machine only.
func isLoopback(addr string) bool {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return false
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
