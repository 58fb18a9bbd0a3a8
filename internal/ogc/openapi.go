package ogc

import (
	"net/http"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// Route describes an address for the API document.
type Route struct {
	Path    string   // with {names} in braces
	Summary string   // one sentence
	Types   []string // media types of the answer
	Params  []string // names of shared parameters, of which sharedParameters knows the meaning
	// PerCollection writes the address once for each collection, with its properties as
	// parameters: clients read from there what they may filter by.
	PerCollection bool
}

// API is what the document is made of.
type API struct {
	Site                        Site
	Title, Description, Version string
	DefaultLimit, MaxLimit      int
	Routes                      []Route
	Collections                 []Described
}

// NewOpenAPI writes the API as OpenAPI 3.0.
func NewOpenAPI(a API) *openapi3.T {
	doc := &openapi3.T{
		OpenAPI: "3.0.3",
		Info: &openapi3.Info{Title: a.Title, Description: a.Description, Version: a.Version, License: &openapi3.License{
			Name: "CC-BY 4.0", URL: "https://creativecommons.org/licenses/by/4.0/",
		}},
		Servers:    openapi3.Servers{{URL: a.Site.Base, Description: "This server"}},
		Paths:      openapi3.NewPaths(),
		Components: &openapi3.Components{Parameters: openapi3.ParametersMap{}, Schemas: openapi3.Schemas{"problem": problemSchema()}},
	}
	for name, p := range sharedParameters(a) {
		doc.Components.Parameters[name] = &openapi3.ParameterRef{Value: p}
	}
	for _, r := range a.Routes {
		if !r.PerCollection {
			doc.Paths.Set(r.Path, pathItem(r, r.Path, Described{}))
			continue
		}
		for _, c := range a.Collections {
			path := strings.Replace(r.Path, "{collection}", c.ID, 1)
			doc.Paths.Set(path, pathItem(r, path, c))
		}
	}
	return doc
}

func pathItem(r Route, path string, c Described) *openapi3.PathItem {
	op := &openapi3.Operation{Summary: r.Summary, OperationID: operationID(path), Responses: openapi3.NewResponses()}
	for _, part := range strings.Split(path, "/") {
		if name, ok := strings.CutPrefix(part, "{"); ok {
			name, _, _ = strings.Cut(name, "}")
			op.AddParameter(openapi3.NewPathParameter(name).WithSchema(openapi3.NewStringSchema()))
		}
	}
	for _, name := range r.Params {
		op.Parameters = append(op.Parameters, &openapi3.ParameterRef{Ref: "#/components/parameters/" + name})
	}
	if slices.Contains(r.Params, "filter") {
		for _, p := range c.Properties {
			if p.Type != "object" {
				op.AddParameter(propertyParameter(p))
			}
		}
	}
	content := openapi3.Content{}
	for _, t := range r.Types {
		content[t] = openapi3.NewMediaType().WithSchema(answerSchema(t))
	}
	ok := openapi3.NewResponse().WithDescription(r.Summary).WithContent(content)
	problem := openapi3.NewResponse().WithDescription("What was wrong, where, and what would be right")
	problem.Content = openapi3.Content{Problem: &openapi3.MediaType{Schema: &openapi3.SchemaRef{Ref: "#/components/schemas/problem"}}}
	op.Responses.Set("200", &openapi3.ResponseRef{Value: ok})
	op.Responses.Set("default", &openapi3.ResponseRef{Value: problem})
	item := &openapi3.PathItem{}
	item.SetOperation(http.MethodGet, op)
	return item
}

func answerSchema(typ string) *openapi3.Schema {
	if strings.Contains(typ, "json") && typ != GeoJSONSeq {
		return openapi3.NewObjectSchema()
	}
	return openapi3.NewStringSchema()
}

// operationID makes a name out of an address: collections.events.items.
func operationID(path string) string {
	id := strings.Trim(strings.NewReplacer("/", ".", "{", "", "}", "").Replace(path), ".")
	if id == "" {
		return "landing"
	}
	return id
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

// sharedParameters are the parameters that more than one address takes, by name.
func sharedParameters(a API) map[string]*openapi3.Parameter {
	out := map[string]*openapi3.Parameter{}
	text := func(name, description string) {
		out[name] = openapi3.NewQueryParameter(name).WithDescription(description).WithSchema(openapi3.NewStringSchema())
	}
	text("datetime", "A day, an instant, or an interval a/b whose ends may be .. for open")
	text("known_at", "As known at the end of this day")
	text("known_from", "The earlier day of knowing")
	text("known_to", "The later day of knowing")
	text("from", "The earlier day")
	text("to", "The later day")
	text("border", "A border: IRN, ir, Iran, Turkménistan, afg-tkm …")
	text("dispatch", "What these dispatches alone say: ids, with commas between them")
	text("cursor", "Where an earlier page ended: follow its next link")
	text("sortby", "Columns with commas between them, - before one for descending")
	text("properties", "The properties to send, with commas between them")
	text("filter", "A filter in CQL2")
	text("q", "Words that the title, a name or the summary must contain")
	text("version", "An earlier version of the data set: the number that Marz-Seq gave")
	text("min_seq", "Wait until the data set shows this sequence")
	text("f", "The form of the answer, where Accept does not say it")
	for _, name := range []string{"crs", "bbox-crs", "filter-crs"} {
		s := openapi3.NewStringSchema()
		for _, uri := range CRSList() {
			s.Enum = append(s.Enum, uri)
		}
		s.Default = CRSList()[0]
		out[name] = openapi3.NewQueryParameter(name).WithDescription("A coordinate reference system").WithSchema(s)
	}
	lang := openapi3.NewStringSchema()
	lang.Enum, lang.Default = []any{"cql2-text", "cql2-json", "cql-text"}, "cql2-text"
	out["filter-lang"] = openapi3.NewQueryParameter("filter-lang").WithDescription("The encoding of the filter").WithSchema(lang)
	limit := openapi3.NewIntegerSchema().WithMin(1).WithMax(float64(a.MaxLimit)).WithDefault(a.DefaultLimit)
	out["limit"] = openapi3.NewQueryParameter("limit").WithDescription("At most so many features on a page").WithSchema(limit)
	out["offset"] = openapi3.NewQueryParameter("offset").WithDescription("Leave out so many; follow next links instead where you can").WithSchema(openapi3.NewIntegerSchema().WithMin(0))
	explode := false
	box := openapi3.NewArraySchema().WithItems(openapi3.NewFloat64Schema()).WithMinItems(4).WithMaxItems(6)
	box.Items.Value.Format = ""
	out["bbox"] = &openapi3.Parameter{Name: "bbox", In: "query", Style: "form", Explode: &explode, Description: "west,south,east,north", Schema: box.NewRef()}
	return out
}
