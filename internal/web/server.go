package web

import (
	"context"
	"io/fs"
	"log/slog"
	"net/http"
	"time"

	"marz/internal/catalog"

	"github.com/go-chi/chi/v5"
)

// Config is what the server needs. Catalog and Logger must be set.
type Config struct {
	Catalog *catalog.Catalog
	Static  fs.FS // the built front end, or nil: then "/" is the landing page for everyone
	Logger  *slog.Logger
	// Ready reports why the server should get no requests, or nil.
	Ready func(context.Context) error
	// Prefix is the path below which a proxy serves Marz, for example /marz; or "".
	Prefix string
}

// server holds the parts that handlers share.
type server struct {
	Config
	page  *page
	pages pageCache
}

// New makes the handler of everything.
func New(cfg Config) (http.Handler, error) {
	s := &server{Config: cfg}
	if cfg.Static != nil {
		p, err := loadPage(cfg.Static)
		if err != nil {
			return nil, err
		}
		s.page = p
	}
	r := chi.NewRouter()
	s.routes(r)
	return r, nil
}

// Limits of a connection. A client that is slow to send is closed; one that is slow to
// read may take its time, since answers can be large.
const (
	readHeaderTimeout = 5 * time.Second
	readTimeout       = 30 * time.Second
	writeTimeout      = 10 * time.Minute
	idleTimeout       = 2 * time.Minute
	maxHeaderBytes    = 64 << 10
)

// NewServer wraps a handler with the limits of a connection.
func NewServer(h http.Handler, logger *slog.Logger) *http.Server {
	return &http.Server{
		Handler: h, ReadHeaderTimeout: readHeaderTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout,
		IdleTimeout: idleTimeout, MaxHeaderBytes: maxHeaderBytes, ErrorLog: slog.NewLogLogger(logger.Handler(), slog.LevelWarn),
	}
}
