package ogc

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/getkin/kin-openapi/openapi3"
)

// Header is a header of a request or of an answer, for the API document.
type Header struct {
	Name, Meaning string
	Required      bool
}

// Headers of requests.
var (
	IfMatch        = Header{"If-Match", "The ETag that was read, or the bare revision: the change is made only if nothing has changed since", true}
	IdempotencyKey = Header{"Idempotency-Key", "Makes the request repeatable: the second time it is answered like the first and changes nothing", false}
	LastEventID    = Header{"Last-Event-ID", "The last event that was seen: the stream reads on after it", false}
)

// gives are the headers that answers of a status have.
var gives = map[int][]Header{
	http.StatusCreated:         {{"Location", "Where it is", true}},
	http.StatusUnauthorized:    {{"WWW-Authenticate", "Which token is needed (RFC 6750)", true}},
	http.StatusForbidden:       {{"WWW-Authenticate", "Which scope the token lacks, if that is why", false}},
	http.StatusTooManyRequests: {{"Retry-After", "Seconds to wait", true}},
}

var etag = Header{"ETag", "The revision, for If-Match and If-None-Match", true}

// done are the answers to a request that was carried out.
func (r Route) done() []int {
	if len(r.Done) > 0 {
		return r.Done
	}
	return []int{http.StatusOK}
}

// addResponses adds every status that the address answers with.
func addResponses(op *openapi3.Operation, r Route) {
	op.Responses = openapi3.NewResponses()
	op.Responses.Delete("default")
	for _, status := range r.done() {
		res := openapi3.NewResponse().WithDescription(r.Summary)
		if status != http.StatusNoContent {
			res = res.WithContent(contentOf(r.Types))
		}
		res.Headers = headersOf(gives[status])
		if r.Tagged && status != http.StatusNoContent {
			res.Headers[etag.Name] = &openapi3.HeaderRef{Ref: "#/components/headers/" + etag.Name}
		}
		op.Responses.Set(strconv.Itoa(status), &openapi3.ResponseRef{Value: res})
	}
	if len(r.Fails) == 0 {
		op.Responses.Set("4XX", &openapi3.ResponseRef{Ref: "#/components/responses/4XX"})
	}
	for _, status := range r.Fails {
		name := strconv.Itoa(status)
		op.Responses.Set(name, &openapi3.ResponseRef{Ref: "#/components/responses/" + name})
	}
}

// addHeaders adds the headers that a request may, or must, have.
func addHeaders(op *openapi3.Operation, list []Header) {
	for _, h := range list {
		op.Parameters = append(op.Parameters, &openapi3.ParameterRef{Ref: "#/components/parameters/" + h.Name})
	}
}

// headers are those of requests that the routes name, for all addresses to refer to.
func (a API) headers() []*openapi3.Parameter {
	var out []*openapi3.Parameter
	for _, h := range []Header{IfMatch, IdempotencyKey, LastEventID} {
		if slices.ContainsFunc(a.Routes, func(r Route) bool { return slices.Contains(r.Headers, h) }) {
			out = append(out, openapi3.NewHeaderParameter(h.Name).WithDescription(h.Meaning).WithSchema(openapi3.NewStringSchema()).WithRequired(h.Required))
		}
	}
	return out
}

func headersOf(list []Header) openapi3.Headers {
	out := openapi3.Headers{}
	for _, h := range list {
		out[h.Name] = &openapi3.HeaderRef{Value: &openapi3.Header{Parameter: openapi3.Parameter{
			Description: h.Meaning, Required: h.Required, Schema: openapi3.NewStringSchema().NewRef(),
		}}}
	}
	return out
}

// problems are the answers to requests that cannot be carried out, by their status: those
// that the routes name, and 4XX for the others.
func (a API) problems() openapi3.ResponseBodies {
	out := openapi3.ResponseBodies{"4XX": problemResponse("What was wrong, where, and what would be right", nil)}
	for _, r := range a.Routes {
		for _, status := range r.Fails {
			out[strconv.Itoa(status)] = problemResponse(http.StatusText(status), gives[status])
		}
	}
	return out
}

func problemResponse(meaning string, headers []Header) *openapi3.ResponseRef {
	res := openapi3.NewResponse().WithDescription(meaning)
	res.Content = openapi3.Content{Problem: &openapi3.MediaType{Schema: &openapi3.SchemaRef{Ref: "#/components/schemas/problem"}}}
	res.Headers = headersOf(headers)
	return &openapi3.ResponseRef{Value: res}
}
