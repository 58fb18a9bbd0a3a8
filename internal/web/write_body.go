package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"marz/internal/desk"
	"marz/internal/marz"
	"marz/internal/ogc"
)

// mergePatch is the media type of RFC 7396.
const mergePatch = "application/merge-patch+json"

// mediaType returns the type of a body, if it is one that the address reads.
func mediaType(w http.ResponseWriter, r *http.Request, header string, types ...string) (string, error) {
	typ, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || !slices.Contains(types, typ) {
		w.Header().Set(header, strings.Join(types, ", "))
		return "", unreadable("Content-Type: %.80q is not read here: send %s", r.Header.Get("Content-Type"), strings.Join(types, " or "))
	}
	if set := params["charset"]; set != "" && !strings.EqualFold(set, "utf-8") && !strings.EqualFold(set, "us-ascii") {
		return "", unreadable("Content-Type: charset %.40q is not read here: send UTF-8", set)
	}
	return typ, nil
}

// readJSON reads a body into v. Members that v has not are refused.
func readJSON(body []byte, v any) error {
	dec := json.NewDecoder(bytes.NewReader(body))
	dec.DisallowUnknownFields()
	err := dec.Decode(v)
	if err == nil {
		if _, more := dec.Token(); more != io.EOF {
			return marz.Errorf(marz.Invalid, "the body holds more than one JSON value")
		}
		return nil
	}
	var known *marz.Error
	var wrong *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &known):
		return unprocessable(known)
	case errors.As(err, &wrong):
		return unprocessable(marz.Errorf(marz.Invalid, "%s: a JSON %s does not go here", wrong.Field, wrong.Value))
	case errors.As(err, &syntax):
		return marz.Errorf(marz.Invalid, "the body is not JSON: %s at byte %d", syntax, syntax.Offset)
	case errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF):
		return marz.Errorf(marz.Invalid, "the body is not JSON: it ends too early")
	}
	return unprocessable(marz.Errorf(marz.Invalid, "the body does not fit: %s", strings.TrimPrefix(err.Error(), "json: ")))
}

// paperBody is a dispatch as it is posted in JSON.
type paperBody struct {
	Text      string      `json:"text"`
	Name      string      `json:"name"`
	Title     titleBody   `json:"title"`
	Agency    string      `json:"agency"`
	Publisher string      `json:"publisher"`
	Lang      string      `json:"lang"`
	URL       string      `json:"url"`
	Published publishDate `json:"published"`
	Rights    string      `json:"rights"`
	KeepText  bool        `json:"keep_text"`
}

// paperParams are the parameters of a text that is posted as it is.
var paperParams = []string{"name", "title", "title_fr", "agency", "publisher", "lang", "url", "published", "rights", "keep_text"}

func (p *paperBody) paper() desk.Paper {
	return desk.Paper{
		Text: p.Text, Name: p.Name, Title: marz.Text(p.Title), Agency: p.Agency, Publisher: p.Publisher, Lang: p.Lang, URL: p.URL,
		Published: marz.Interval(p.Published), Rights: p.Rights, Keep: p.KeepText,
	}
}

// readPaper reads a dispatch: a JSON object, or the text as it is with the rest as
// parameters of the address.
func readPaper(w http.ResponseWriter, r *http.Request) (desk.Paper, error) {
	typ, err := mediaType(w, r, "Accept-Post", ogc.JSON, "text/plain")
	if err != nil {
		return desk.Paper{}, err
	}
	v, err := readQuery(r.URL.RawQuery)
	if err != nil {
		return desk.Paper{}, err
	}
	body, err := readBody(w, r, maxPaperBody)
	if err != nil {
		return desk.Paper{}, err
	}
	if typ == "text/plain" {
		return textPaper(v, body)
	}
	for name := range v {
		return desk.Paper{}, marz.Errorf(marz.Invalid, "%.40q is not a parameter here: it belongs into the JSON object", name)
	}
	var p paperBody
	if err := readJSON(body, &p); err != nil {
		return desk.Paper{}, err
	}
	return p.paper(), nil
}

