package main

import (
	"context"
	"fmt"
	"io"

	"marz/data"
	"marz/internal/atlas"
	"marz/internal/desk"
	"marz/internal/extract"
	"marz/internal/log"

	"github.com/spf13/cobra"
)

// newDesk makes a desk that reads dispatches with the extractor.
func newDesk(l log.Log, at *atlas.Atlas, second func() bool) *desk.Desk {
	return desk.New(l, at, desk.Options{SecondReviewer: second, Read: desk.ReadWith(extract.New(at))})
}

// withDesk opens the log, brings the bundled record into it, and lends a desk on it to f.
func withDesk(ctx context.Context, dsn string, f func(*desk.Desk) error) error {
	return withNewLog(ctx, dsn, func(l log.Log) error {
		at, err := atlas.Load(data.FS)
		if err != nil {
			return err
		}
		if _, err := desk.Seed(ctx, l, at, data.FS); err != nil {
			return err
		}
		return f(newDesk(l, at, nil))
	})
}

// ingestOptions are the flags of "marz ingest".
type ingestOptions struct {
	readOptions
	log, url, publisher, rights string
	keep, accept                bool
}

// newIngest makes the command that files the claims of dispatches as drafts.
func newIngest(p program) *cobra.Command {
	var o ingestOptions
	cmd := &cobra.Command{
		Use:   "ingest FILE…",
		Short: "Read dispatches and file their claims for review",
		Long: `Ingest reads dispatches as "marz extract" does and files each claim as a draft,
which waits for review: "marz review", or the review page. A dispatch that was
handed in before is recognised and files nothing. The text itself is stored only
with --keep-text, for words whose rights allow it; else its SHA-256 and offsets.`,
		Example: `  marz ingest --published 2021-07-10 --agency AFP dispatch.txt
  marz ingest --accept own-report.txt`,
		Args: someFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			return withDesk(cmd.Context(), o.log, func(d *desk.Desk) error {
				for _, file := range args {
					if err := o.ingest(cmd.Context(), p, d, file); err != nil {
						return fmt.Errorf("%s: %w", file, err)
					}
				}
				return nil
			})
		},
	}
	f := cmd.Flags()
	o.flags(f)
	logFlag(cmd, &o.log)
	f.StringVar(&o.url, "url", "", "the `address` where the dispatch stands")
	f.StringVar(&o.publisher, "publisher", "", "who printed it")
	f.StringVar(&o.rights, "rights", "", "who owns the words, and what may be done with them")
	f.BoolVar(&o.keep, "keep-text", false, "store the text: its rights allow it")
	f.BoolVar(&o.accept, "accept", false, "publish at once what is sound, without a reviewer")
	return cmd
}

func (o *ingestOptions) ingest(ctx context.Context, p program, d *desk.Desk, file string) error {
	doc, err := o.document(p, file)
	if err != nil {
		return err
	}
	by := desk.By{Author: operator()}
	sub, err := d.Submit(ctx, by, desk.Paper{
		Text: doc.Text, Name: file, Agency: o.agency, Publisher: o.publisher, Lang: o.lang, URL: o.url,
		Published: doc.Published, Rights: o.rights, Keep: o.keep,
	})
	if err != nil {
		return err
	}
	report(p.stdout, file, sub)
	if !o.accept || sub.Duplicate {
		return nil
	}
	accepted, left, err := d.AcceptAll(ctx, by, sub.ID, "accepted with --accept")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.stdout, "  published %d claims; %d wait because something is missing: see \"marz review\"\n", accepted, left)
	return err
}

// report says what became of a dispatch.
func report(w io.Writer, file string, sub desk.Submission) {
	switch {
	case sub.Duplicate:
		fmt.Fprintf(w, "%s: known already as %s; nothing was filed\n", file, sub.ID)
		return
	case sub.SameAs != "":
		fmt.Fprintf(w, "%s: filed as %s, which republishes %s; ", file, sub.ID, sub.SameAs)
	default:
		fmt.Fprintf(w, "%s: filed as %s; ", file, sub.ID)
	}
	fmt.Fprintf(w, "%d drafts\n", len(sub.Drafts))
}
