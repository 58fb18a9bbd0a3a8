package desk

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"marz/internal/atlas"
	"marz/internal/log"
	"marz/internal/marz"
)

// Importer is the author of what is imported.
const Importer = "import"

// importBatch is how many rows are appended at a time: all of them or none.
const importBatch = 8192

// ImportFormats lists what Import reads.
var ImportFormats = []string{"acled", "ucdp", "csv", "geojson"}

// ImportOptions say what is imported and on which terms.
type ImportOptions struct {
	Format string // one of ImportFormats
	// Source names the data set; a row's own id is unique within it. The format's name
	// by default.
	Source string
	// Rights say whose the rows are and what may be done with them; the data set's own
	// terms by default.
	Rights string
	// Redistribute says that the rows may be passed on. Without, they are for the
	// operator's own eyes. DefaultTerms gives what a data set's terms allow.
	Redistribute bool
	// Actors are known before the import; their names and ids are recognised.
	Actors []marz.Actor
	// DryRun reads and checks everything and writes nothing.
	DryRun bool
	// Failed is told of every row that is not taken. May be nil.
	Failed func(RowError)
	// Progress is told how many bytes of the file have been read. May be nil.
	Progress func(bytes int64)
}

// DefaultTerms returns the terms of a format's data set, and whether they let its rows be
// passed on. ACLED's terms do not; UCDP GED is under CC BY 4.0; of other files only the
// operator knows, and they count as the operator's own.
func DefaultTerms(format string) (rights string, redistribute bool) {
	switch format {
	case "acled":
		return "ACLED, acleddata.com: not to be redistributed", false
	case "ucdp":
		return "UCDP GED, ucdp.uu.se, CC BY 4.0", true
	}
	return "", true
}

// ImportResult counts the rows of a file.
type ImportResult struct {
	Rows      int          // all that were read
	Stored    int          // new, or newer than what was known; with DryRun: that are good
	Unchanged int          // known already, word for word
	Elsewhere int          // about other countries: left out
	Failed    int          // wrong, and told to ImportOptions.Failed
	Version   marz.Version // of the log, after the last row that was stored
}

// RowError says what is wrong with a row.
type RowError struct {
	Line int    // of the file, from 1, on which the row begins
	ID   string // the row's own id, where it could be read
	Err  error
}

// Error returns line, id and reason.
func (e RowError) Error() string {
	if e.ID == "" {
		return fmt.Sprintf("line %d: %v", e.Line, e.Err)
	}
	return fmt.Sprintf("line %d (%s): %v", e.Line, e.ID, e.Err)
}

// Unwrap returns the reason.
func (e RowError) Unwrap() error { return e.Err }

// BundledActors reads the actors of the bundled record.
func BundledActors(fsys fs.FS) ([]marz.Actor, error) {
	raw, err := fs.ReadFile(fsys, "record/actors.json")
	if err != nil {
		return nil, fmt.Errorf("bundled record: %w", err)
	}
	var out []marz.Actor
	if err := json.Unmarshal(raw, &out); err != nil {
		return nil, fmt.Errorf("bundled record: record/actors.json: %w", err)
	}
	return out, nil
}

// Import reads a file of a foreign data set as a stream and appends its rows to the log.
// A row that is wrong is told to Failed, and the rest carries on. The id of a change is
// made of the source, the row's own id and its content: a file that was imported half, or
// before, is imported again without harm, and what changed in it becomes a new revision.
//
// The error is that of a file that cannot be read on, or of the log; what was counted as
// stored until then is.
func Import(ctx context.Context, l log.Log, at *atlas.Atlas, r io.Reader, o ImportOptions) (ImportResult, error) {
	if o.Source == "" {
		o.Source = o.Format
	}
	if err := checkSource(o.Source); err != nil {
		return ImportResult{}, err
	}
	if err := o.settleRights(); err != nil {
		return ImportResult{}, err
	}
	meter := newMeter(r, o.Progress)
	rows, convert, err := openRows(meter, o.Format)
	if err != nil {
		return ImportResult{}, err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	im := &importer{opts: o, rows: rows, convert: convert, mapper: newMapper(at, o), out: make(chan importedRows, 2)}
	go im.read(ctx)
	return im.store(ctx, l)
}

// settleRights fills in the data set's own terms, and lets nobody pass rows on against
// them without saying what allows it.
func (o *ImportOptions) settleRights() error {
	rights, allowed := DefaultTerms(o.Format)
	if o.Redistribute && !allowed && o.Rights == "" {
		return marz.Errorf(marz.Invalid, "redistribute: the terms of %s forbid it; with a permission, say in the rights whose it is", o.Format)
	}
	if o.Rights == "" {
		o.Rights = rights
	}
	return nil
}

// maxSource bounds the name of a data set, in bytes.
const maxSource = 40

func checkSource(s string) error {
	for _, c := range s {
		if !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-') {
			return marz.Errorf(marz.Invalid, "source: %q: use small letters, digits and hyphens, for example my-survey", s)
		}
	}
	if s == "" || len(s) > maxSource {
		return marz.Errorf(marz.Invalid, "source: %q: name the data set with 1 to %d letters", s, maxSource)
	}
	return nil
}