func textPaper(v url.Values, body []byte) (desk.Paper, error) {
	for name := range v {
		if !slices.Contains(paperParams, name) {
			return desk.Paper{}, marz.Errorf(marz.Invalid, "%.40q is not a parameter here: use %s", name, strings.Join(paperParams, ", "))
		}
	}
	p := paperBody{
		Text: string(body), Name: v.Get("name"), Title: titleBody{EN: v.Get("title"), FR: v.Get("title_fr")}, Agency: v.Get("agency"),
		Publisher: v.Get("publisher"), Lang: v.Get("lang"), URL: v.Get("url"), Rights: v.Get("rights"),
	}
	switch keep := v.Get("keep_text"); keep {
	case "", "false":
	case "true":
		p.KeepText = true
	default:
		return desk.Paper{}, marz.Errorf(marz.Invalid, "keep_text: %.40q is neither true nor false", keep)
	}
	i, err := parsePublished(v.Get("published"))
	p.Published = publishDate(i)
	return p.paper(), err
}

// titleBody is a title: a text, which is taken to be English, or one in each language.
type titleBody marz.Text

// UnmarshalJSON reads either form.
func (t *titleBody) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		return json.Unmarshal(b, &t.EN)
	}
	return json.Unmarshal(b, (*marz.Text)(t))
}

// publishDate is when a dispatch was published: a day, a month, or an interval.
type publishDate marz.Interval

// UnmarshalJSON reads "2021-07-10", "2021-07" or {"from","to","precision"}.
func (p *publishDate) UnmarshalJSON(b []byte) error {
	if len(b) == 0 || b[0] != '"' {
		return json.Unmarshal(b, (*marz.Interval)(p))
	}
	var text string
	if err := json.Unmarshal(b, &text); err != nil {
		return err
	}
	i, err := parsePublished(text)
	*p = publishDate(i)
	return err
}

// parsePublished reads a day or a month; "" is no day.
func parsePublished(s string) (marz.Interval, error) {
	if s == "" {
		return marz.Interval{}, nil
	}
	if t, err := time.Parse("2006-01", s); err == nil {
		first, ok := marz.NewDay(t.Year(), t.Month(), 1)
		next := t.AddDate(0, 1, 0)
		after, more := marz.NewDay(next.Year(), next.Month(), 1)
		if ok && more {
			return marz.Interval{From: first, To: after - 1, Precision: marz.PrecisionMonth}, nil
		}
	}
	day, err := marz.ParseDay(s)
	if err != nil {
		return marz.Interval{}, marz.Errorf(marz.Invalid, "published: %v, or a month as 2021-07", err)
	}
	return marz.On(day), nil
}

// readDecision reads the body of a decision into v; it may be missing.
func readDecision(w http.ResponseWriter, r *http.Request, v any) error {
	if r.ContentLength == 0 {
		return nil
	}
	if _, err := mediaType(w, r, "Accept-Post", ogc.JSON); err != nil {
		return err
	}
	body, err := readBody(w, r, maxWriteBody)
	if err != nil {
		return err
	}
	return readJSON(body, v)
}

// readClaimPatch reads a merge patch of a claim, and the reason for it.
func readClaimPatch(w http.ResponseWriter, r *http.Request) (patch []byte, reason string, err error) {
	if _, err := mediaType(w, r, "Accept-Patch", mergePatch, ogc.JSON); err != nil {
		return nil, "", err
	}
	body, err := readBody(w, r, maxWriteBody)
	if err != nil {
		return nil, "", err
	}
	return claimPatch(body)
}

// claimPatch splits the patch of a claim from the reason for it: the patch may stand
// below "claim", as in what is read, beside a reason.
func claimPatch(body []byte) (patch []byte, reason string, err error) {
	var whole map[string]json.RawMessage
	if err := json.Unmarshal(body, &whole); err != nil {
		return nil, "", marz.Errorf(marz.Invalid, "the body is not a JSON object: send a merge patch such as {\"place\":\"torghundi\"}")
	}
	if why, ok := whole["reason"]; ok {
		if err := json.Unmarshal(why, &reason); err != nil {
			return nil, "", unprocessable(marz.Errorf(marz.Invalid, "reason: it is not a text"))
		}
		delete(whole, "reason")
	}
	if claim, ok := whole["claim"]; ok && len(whole) == 1 {
		return claim, reason, nil
	}
	patch, err = json.Marshal(whole)
	return patch, reason, err
}
