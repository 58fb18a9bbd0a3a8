package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"marz/data"
	"marz/internal/atlas"
	"marz/internal/extract"
	"marz/internal/marz"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// readOptions say how a dispatch is to be read; extract and ingest share them.
type readOptions struct {
	published, agency, lang string
}

func (o *readOptions) flags(f *pflag.FlagSet) {
	f.StringVar(&o.published, "published", "", "the `day` or month of publication, 2021-07-10 or 2021-07; without it the text is asked")
	f.StringVar(&o.agency, "agency", "", "the `agency` whose words they are, for example AFP; without it the text is asked")
	f.StringVar(&o.lang, "lang", "", "fr or en; without it the text is asked")
}

// document reads a file, or standard input for -, as a dispatch.
func (o *readOptions) document(p program, file string) (extract.Document, error) {
	doc := extract.Document{Name: file, Agency: o.agency, Lang: o.lang}
	var err error
	if doc.Published, err = parsePublished(o.published); err != nil {
		return doc, usageError{fmt.Errorf("--published: %w", err)}
	}
	if o.lang != "" && o.lang != "fr" && o.lang != "en" {
		return doc, usageError{fmt.Errorf("--lang: %q is not read: use fr or en", o.lang)}
	}
	raw, err := readText(p, file)
	if err != nil {
		return doc, err
	}
	if strings.TrimSpace(string(raw)) == "" {
		return doc, fmt.Errorf("%s: it is empty: a dispatch is text in French or English", file)
	}
	doc.Text = string(raw)
	return doc, nil
}

// maxDispatch bounds the file of a dispatch, in bytes.
const maxDispatch = 4 << 20

func readText(p program, file string) ([]byte, error) {
	if file == "-" {
		return io.ReadAll(io.LimitReader(p.stdin, maxDispatch))
	}
	info, err := os.Stat(file)
	if err != nil {
		return nil, err
	}
	if info.Size() > maxDispatch {
		return nil, fmt.Errorf("%s: it has %d bytes: a dispatch has %d at most", file, info.Size(), maxDispatch)
	}
	return os.ReadFile(file)
}

// parsePublished reads a day or a month.
func parsePublished(s string) (marz.Interval, error) {
	if s == "" {
		return marz.Interval{}, nil
	}
	if t, err := time.Parse("2006-01", s); err == nil {
		first, _ := marz.NewDay(t.Year(), t.Month(), 1)
		next := t.AddDate(0, 1, 0)
		after, _ := marz.NewDay(next.Year(), next.Month(), 1)
		return marz.Interval{From: first, To: after - 1, Precision: marz.PrecisionMonth}, nil
	}
	d, err := marz.ParseDay(s)
	if err != nil {
		return marz.Interval{}, fmt.Errorf("%w, or a month as 2021-07", err)
	}
	return marz.On(d), nil
}

// newExtract makes the command that reads dispatches and stores nothing.
func newExtract(p program) *cobra.Command {
	var o readOptions
	var asJSON, explain bool
	cmd := &cobra.Command{
		Use:   "extract FILE…",
		Short: "Print the claims that dispatches make; nothing is stored",
		Long: `Extract reads dispatches, in French or English, and prints who claims what of
which place, when it was said and when it happened, with the words that carry it.
Nothing is stored: "marz ingest" files claims for review.`,
		Example: `  marz extract --published 2021-07-10 dispatch.txt
  marz extract --json *.txt > claims.jsonl
  pbpaste | marz extract --explain -`,
		Args: someFiles,
		RunE: func(_ *cobra.Command, args []string) error {
			at, err := atlas.Load(data.FS)
			if err != nil {
				return err
			}
			x := extract.New(at)
			for _, file := range args {
				doc, err := o.document(p, file)
				if err != nil {
					return err
				}
				if err := printClaims(p.stdout, file, x.Extract(doc), asJSON, explain); err != nil {
					return err
				}
			}
			return nil
		},
	}
	o.flags(cmd.Flags())
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object for each file, on a line of its own")
	cmd.Flags().BoolVar(&explain, "explain", false, "say which words decided what")
	return cmd
}

// someFiles asks for at least one file.
func someFiles(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usageError{fmt.Errorf("%s needs a FILE, or - for standard input", cmd.CommandPath())}
	}
	return nil
}

// printClaims writes what one dispatch says, for a person or for a program.
func printClaims(w io.Writer, file string, r extract.Result, asJSON, explain bool) error {
	if asJSON {
		_, err := fmt.Fprintf(w, "%s\n", r.JSON(file))
		return err
	}
	fmt.Fprintf(w, "%s: %s, published %s, %d claims\n", file, r.Lang, days(r.Published), len(r.Claims))
	for _, c := range r.Claims {
		fmt.Fprintf(w, "\n%s  %s %s %s at %s, %s\n", c.ID, c.Claimant, c.Stance, c.Type, c.Place, days(c.Happened))
		fmt.Fprintf(w, "     “%s”\n", c.Exact)
		for _, l := range c.Links {
			fmt.Fprintf(w, "     %s %s\n", l.Rel, l.To)
		}
		if !explain {
			continue
		}
		for _, y := range c.Why {
			fmt.Fprintf(w, "     %s: %s [%s]\n", y.What, y.Rule, y.Words)
		}
	}
	return nil
}

// days writes an interval for a person.
func days(i marz.Interval) string {
	switch {
	case i.IsZero():
		return "day unknown"
	case i.From == i.To:
		return i.To.String()
	case i.From == 0:
		return "by " + i.To.String()
	case i.To == 0:
		return "from " + i.From.String()
	}
	return i.From.String() + " to " + i.To.String()
}
