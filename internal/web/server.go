package web

import (
	"context"
	"errors"
	"html/template"
	"io/fs"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"marz/internal/auth"
	"marz/internal/catalog"
	"marz/internal/desk"
	"marz/internal/live"

	"github.com/go-chi/chi/v5"
	"github.com/paulmach/orb"
)

// Config is what the server needs. Catalog and Logger must be set; the zero value of
// everything else works.
type Config struct {
	Catalog *catalog.Catalog
	Static  fs.FS // the built front end, or nil: then "/" is the landing page for everyone
	Logger  *slog.Logger
	// Live streams the log; nil: there is no /live. The one who made it follows with it.
	Live *live.Hub
	// Desk takes writes; nil: there are none. Keys says who may write; nil: nobody.
	Desk *desk.Desk
	Keys *auth.Keyring
	// SecondReviewer reports whether more than one person reviews, so that nobody but an
	// administrator publishes alone; nil: there is none. The desk's own is the same.
	SecondReviewer func() bool
	// WritesPerMinute bounds the writes of one token; by default writesPerToken.
	WritesPerMinute int
	// Ready reports why the server should get no requests, or nil.
	Ready func(context.Context) error
	// Prefix is the path below which a proxy serves Marz, for example /marz; or "".
	Prefix string
	// Build names the program that makes the answers, so that an ETag of another one
	// does not stand for them; by default what the Go tool wrote into the program.
	Build string
	// MaxInFlight bounds the requests that are answered at once; by default maxInFlight.
	MaxInFlight int
	// Now is the clock; time.Now by default.
	Now func() time.Time
}

// server holds the parts that handlers share.
type server struct {
	Config
	page *page
	// reviewPage is the template of the page for reviewers, or nil.
	reviewPage *template.Template
	pages      pageCache
	metrics    *metrics
	slots      chan struct{} // one for each request that is answered at once
	ground     string        // the outline of the country, as an SVG path
}

// New makes the handler of everything.
func New(cfg Config) (http.Handler, error) {
	if cfg.Catalog == nil || cfg.Logger == nil {
		return nil, errors.New("web: Catalog and Logger must be set")
	}
	if cfg.Prefix != "" && (!strings.HasPrefix(cfg.Prefix, "/") || !validPath(cfg.Prefix)) {
		return nil, errors.New("web: a prefix is a path such as /marz")
	}
	s := &server{Config: cfg, metrics: newMetrics(cfg.Catalog)}
	s.setDefaults()
	s.slots = make(chan struct{}, s.MaxInFlight)
	var provinces []orb.Geometry
	for _, p := range cfg.Catalog.Atlas().Provinces() {
		provinces = append(provinces, p.Geometry)
	}
	s.ground = groundPath(provinces)
	if cfg.Static != nil {
		p, err := loadPage(cfg.Static)
		if err != nil {
			return nil, err
		}
		s.page = p
		if s.reviewPage, err = loadReview(cfg.Static); err != nil {
			return nil, err
		}
	}
	r := chi.NewRouter()
	s.routes(r)
	return r, nil
}

func (s *server) setDefaults() {
	if s.MaxInFlight == 0 {
		s.MaxInFlight = maxInFlight
	}
	if s.Keys == nil {
		s.Keys = &auth.Keyring{}
	}
	if s.SecondReviewer == nil {
		s.SecondReviewer = func() bool { return false }
	}
	if s.WritesPerMinute == 0 {
		s.WritesPerMinute = writesPerToken
	}
	if s.Now == nil {
		s.Now = time.Now
	}
	if s.Build == "" {
		s.Build = buildName()
	}
}

// buildName is what the Go tool knows of the program's sources.
func buildName() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	name := info.Main.Version
	for _, s := range info.Settings {
		if strings.HasPrefix(s.Key, "vcs.") {
			name += " " + s.Value
		}
	}
	return name
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
