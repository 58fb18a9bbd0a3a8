package desk

import (
	"context"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"marz/internal/marz"
)

// maxText is how many bytes the text of a dispatch may have.
const maxText = 1 << 20

// Paper is a dispatch as it is handed in.
type Paper struct {
	Text      string        // unmodified UTF-8
	Name      string        // what to call it, for example a file's name
	Title     marz.Text     // in the submitter's own words
	Agency    string        // whose words they are; "" when the text says so
	Publisher string        // who printed them
	Lang      string        // fr or en; "" when the text shows it
	URL       string        // where it stands
	Published marz.Interval // zero when the text says so
	Rights    string        // who owns the words, and what may be done with them
	Keep      bool          // the rights allow to store the text
}

// Reading is what was found in a paper.
type Reading struct {
	Lang, Agency string
	Published    marz.Interval
	Claims       []Found
}

// Found is a claim in a paper. Its ID is a key within the paper, such as "c01"; so is its
// Event, and the targets of its links.
type Found struct {
	Claim marz.Claim
	Why   []Reason
}

// Submit reads a dispatch and files its claims as drafts. A text that was handed in or
// published before files nothing: the answer is what is there, marked as Duplicate.
func (d *Desk) Submit(ctx context.Context, by By, p Paper) (Submission, error) {
	if d.opts.Read == nil {
		return Submission{}, marz.Errorf(marz.Unavailable, "this desk reads no dispatches")
	}
	if err := p.check(); err != nil {
		return Submission{}, err
	}
	r := d.opts.Read(p)
	sub := Submission{Dispatch: p.dispatch(r), By: by.Author, At: d.opts.Now().UTC(), Sketch: sketch(p.Text)}
	sub.ID = sub.Dispatch.ID
	if sub.Dispatch.Published.IsZero() {
		return Submission{}, marz.Errorf(marz.Invalid, "published: missing, and the text does not say; give the day or the month, for example 2021-07-09 or 2021-07")
	}
	if err := sub.Dispatch.Validate(); err != nil {
		return Submission{}, err
	}
	twin := ""
	done, err := d.write(ctx, by, p, func(s *state) ([]marz.Change, error) {
		if twin = s.bySHA[sub.Dispatch.SHA256]; twin != "" {
			return nil, nil
		}
		return d.file(s, sub, r.Claims, p.Keep)
	})
	if err != nil {
		return Submission{}, err
	}
	if twin != "" {
		return d.duplicate(ctx, twin)
	}
	return d.Submission(ctx, done.ID)
}

func (p *Paper) check() error {
	switch {
	case strings.TrimSpace(p.Text) == "":
		return marz.Errorf(marz.Invalid, "text: missing; hand in the dispatch's text")
	case len(p.Text) > maxText:
		return marz.Errorf(marz.TooLarge, "text: %d bytes; %d at most", len(p.Text), maxText)
	case !utf8.ValidString(p.Text):
		return marz.Errorf(marz.Invalid, "text: not UTF-8; convert it first, since offsets are counted in characters")
	case p.Lang != "" && p.Lang != "fr" && p.Lang != "en":
		return marz.Errorf(marz.Invalid, "lang: %q is not read; use fr or en", p.Lang)
	case p.Keep && strings.TrimSpace(p.Rights) == "":
		return marz.Errorf(marz.Invalid, "rights: missing; a text is kept only with a word on who allows it, for example \"CC BY 4.0\"")
	case p.URL != "" && !strings.HasPrefix(p.URL, "https://") && !strings.HasPrefix(p.URL, "http://"):
		return marz.Errorf(marz.Invalid, "url: %q is no address; use https://…", p.URL)
	}
	return p.Published.Validate("published")
}

// dispatch writes down what is kept of the paper.
func (p *Paper) dispatch(r Reading) marz.Dispatch {
	out := marz.Dispatch{
		Agency: or(p.Agency, r.Agency, p.Publisher, "unknown"), Publisher: p.Publisher, Lang: or(p.Lang, r.Lang), Title: p.Title,
		Published: p.Published, PublishedHow: "day", URL: p.URL, SHA256: fmt.Sprintf("%x", sha256.Sum256([]byte(p.Text))),
		Length: utf8.RuneCountInString(p.Text), Rights: p.Rights,
	}
	if out.Published.IsZero() {
		out.Published, out.PublishedHow = r.Published, "inferred"
	}
	if out.Published.Precision != marz.PrecisionDay && out.PublishedHow == "day" {
		out.PublishedHow = "month"
	}
	if p.Keep {
		out.Text = p.Text
	} else if out.Rights == "" {
		out.Rights = fmt.Sprintf("Words: © %s, not kept here. Facts, summaries in our own words and offsets only.", out.Agency)
	}
	out.ID = strings.Trim(fmt.Sprintf("%s-%s-%s", idPart(out.Agency), out.Published.Last(), out.SHA256[:8]), "-")
	return out
}