// importer reads in one goroutine and stores in another.
type importer struct {
	opts    ImportOptions
	rows    rowReader
	convert conversion
	mapper  *mapper
	out     chan importedRows
	count   ImportResult // the reader's part: Rows, Elsewhere, Failed
	fail    error        // why the file cannot be read on; set before out is closed
}

// importedRows are the changes of a batch, and the new actors that its rows name.
type importedRows struct {
	actors, rows []marz.Change
}

// errElsewhere is the answer to a row about another country.
var errElsewhere = errors.New("about another country")

// read maps the rows and sends them in batches.
func (im *importer) read(ctx context.Context) {
	defer close(im.out)
	var b importedRows
	for ctx.Err() == nil {
		row, err := im.rows.next()
		if err != nil {
			var wrong RowError
			if !errors.As(err, &wrong) {
				if !errors.Is(err, io.EOF) {
					im.fail = err
				}
				break
			}
			im.count.Rows++
			im.failed(wrong)
			continue
		}
		im.count.Rows++
		switch err := im.take(row, &b); {
		case errors.Is(err, errElsewhere):
			im.count.Elsewhere++
		case err != nil:
			im.failed(RowError{Line: row.line, ID: clipText(row.id, 80), Err: err})
		}
		if len(b.rows) >= importBatch && !im.send(ctx, &b) {
			return
		}
	}
	im.send(ctx, &b)
}

func (im *importer) failed(e RowError) {
	im.count.Failed++
	if im.opts.Failed != nil {
		im.opts.Failed(e)
	}
}

func (im *importer) send(ctx context.Context, b *importedRows) bool {
	if len(b.rows) == 0 {
		return true
	}
	select {
	case im.out <- *b:
		*b = importedRows{}
		return true
	case <-ctx.Done():
		return false
	}
}

// take maps one row and adds it, after the actors that it is the first to name.
func (im *importer) take(row *fileRow, b *importedRows) error {
	m := im.mapper
	m.fresh = m.fresh[:0]
	v, err := im.convert(m, row)
	if err != nil {
		m.forget()
		return err
	}
	v.Source, v.Restricted = im.opts.Source, !im.opts.Redistribute
	if v.Row == "" {
		v.Row = row.id
	}
	if err := checkRow(&v, m); err != nil {
		m.forget()
		return err
	}
	for _, a := range m.fresh {
		actor := marz.Imported{Source: v.Source, Row: "actor/" + a.ID, Restricted: v.Restricted, Actors: []marz.Actor{a}}
		c, err := importChange(&actor)
		if err != nil {
			return err
		}
		b.actors = append(b.actors, c)
	}
	c, err := importChange(&v)
	if err != nil {
		return err
	}
	b.rows = append(b.rows, c)
	return nil
}

const maxRowID = 200 // bytes of a row's own id

func checkRow(v *marz.Imported, m *mapper) error {
	if len(v.Row) > maxRowID {
		return marz.Errorf(marz.Invalid, "id: %d bytes are too many: %d at most", len(v.Row), maxRowID)
	}
	if err := v.Validate(); err != nil {
		return err
	}
	for i := range v.Events {
		if err := checkPlace(v.Events[i].Place, m.places.at); err != nil {
			return err
		}
	}
	return nil
}

func importChange(v *marz.Imported) (marz.Change, error) {
	body, err := marshalRow(v)
	if err != nil {
		return marz.Change{}, err
	}
	sum := sha256.Sum256(body)
	return marz.Change{
		ID: fmt.Sprintf("import:%s:%s:%x", v.Source, v.Row, sum[:8]), Author: Importer,
		Kind: marz.PutImported, Subject: v.Source + ":" + v.Row, Body: body,
	}, nil
}

// store appends the batches and counts what was new.
func (im *importer) store(ctx context.Context, l log.Log) (ImportResult, error) {
	var stored, unchanged int
	var version marz.Version
	var err error
	for b := range im.out {
		if err != nil {
			continue // the reader ends by itself
		}
		if im.opts.DryRun {
			stored += len(b.rows)
			continue
		}
		if len(b.actors) > 0 {
			if _, err = l.Append(ctx, -1, b.actors...); err != nil {
				continue
			}
		}
		var fresh int
		if fresh, version, err = appendCounted(ctx, l, b.rows); err == nil {
			stored += fresh
			unchanged += len(b.rows) - fresh
		}
	}
	out := im.count
	out.Stored, out.Unchanged, out.Version = stored, unchanged, version
	if err == nil {
		err = ctx.Err() // the reader stops when it is told to, without a word
	}
	return out, errors.Join(err, im.fail)
}

// appendCounted appends the changes and says how many were new: the log is told which
// head was seen, so that nobody else's entries are counted.
func appendCounted(ctx context.Context, l log.Log, changes []marz.Change) (fresh int, v marz.Version, err error) {
	for {
		head, err := l.Head(ctx)
		if err != nil {
			return 0, head, err
		}
		v, err := l.Append(ctx, head.Seq, changes...)
		switch {
		case err == nil:
			return int(max(0, v.Seq-head.Seq)), v, nil
		case marz.KindOf(err) != marz.Stale:
			return 0, v, err
		}
	}
}
