package main

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"marz/internal/catalog"
	"marz/internal/web"
)

// citeBeside writes how to cite an export, as CSL-JSON and as BibTeX, beside the file that
// was written: NAME.citation.json and NAME.citation.bib.
func (o *exportOptions) citeBeside(ctx context.Context, p program, c *catalog.Catalog, collection string) error {
	params, err := url.ParseQuery(o.query)
	if err != nil {
		return usageError{fmt.Errorf("--query: %w", err)}
	}
	cited, err := web.Cite(ctx, c, collection, params, strings.TrimRight(o.site, "/"), time.Now())
	if err != nil {
		return err
	}
	csl, err := cited.CSL()
	if err != nil {
		return err
	}
	name := strings.TrimSuffix(o.out, filepath.Ext(o.out)) + ".citation"
	for ending, text := range map[string]string{".json": string(csl), ".bib": cited.BibTeX()} {
		if err := writeWhole(name+ending, func(w io.Writer) error { _, err := io.WriteString(w, text); return err }); err != nil {
			return err
		}
	}
	fmt.Fprintf(p.stderr, "how to cite it: %s.json and %s.bib\n", name, name)
	return nil
}

// checkSite refuses what is no address of a site.
func (o *exportOptions) checkSite() error {
	u, err := url.Parse(o.site)
	if o.site != "" && (err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "") {
		return fmt.Errorf("--site: %q is not the address of a site: use one such as https://marz.example", o.site)
	}
	return nil
}

// writeWhole writes a file that appears whole or not at all.
func writeWhole(name string, write func(io.Writer) error) error {
	tmp, err := os.CreateTemp(filepath.Dir(name), ".marz-export-*")
	if err != nil {
		return fmt.Errorf("--output: %w", err)
	}
	defer os.Remove(tmp.Name())
	if err := write(tmp); err != nil {
		_ = tmp.Close()
		return err
	}
	if err := tmp.Close(); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), name)
}
