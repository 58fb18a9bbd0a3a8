package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"

	"marz/internal/catalog"
	"marz/internal/encode"
	"marz/internal/web"

	"github.com/spf13/cobra"
)

// exportOptions are the flags of "marz export".
type exportOptions struct {
	log, format, query, out, site string
	restricted, cite              bool
}

// newExport makes the command that writes a collection to a file.
func newExport(p program) *cobra.Command {
	var o exportOptions
	cmd := &cobra.Command{
		Use:   "export COLLECTION",
		Short: "Write a collection to a file: GeoJSON, GeoJSON text sequence, CSV or GeoParquet",
		Long: `Export writes the features of a collection, all or those that match. The filters
are those of the API, as in an address:

  marz export events --query 'border=IRN&datetime=2021-07-01/2021-07-31' -o july.geojson

Beside a file NAME.geojson it writes NAME.citation.json (CSL-JSON) and NAME.citation.bib
(BibTeX): how to cite exactly these features, with version, filters and licence.`,
		Args: exactly("a COLLECTION, for example events"),
		RunE: func(cmd *cobra.Command, args []string) error { return o.run(cmd.Context(), p, args[0]) },
	}
	f := cmd.Flags()
	logFlag(cmd, &o.log)
	f.StringVar(&o.format, "format", "geojson", "geojson, geojsonseq, csv or parquet")
	f.StringVar(&o.query, "query", "", "filters as in an `address`: border=IRN&filter=…")
	f.StringVarP(&o.out, "output", "o", "-", "the `file` to write; - is standard output")
	f.BoolVar(&o.restricted, "include-restricted", false, "also write imported rows that may not be passed on: for your own use")
	f.BoolVar(&o.cite, "cite", true, "write NAME.citation.json and NAME.citation.bib beside the output")
	f.StringVar(&o.site, "site", "", "the public `address` of this Marz, for the link in the citation")
	return cmd
}

// check reports flags that cannot be.
func (o *exportOptions) check() error {
	switch o.format {
	case "geojson", "geojsonseq", "csv", "parquet":
		return o.checkSite()
	}
	return fmt.Errorf("--format: %q is not known: use geojson, geojsonseq, csv or parquet", o.format)
}

func (o *exportOptions) run(ctx context.Context, p program, collection string) error {
	if err := o.check(); err != nil {
		return usageError{err}
	}
	l, err := openLog(ctx, o.log, true)
	if err != nil {
		return err
	}
	defer l.Close()
	c, err := openCatalog(ctx, l, slog.New(slog.DiscardHandler), catalog.Options{ShowRestricted: o.restricted})
	if err != nil {
		return err
	}
	defer c.Close()
	col, err := c.Collection(collection)
	if err != nil {
		return err
	}
	q, err := web.ParseQuery(o.query, col)
	if err != nil {
		return usageError{fmt.Errorf("--query: %w", err)}
	}
	page, err := c.Stream(ctx, q)
	if err != nil {
		return err
	}
	if o.out == "-" {
		return encodeTo(p.stdout, o.format, col, page)
	}
	if err := writeWhole(o.out, func(w io.Writer) error { return encodeTo(w, o.format, col, page) }); err != nil {
		return err
	}
	fmt.Fprintf(p.stderr, "wrote %d features to %s (version %d)\n", page.Matched, o.out, page.Version.Seq)
	if !o.cite {
		return nil
	}
	return o.citeBeside(ctx, p, c, collection)
}

func encodeTo(w io.Writer, format string, col catalog.Collection, page catalog.Page) error {
	out := bufio.NewWriterSize(w, 1<<16)
	var err error
	switch format {
	case "csv":
		err = encode.CSV(out, page.Features, &col.Schema)
	case "parquet":
		err = encode.Parquet(out, page.Features, &col.Schema)
	case "geojsonseq":
		err = encode.GeoJSONSeq(out, page.Features)
	default:
		err = encode.GeoJSON(out, page.Features, nil)
	}
	if err != nil {
		return err
	}
	return out.Flush()
}