// file makes the submission and its drafts. The desk proposes: an event that the record
// has, a link from a denial to what it denies, and, for a text that republishes another,
// links that keep it from counting twice.
func (d *Desk) file(s *state, sub Submission, found []Found, keep bool) ([]marz.Change, error) {
	sub.SameAs = s.republished(sub.Sketch)
	sub.Likely = s.likely(sub.Dispatch, found)
	ids, events := map[string]string{}, map[string]string{}
	for _, f := range found {
		ids[f.Claim.ID] = sub.ID + "-" + idPart(f.Claim.ID)
	}
	var p puts
	drafts := make([]Draft, len(found))
	for i, f := range found {
		c := f.Claim
		c.ID, c.Dispatch = ids[f.Claim.ID], sub.ID
		if agency := idPart(sub.Dispatch.Agency); c.Side == marz.SideMedia && !s.actors[c.Principal] && agency != "" {
			c.Principal = agency // who tells it is the one who prints it
		}
		drafts[i] = Draft{ID: c.ID, Submission: sub.ID, Claim: c, Candidates: s.candidates(&c), By: sub.By, Why: reasons(f.Why, keep)}
		sub.Drafts = append(sub.Drafts, c.ID)
	}
	s.proposeEvents(drafts, events)
	for i := range drafts {
		c := &drafts[i].Claim
		c.Event = events[c.Event]
		c.Links = s.proposeLinks(c, ids, events, sub.SameAs)
	}
	p.add(marz.PutDraft, sub.ID, sub)
	for _, draft := range drafts {
		p.add(marz.PutDraft, draft.ID, draft)
	}
	return p.list, p.err
}

// reasons keeps the words only where the text may be kept.
func reasons(why []Reason, keep bool) []Reason {
	out := slices.Clone(why)
	for i := range out {
		if !keep {
			out[i].Words = ""
		}
	}
	return out
}

// duplicate answers with what is there of a text.
func (d *Desk) duplicate(ctx context.Context, id string) (Submission, error) {
	out := Submission{ID: id}
	err := d.view(ctx, func(s *state) error {
		if sub := s.subs[id]; sub != nil {
			out = *sub
		}
		return nil
	})
	out.Duplicate = true
	return out, err
}

// Submission returns a submission by its id.
func (d *Desk) Submission(ctx context.Context, id string) (Submission, error) {
	var out Submission
	err := d.view(ctx, func(s *state) error {
		sub := s.subs[id]
		if sub == nil {
			return marz.Errorf(marz.NotFound, "there is no submission %q", id)
		}
		out = *sub
		return nil
	})
	return out, err
}

// Submissions lists the submissions, newest first.
func (d *Desk) Submissions(ctx context.Context) ([]Submission, error) {
	var out []Submission
	err := d.view(ctx, func(s *state) error {
		for _, sub := range s.subs {
			out = append(out, *sub)
		}
		return nil
	})
	slices.SortFunc(out, func(a, b Submission) int {
		if c := b.At.Compare(a.At); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
	return out, err
}

// Matches reports whether a text is, byte for byte, the one that a dispatch or a
// submission was made from, so that a reviewer's own copy may be shown with its spans.
func (d *Desk) Matches(ctx context.Context, id, text string) (bool, error) {
	sum, ok := fmt.Sprintf("%x", sha256.Sum256([]byte(text))), false
	err := d.view(ctx, func(s *state) error {
		switch {
		case s.subs[id] != nil:
			ok = s.subs[id].Dispatch.SHA256 == sum
		case s.dispatches[id].rev != 0:
			ok = s.dispatches[id].sha == sum
		default:
			return marz.Errorf(marz.NotFound, "there is no dispatch %q", id)
		}
		return nil
	})
	return ok, err
}

// idPart writes a name as a part of an id: small ASCII letters, digits and hyphens.
func idPart(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		switch {
		case r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}

func or(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}
