package cql2_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"

	"marz/internal/cql2"
	"marz/internal/log/logtest"
)

// spatialFunctions are the S_ functions in the order of the query below.
var spatialFunctions = []string{
	"S_CONTAINS", "S_CROSSES", "S_DISJOINT", "S_EQUALS", "S_INTERSECTS", "S_OVERLAPS", "S_TOUCHES", "S_WITHIN",
}

// relationsQuery asks PostGIS for all relations of the pairs whose boxes meet, in the
// form of eight letters t or f. It knows no relations of collections.
const relationsQuery = `
	SELECT r.id, l.id, concat(ST_Contains(r.g, l.g), ST_Crosses(r.g, l.g), ST_Disjoint(r.g, l.g), ST_Equals(r.g, l.g),
		ST_Intersects(r.g, l.g), ST_Overlaps(r.g, l.g), ST_Touches(r.g, l.g), ST_Within(r.g, l.g))
	FROM records r JOIN literals l ON r.g && l.g
	WHERE ST_IsValid(r.g) AND GeometryType(l.g) <> 'GEOMETRYCOLLECTION'`

// literalsOfTheTests returns every geometry literal of the tests once.
func literalsOfTheTests(t *testing.T) []cql2.SpatialLiteral {
	filters := allFilters(t)
	for _, c := range readCSV(t, filepath.Join(sharedDir(t), "cql2_cases.csv")) {
		filters = append(filters, c["filter_text"])
	}
	var list []cql2.SpatialLiteral
	for _, filter := range filters {
		e, err := parse(filter)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range cql2.SpatialLiterals(e) {
			if !slices.ContainsFunc(list, func(m cql2.SpatialLiteral) bool { return m.Text == l.Text }) {
				list = append(list, l)
			}
		}
	}
	return list
}

// geometriesOfTheTests returns the geometries of all layers, and the literals again.
func geometriesOfTheTests(t *testing.T, literals []cql2.SpatialLiteral) []orb.Geometry {
	dir := sharedDir(t)
	layers := []*layer{posts(t), readLayer(t, dir, "ne_110m_admin_0_countries"),
		readLayer(t, dir, "ne_110m_populated_places_simple"), readLayer(t, dir, "ne_110m_rivers_lake_centerlines")}
	var list []orb.Geometry
	for _, l := range layers {
		for _, r := range l.records {
			if g := r.Geometry("geom"); g != nil {
				list = append(list, g)
			}
		}
	}
	for _, l := range literals {
		if _, ok := l.Geometry.(orb.Collection); !ok {
			list = append(list, l.Geometry)
		}
	}
	return list
}

// load makes a table of geometries, whose ids are their places in the list.
func load(t *testing.T, conn *pgx.Conn, table string, list []orb.Geometry) {
	t.Helper()
	ctx := context.Background()
	if _, err := conn.Exec(ctx, "CREATE TABLE "+table+" (id int, g geometry)"); err != nil {
		t.Fatal(err)
	}
	var batch pgx.Batch
	for i, g := range list {
		b, err := wkb.Marshal(g)
		if err != nil {
			t.Fatal(err)
		}
		batch.Queue("INSERT INTO "+table+" VALUES ($1, ST_GeomFromWKB($2))", i, b)
	}
	if err := conn.SendBatch(ctx, &batch).Close(); err != nil {
		t.Fatal(err)
	}
}

// postgis opens a fresh database with PostGIS, or skips the test.
func postgis(t *testing.T) *pgx.Conn {
	t.Helper()
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, logtest.StartPostgres(t).Fresh(t).DSN)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close(ctx) })
	if _, err := conn.Exec(ctx, "CREATE EXTENSION postgis"); err != nil {
		t.Skipf("NOT TESTED: no PostGIS to compare the spatial functions with: %v", err)
	}
	return conn
}

// randomLiterals returns literals that touch what is there: their vertices are vertices
// of the geometries, or whole degrees.
func randomLiterals(t *testing.T, records []orb.Geometry, n int) []cql2.SpatialLiteral {
	g := generator{rand.New(rand.NewPCG(9, 11))}
	vertex := func() orb.Point {
		line, ok := records[g.IntN(len(records))].(orb.MultiPolygon)
		if !ok || g.IntN(3) == 0 {
			return orb.Point{float64(g.IntN(361) - 180), float64(g.IntN(181) - 90)}
		}
		return line[0][0][g.IntN(len(line[0][0]))]
	}
	var list []cql2.SpatialLiteral
	for len(list) < n {
		a, b, c := vertex(), vertex(), vertex()
		var text string
		switch g.IntN(5) {
		case 0:
			text = fmt.Sprintf("POINT(%v %v)", a[0], a[1])
		case 1:
			text = fmt.Sprintf("LINESTRING(%v %v,%v %v,%v %v)", a[0], a[1], b[0], b[1], c[0], c[1])
		case 2:
			text = fmt.Sprintf("BBOX(%v,%v,%v,%v)", a[0], min(a[1], b[1]), b[0], max(a[1], b[1]))
		case 3:
			text = fmt.Sprintf("POLYGON((%v %v,%v %v,%v %v,%v %v))", a[0], a[1], b[0], b[1], c[0], c[1], a[0], a[1])
		default:
			text = fmt.Sprintf("MULTIPOINT((%v %v),(%v %v))", a[0], a[1], b[0], b[1])
		}
		e, err := cql2.ParseText("S_INTERSECTS(geom," + text + ")")
		if err == nil {
			err = e.Check(cql2.Queryables{"geom": cql2.Geometry})
		}
		if err == nil { // some have no area or no length
			list = append(list, cql2.SpatialLiterals(e)...)
		}
	}
	return list
}

func TestSpatialFunctionsAgreeWithPostGISOnTheLiteralsOfTheTestsAndOthers(t *testing.T) {
	literals := literalsOfTheTests(t)
	conn := postgis(t)
	literals = append(literals, randomLiterals(t, geometriesOfTheTests(t, nil), 50)...)
	var plain []orb.Geometry
	for _, l := range literals {
		plain = append(plain, l.Geometry)
	}
	records := geometriesOfTheTests(t, literals)
	load(t, conn, "literals", plain)
	load(t, conn, "records", records)
	rows, err := conn.Query(context.Background(), relationsQuery)
	if err != nil {
		t.Fatal(err)
	}
	var pairs, wrong int
	var r, l int
	var want string
	_, err = pgx.ForEachRow(rows, []any{&r, &l, &want}, func() error {
		pairs++
		if got := relationsOf(t, records[r], literals[l].Text); got != want {
			wrong++
			t.Errorf("%s\n%s\ngot  %s\nwant %s (%v)", literals[l].Text, fmt.Sprintf("%.60s", fmt.Sprint(records[r])), got, want, spatialFunctions)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d pairs, %d differ", pairs, wrong)
	if pairs < 1000 {
		t.Errorf("only %d pairs were compared", pairs)
	}
}

// relationsOf evaluates all S_ functions on a record and a literal.
func relationsOf(t *testing.T, g orb.Geometry, literal string) string {
	var out strings.Builder
	for _, f := range spatialFunctions {
		e, err := cql2.ParseText(f + "(geom," + literal + ")")
		if err != nil {
			t.Fatal(err)
		}
		if e.Match(record{geoms: map[string]orb.Geometry{"geom": g}}) {
			out.WriteByte('t')
		} else {
			out.WriteByte('f')
		}
	}
	return out.String()
}
