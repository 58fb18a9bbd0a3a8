package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	switch err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); {
	case errors.Is(err, flag.ErrHelp):
	case err != nil:
		fmt.Fprintln(os.Stderr, "data/build:", err)
		os.Exit(1)
	}
}

// run reads the flags, fetches, builds, and writes or compares.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	flags := flag.NewFlagSet("data/build", flag.ContinueOnError)
	flags.SetOutput(stderr)
	check := flags.Bool("check", false, "compare with the layers at hand and change nothing")
	out := flags.String("out", filepath.Join("data", "layers"), "the `folder` of the layers")
	cache := flags.String("cache", filepath.Join(".cache", "data-build"), "the `folder` for fetched packages")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("%q is no flag; there are -check, -out and -cache", flags.Arg(0))
	}
	if !exists(*out) {
		return fmt.Errorf("there is no folder %s: run it from the root of the project, or name the folder with -out", *out)
	}
	if err := os.MkdirAll(*cache, 0o755); err != nil {
		return err
	}
	t, err := readTables()
	if err != nil {
		return err
	}
	p, err := (&fetcher{cache: *cache, log: stderr}).all(ctx)
	if err != nil {
		return err
	}
	layers, err := buildLayers(p, t)
	if err != nil {
		return err
	}
	if *check {
		return checkLayers(*out, layers, stdout)
	}
	return writeLayers(*out, layers, stdout)
}

// checkLayers compares and reports; a difference is an error.
func checkLayers(dir string, layers []layer, stdout io.Writer) error {
	different := 0
	for _, l := range layers {
		hand, err := os.ReadFile(filepath.Join(dir, l.name))
		if err != nil {
			return err
		}
		v, err := compareLayers(hand, l.bytes)
		if err != nil {
			return fmt.Errorf("%s: %w", l.name, err)
		}
		fmt.Fprintf(stdout, "%s: %v\n", l.name, v)
		for _, d := range v.differences {
			fmt.Fprintln(stdout, "  ", d)
		}
		different += len(v.differences)
	}
	if different > 0 {
		return fmt.Errorf("the layers differ in %d places", different)
	}
	return nil
}

// writeLayers writes each layer beside its place and then puts it there.
func writeLayers(dir string, layers []layer, stdout io.Writer) error {
	for _, l := range layers {
		file := filepath.Join(dir, l.name)
		if err := os.WriteFile(file+".part", l.bytes, 0o644); err != nil {
			return err
		}
		if err := os.Rename(file+".part", file); err != nil {
			return err
		}
		fmt.Fprintf(stdout, "%s: %d bytes\n", file, len(l.bytes))
	}
	return nil
}
