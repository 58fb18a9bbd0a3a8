package ogc

import "github.com/getkin/kin-openapi/openapi3"

// texts are the shared parameters whose value is a text, with what they mean.
var texts = []struct{ name, meaning string }{
	{"datetime", "When it was so: a day, an instant, or a period a/b whose ends may be .. for open: 2021-07-01/2021-07-31"},
	{"known_at", "As known at the end of this day: 2021-07-10. Without it, as known now"},
	{"filter", "A filter in CQL2: type = 'capture' AND start >= DATE('2021-07-01')"},
	{"q", "Words that the title, a name or the summary must contain, whatever their case and accents"},
	{"dispatch", "What these dispatches alone say: ids, with commas between them"},
	{"version", "An earlier version of the data set: the number that Marz-Seq gave. The answer is the same for ever"},
	{"min_seq", "Wait until the data set shows this entry of the log"},
	{"sortby", "Columns with commas between them, - before one for descending"},
	{"properties", "The properties to send, with commas between them"},
	{"by", "The columns to count by, one to four, with commas between them: start,status"},
	{"cursor", "Where an earlier page ended: follow its next link"},
	{"border", "A border by code or name: IRN, ir, Iran, Turkménistan, afg-tkm"},
	{"collection", "The collection; events where there are filters"},
	{"before", "Entries of the log before this one"},
	{"collections", "The collections to show, with commas between them"},
	{"from", "The first day"},
	{"to", "The last day"},
	{"known_from", "The earlier day of knowing"},
	{"known_to", "The later day of knowing"},
	{"f", "The form of the answer, where Accept does not say it: json, html, csv"},
}

// Parameters are those that more than one address takes, in the order in which a reader
// meets them.
func (a API) Parameters() []*openapi3.Parameter {
	out := []*openapi3.Parameter{boxParameter(), a.limitParameter(), offsetParameter()}
	for _, t := range texts {
		out = append(out, openapi3.NewQueryParameter(t.name).WithDescription(t.meaning).WithSchema(openapi3.NewStringSchema()))
	}
	lang := openapi3.NewStringSchema()
	lang.Enum, lang.Default = []any{"cql2-text", "cql2-json", "cql-text"}, "cql2-text"
	out = append(out, openapi3.NewQueryParameter("filter-lang").WithDescription("The encoding of the filter").WithSchema(lang))
	for _, c := range []struct{ name, meaning string }{
		{"crs", "The reference system of the answer"}, {"bbox-crs", "The reference system of bbox"}, {"filter-crs", "The reference system of the geometries in the filter"},
	} {
		out = append(out, crsParameter(c.name, c.meaning))
	}
	return out
}

func boxParameter() *openapi3.Parameter {
	box := openapi3.NewArraySchema().WithItems(&openapi3.Schema{Type: &openapi3.Types{"number"}}).WithMinItems(4).WithMaxItems(6)
	explode := false
	return &openapi3.Parameter{
		Name: "bbox", In: "query", Style: "form", Explode: &explode, Schema: box.NewRef(),
		Description: "Where: west,south,east,north; west greater than east crosses the antimeridian",
	}
}

func (a API) limitParameter() *openapi3.Parameter {
	s := openapi3.NewIntegerSchema().WithMin(1).WithMax(float64(a.MaxLimit)).WithDefault(a.DefaultLimit)
	return openapi3.NewQueryParameter("limit").WithDescription("At most so many features on a page").WithSchema(s)
}

func offsetParameter() *openapi3.Parameter {
	s := openapi3.NewIntegerSchema().WithMin(0)
	return openapi3.NewQueryParameter("offset").WithDescription("Leave out so many; follow next links instead where you can").WithSchema(s)
}

func crsParameter(name, meaning string) *openapi3.Parameter {
	s := openapi3.NewStringSchema()
	for _, uri := range CRSList() {
		s.Enum = append(s.Enum, uri)
	}
	s.Default = CRSList()[0]
	return openapi3.NewQueryParameter(name).WithDescription(meaning).WithSchema(s)
}
