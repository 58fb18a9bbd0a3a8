package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"syscall"
	"time"

	"marz/data"
	"marz/internal/atlas"
	"marz/internal/catalog"
	"marz/internal/desk"
	"marz/internal/live"
	"marz/internal/log"
	"marz/internal/web"
	"marz/static"

	"github.com/spf13/cobra"
)

// serveOptions are the flags of "marz serve".
type serveOptions struct {
	addr, log, logFormat, prefix string
	layers                       []string
	restricted                   bool
}

// newServe makes the command that serves the map and the API.
func newServe(p program) *cobra.Command {
	var o serveOptions
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve the map and the API",
		Long: `Serve starts the map server. The first start brings the bundled record into the
change log; later starts add what is new in it and never overwrite your changes.
Ctrl-C ends it: what is under way is finished first.`,
		Example: `  marz serve
  marz serve --addr 0.0.0.0:8080 --layer camps=camps.geojson
  marz serve --log postgres://marz@db/marz`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return o.run(cmd.Context(), p) },
	}
	f := cmd.Flags()
	f.StringVar(&o.addr, "addr", "127.0.0.1:8080", "the `address` to listen on; port 0 takes a free one")
	logFlag(cmd, &o.log)
	f.StringVar(&o.logFormat, "log-format", "text", "how to write to standard error: text or json")
	f.StringVar(&o.prefix, "prefix", "", "the `path` below which a proxy serves Marz, for example /marz")
	f.BoolVar(&o.restricted, "show-restricted", false, "show imported rows that may not be passed on; for your own eyes, on a loopback address only")
	f.StringArrayVar(&o.layers, "layer", nil, "your own `NAME=FILE.geojson`, or a folder of such files; repeat for more")
	return cmd
}

// check reports flags that cannot be.
func (o *serveOptions) check() error {
	switch {
	case o.logFormat != "text" && o.logFormat != "json":
		return fmt.Errorf("--log-format: %q is not known: use text or json", o.logFormat)
	case o.restricted && !isLoopback(o.addr):
		return fmt.Errorf("--show-restricted: %s can be reached from other machines, and what was imported may not be passed on: use a loopback address, for example --addr 127.0.0.1:8080", o.addr)
	}
	return nil
}

func (o *serveOptions) run(ctx context.Context, p program) error {
	if err := o.check(); err != nil {
		return usageError{err}
	}
	logger := newLogger(p.stderr, o.logFormat)
	listener, err := listen(ctx, o.addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	l, err := openLog(ctx, o.log, true)
	if err != nil {
		return err
	}
	defer l.Close()
	c, err := openCatalog(ctx, l, logger, catalog.Options{ShowRestricted: o.restricted})
	if err != nil {
		return err
	}
	defer c.Close()
	handler, err := o.handler(ctx, l, c, logger)
	if err != nil {
		return err
	}
	fmt.Fprintf(p.stdout, "Marz is at http://%s – Ctrl-C ends it\n", listener.Addr())
	return serveUntil(ctx, c, web.NewServer(handler, logger), listener, logger)
}

// handler wires everything that stands between the log and a request.
func (o *serveOptions) handler(ctx context.Context, l log.Log, c *catalog.Catalog, logger *slog.Logger) (http.Handler, error) {
	layers, err := newLayers(c, o.layers, logger)
	if err != nil {
		return nil, err
	}
	go layers.follow(ctx)
	front, err := static.FS()
	if err != nil {
		logger.Warn("serving without the map", "reason", err)
	}
	hub, err := followLive(ctx, l, c, logger)
	if err != nil {
		return nil, err
	}
	keys, err := followKeys(ctx, l, logger)
	if err != nil {
		return nil, err
	}
	second := severalReview(keys, time.Now)
	d := newDesk(l, c.Atlas(), second)
	go func() { // the first to hand something in need not wait until the log is read
		if _, err := d.Submissions(ctx); err != nil && ctx.Err() == nil {
			logger.Warn("the desk did not read the log yet", "err", err)
		}
	}()
	return web.New(web.Config{
		Catalog: c, Static: front, Logger: logger, Prefix: o.prefix, Live: hub,
		Ready: func(context.Context) error { return log.WriteFailure(l) },
		Desk:  d, Keys: keys, SecondReviewer: second,
	})
}

// followLive lets clients stream the log until ctx ends, which ends their streams too.
func followLive(ctx context.Context, l log.Log, c *catalog.Catalog, logger *slog.Logger) (*live.Hub, error) {
	hub, err := live.New(ctx, l, live.Options{Applied: c.WaitFor})
	if err != nil {
		return nil, err
	}
	go func() {
		if err := hub.Follow(ctx); err != nil && ctx.Err() == nil {
			logger.Error("the live stream ended", "err", err)
		}
	}()
	return hub, nil
}

// listen takes the address; an address in use is said plainly.
func listen(ctx context.Context, addr string) (net.Listener, error) {
	var lc net.ListenConfig
	l, err := lc.Listen(ctx, "tcp", addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("--addr: %s is in use by another program: end it, or choose another port, for example --addr 127.0.0.1:8081", addr)
	}
	if err != nil {
		return nil, usageError{fmt.Errorf("--addr: cannot listen on %q: %w", addr, err)}
	}
	return l, nil
}

// openCatalog brings the bundled record into the log and reads the log.
func openCatalog(ctx context.Context, l log.Log, logger *slog.Logger, opts catalog.Options) (*catalog.Catalog, error) {
	at, err := atlas.Load(data.FS)
	if err != nil {
		return nil, err
	}
	n, err := desk.Seed(ctx, l, at, data.FS)
	if err != nil {
		return nil, err
	}
	if n > 0 {
		logger.Info("the bundled record was brought into the log", "changes", n)
	}
	return catalog.New(ctx, l, at, opts)
}

// grace is how long requests under way may take once the program is asked to end.
const grace = 10 * time.Second

// serveUntil serves until ctx ends, follows the log meanwhile, and then lets requests
// under way finish.
func serveUntil(ctx context.Context, c *catalog.Catalog, srv *http.Server, l net.Listener, logger *slog.Logger) error {
	follow, stop := context.WithCancel(ctx)
	defer stop()
	failed := make(chan error, 2)
	go func() {
		if err := c.Follow(follow); err != nil {
			failed <- fmt.Errorf("following the log: %w", err)
		}
	}()
	go func() { failed <- srv.Serve(l) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	logger.Info("ending: letting requests under way finish", "grace", grace)
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), grace)
	defer cancel()
	if err := srv.Shutdown(end); err != nil {
		return errors.Join(err, srv.Close())
	}
	return nil
}
