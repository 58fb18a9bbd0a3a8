package ogc

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// Route describes what an address answers to a method, for the API document.
type Route struct {
	Method  string   // "" is GET
	Path    string   // with {names} in braces
	Summary string   // one sentence
	Types   []string // media types of the answer
	Body    []string // media types of the body that is sent; none for a GET
	// BodyOptional says that a request may come without one.
	BodyOptional bool
	Params       []string // names of shared parameters, whose meaning Parameters knows
	Query        []string // names of texts in the query that only this address takes
	// PerCollection writes the address once for each collection, with its properties as
	// parameters: clients read from there what they may filter by.
	PerCollection bool
	// Secured says that a bearer token is needed; Open, beside it, that one of the uses
	// of the address needs none.
	Secured, Open bool
	// Done are the statuses of what was carried out, 200 where there are none; Fails those
	// of what was not, 4XX where there are none.
	Done, Fails []int
	// Headers are those that a request may have, or must.
	Headers []Header
	// Tagged says that an answer has an ETag by which it is changed.
	Tagged bool
}

// API is what the document is made of.
type API struct {
	Site                        Site
	Title, Description, Version string
	DefaultLimit, MaxLimit      int
	Routes                      []Route
	Collections                 []Described
}

// bearer names the way in which a client says who it is.
const bearer = "token"

// NewOpenAPI writes the API as OpenAPI 3.0.
func NewOpenAPI(a API) *openapi3.T {
	doc := &openapi3.T{
		OpenAPI: "3.0.3",
		Info: &openapi3.Info{Title: a.Title, Description: a.Description, Version: a.Version, License: &openapi3.License{
			Name: "CC-BY 4.0", URL: "https://creativecommons.org/licenses/by/4.0/",
		}},
		Servers: openapi3.Servers{{URL: a.Site.Base, Description: "This server"}},
		Paths:   openapi3.NewPaths(),
		// Reading needs no token; those that need one say so themselves.
		Security: openapi3.SecurityRequirements{openapi3.NewSecurityRequirement()},
		Components: &openapi3.Components{Parameters: openapi3.ParametersMap{}, Schemas: openapi3.Schemas{"problem": problemSchema()}, Responses: a.problems(), Headers: headersOf([]Header{etag}),
			SecuritySchemes: openapi3.SecuritySchemes{bearer: &openapi3.SecuritySchemeRef{Value: openapi3.NewSecurityScheme().WithType("http").WithScheme("bearer")}}},
	}
	for _, p := range slices.Concat(a.Parameters(), a.headers()) {
		doc.Components.Parameters[p.Name] = &openapi3.ParameterRef{Value: p}
	}
	for _, r := range a.Routes {
		if !r.PerCollection {
			addOperation(doc.Paths, r, r.Path, a.collectionOf(r.Path))
			continue
		}
		for _, c := range a.Collections {
			addOperation(doc.Paths, r, strings.Replace(r.Path, "{collection}", c.ID, 1), c)
		}
	}
	return doc
}

// collectionOf returns the collection that an address is of.
func (a API) collectionOf(path string) Described {
	for _, c := range a.Collections {
		if strings.HasPrefix(path, "/collections/"+c.ID+"/") {
			return c
		}
	}
	return Described{}
}

func addOperation(paths *openapi3.Paths, r Route, path string, c Described) {
	item := paths.Value(path)
	if item == nil {
		item = &openapi3.PathItem{}
		paths.Set(path, item)
	}
	method := cmp.Or(r.Method, http.MethodGet)
	op := &openapi3.Operation{Summary: r.Summary, OperationID: operationID(method, path)}
	addParameters(op, r, path, c)
	addHeaders(op, r.Headers)
	if r.Secured {
		op.Security = &openapi3.SecurityRequirements{openapi3.NewSecurityRequirement().Authenticate(bearer)}
	}
	if r.Open {
		op.Security.With(openapi3.NewSecurityRequirement())
	}
	if len(r.Body) > 0 {
		op.RequestBody = &openapi3.RequestBodyRef{Value: openapi3.NewRequestBody().WithRequired(!r.BodyOptional).WithContent(contentOf(r.Body))}
	}
	addResponses(op, r)
	item.SetOperation(method, op)
}

// addParameters adds those of the path, the shared ones, and, where features are
// filtered, the collection's properties. A property of the name of a shared parameter
// can only be filtered by in CQL2.
func addParameters(op *openapi3.Operation, r Route, path string, c Described) {
	for part := range strings.SplitSeq(path, "/") {
		if _, rest, ok := strings.Cut(part, "{"); ok {
			name, _, _ := strings.Cut(rest, "}")
			op.AddParameter(openapi3.NewPathParameter(name).WithSchema(openapi3.NewStringSchema()))
		}
	}
	for _, name := range r.Params {
		op.Parameters = append(op.Parameters, &openapi3.ParameterRef{Ref: "#/components/parameters/" + name})
	}
	for _, name := range r.Query {
		op.AddParameter(openapi3.NewQueryParameter(name).WithSchema(openapi3.NewStringSchema()))
	}
	if !slices.Contains(r.Params, "filter") {
		return
	}
	for _, p := range c.Properties {
		if p.Type != "object" && !slices.Contains(r.Params, p.Name) {
			op.AddParameter(propertyParameter(p))
		}
	}
}

func contentOf(types []string) openapi3.Content {
	out := openapi3.Content{}
	for _, t := range types {
		out[t] = openapi3.NewMediaType().WithSchema(answerSchema(t))
	}
	return out
}

func answerSchema(typ string) *openapi3.Schema {
	if strings.Contains(typ, "json") && typ != GeoJSONSeq {
		return openapi3.NewObjectSchema()
	}
	return openapi3.NewStringSchema()
}

// operationID makes a name out of a method and an address: get.collections.events.items.
func operationID(method, path string) string {
	id := strings.Trim(strings.NewReplacer("/", ".", "{", "", "}", "").Replace(path), ".")
	return strings.ToLower(method) + "." + cmp.Or(id, "landing")
}

func propertyParameter(p Property) *openapi3.Parameter {
	s := openapi3.NewStringSchema()
	switch p.Type {
	case "integer":
		s = openapi3.NewIntegerSchema()
	case "number":
		s = openapi3.NewFloat64Schema()
		s.Format = ""
	case "boolean":
		s = openapi3.NewBoolSchema()
	case "date", "date-time":
		s.Format = p.Type
	}
	return openapi3.NewQueryParameter(p.Name).WithDescription(p.Title).WithSchema(s)
}

func problemSchema() *openapi3.SchemaRef {
	s := openapi3.NewObjectSchema().
		WithProperty("type", openapi3.NewStringSchema()).WithProperty("title", openapi3.NewStringSchema()).
		WithProperty("status", openapi3.NewIntegerSchema()).WithProperty("detail", openapi3.NewStringSchema()).
		WithProperty("instance", openapi3.NewStringSchema())
	return &openapi3.SchemaRef{Value: s}
}
