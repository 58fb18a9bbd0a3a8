package desk_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"marz/data"
	"marz/internal/desk"
	"marz/internal/log"
	"marz/internal/marz"
)

var update = flag.Bool("update", false, "rewrite the expectations in testdata")

func bundled(t testing.TB) []marz.Actor {
	t.Helper()
	actors, err := desk.BundledActors(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	return actors
}

// importing imports a text and returns the result and the rows that failed.
func importing(t *testing.T, l log.Log, text string, o desk.ImportOptions) (desk.ImportResult, []string) {
	t.Helper()
	_, at := open(t)
	var failed []string
	o.Actors = bundled(t)
	o.Failed = func(e desk.RowError) { failed = append(failed, e.Error()) }
	got, err := desk.Import(context.Background(), l, at, strings.NewReader(text), o)
	if err != nil {
		t.Fatal(err)
	}
	return got, failed
}

// rowsOf reads what was imported, in order.
func rowsOf(t *testing.T, l log.Log) []marz.Imported {
	t.Helper()
	entries, err := l.Read(context.Background(), 0, 10_000)
	if err != nil {
		t.Fatal(err)
	}
	var out []marz.Imported
	for _, e := range entries {
		var v marz.Imported
		if err := json.Unmarshal(e.Body, &v); err != nil {
			t.Fatal(err)
		}
		out = append(out, v)
	}
	return out
}

func read(t *testing.T, name string) string {
	t.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func TestTheSampleRowsBecomeWhatTheirFilesSay(t *testing.T) {
	for _, format := range []string{"acled", "ucdp"} {
		l, _ := open(t)
		_, failed := importing(t, l, read(t, "testdata/"+format+".csv"), desk.ImportOptions{Format: format, Redistribute: format == "ucdp"})
		var got bytes.Buffer
		for _, v := range rowsOf(t, l) {
			raw, err := json.MarshalIndent(v, "", " ")
			if err != nil {
				t.Fatal(err)
			}
			got.Write(append(raw, '\n'))
		}
		for _, f := range failed {
			fmt.Fprintln(&got, f)
		}
		golden := "testdata/" + format + ".golden"
		if *update {
			if err := os.WriteFile(golden, got.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if want := read(t, golden); got.String() != want {
			t.Errorf("%s: got\n%s", golden, got.String())
		}
		if bytes.Contains(got.Bytes(), []byte("invented note")) || bytes.Contains(got.Bytes(), []byte("Not kept")) {
			t.Errorf("%s: words of others were kept", format)
		}
	}
}

func TestTheSharedSamplesAreTakenWhole(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "gold")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("SKIPPED: there is no ", dir, " to compare with")
	}
	for format, want := range map[string][]string{
		"acled": {"capture islam-qala day 2021-07-09 2021-07-09 taliban", "deployment herat day 2021-07-10 2021-07-10 ismail-khan-militia", "capture shir-khan-bandar month 2021-06-01 2021-06-30 taliban"},
		"ucdp":  {"clash zinda-jan day 2021-07-09 2021-07-09 afghan-government", "clash afg-tjk month 2021-06-01 2021-06-30 afghan-government", "attack AF-HER range 2021-07-05 2021-07-09 taliban"},
	} {
		l, _ := open(t)
		name := map[string]string{"acled": "sample_acled.csv", "ucdp": "sample_ucdp_ged.csv"}[format]
		res, failed := importing(t, l, read(t, filepath.Join(dir, name)), desk.ImportOptions{Format: format})
		if res.Stored != 3 || len(failed) > 0 {
			t.Errorf("%s: %+v %v", name, res, failed)
		}
		var got []string
		for _, v := range rowsOf(t, l) {
			for _, c := range v.Claims {
				got = append(got, fmt.Sprintf("%s %s %s %s %s %s", c.Type, c.Place, c.Happened.Precision, c.Happened.From, c.Happened.To, c.Actor))
			}
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s:\n%s", name, strings.Join(got, "\n"))
		}
	}
}

func TestAnImportIsRepeatedWithoutHarm(t *testing.T) {
	l, _ := open(t)
	text := read(t, "testdata/acled.csv")
	o := desk.ImportOptions{Format: "acled"}
	first, failed := importing(t, l, text, o)
	if first.Rows != 6 || first.Stored != 4 || first.Elsewhere != 1 || first.Failed != 1 || len(failed) != 1 || !strings.HasPrefix(failed[0], "line 7 (AFG5): event_date:") {
		t.Errorf("%+v %v", first, failed)
	}
	head, _ := l.Head(context.Background())
	again, _ := importing(t, l, text, o)
	if now, _ := l.Head(context.Background()); again.Stored != 0 || again.Unchanged != 4 || now.Seq != head.Seq {
		t.Errorf("%+v, head %d after %d", again, now.Seq, head.Seq)
	}
	changed, _ := importing(t, l, strings.Replace(text, ",2,,1626300000", ",5,,1626400000", 1), o)
	if changed.Stored != 1 || changed.Unchanged != 3 {
		t.Errorf("one row changed: %+v", changed)
	}
}

func TestADryRunWritesNothing(t *testing.T) {
	l, _ := open(t)
	res, failed := importing(t, l, read(t, "testdata/acled.csv"), desk.ImportOptions{Format: "acled", DryRun: true})
	if head, _ := l.Head(context.Background()); head.Seq != 0 || res.Stored != 4 || len(failed) != 1 {
		t.Errorf("head %d, %+v", head.Seq, res)
	}
}

// cut is a file whose reading ends with an error, as when a disk goes away.
type cut struct{ io.Reader }

var errCut = errors.New("gone")

func (c cut) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	if errors.Is(err, io.EOF) {
		err = errCut
	}
	return n, err
}

func TestAnImportThatWasCutOffGoesOn(t *testing.T) {
	l, at := open(t)
	text := synthetic(5000)
	o := desk.ImportOptions{Format: "acled", Actors: bundled(t)}
	half, err := desk.Import(context.Background(), l, at, cut{strings.NewReader(text[:len(text)*3/4])}, o)
	if !errors.Is(err, errCut) || half.Stored < 3000 || half.Stored >= 5000 {
		t.Fatalf("%+v %v", half, err)
	}
	rest, err := desk.Import(context.Background(), l, at, strings.NewReader(text), o)
	if err != nil || rest.Stored+half.Stored != 5000 || rest.Unchanged != half.Stored {
		t.Errorf("%+v after %+v: %v", rest, half, err)
	}
	if err := l.Verify(context.Background(), nil); err != nil {
		t.Error(err)
	}
}

func TestACancelledImportEnds(t *testing.T) {
	l, at := open(t)
	ctx, cancel := context.WithCancel(context.Background())
	o := desk.ImportOptions{Format: "acled", Progress: func(n int64) {
		if n > 1<<20 {
			cancel()
		}
	}}
	if _, err := desk.Import(ctx, l, at, strings.NewReader(synthetic(20_000)), o); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestRightsAreSettledBeforeAnythingIsRead(t *testing.T) {
	l, at := open(t)
	for name, o := range map[string]desk.ImportOptions{
		"ACLED passed on without a permission": {Format: "acled", Redistribute: true},
		"a format that there is not":           {Format: "xml"},
		"a source with a space":                {Format: "csv", Source: "my survey"},
	} {
		if _, err := desk.Import(context.Background(), l, at, strings.NewReader("x"), o); marz.KindOf(err) != marz.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	importing(t, l, read(t, "testdata/acled.csv"), desk.ImportOptions{Format: "acled", Redistribute: true, Rights: "With permission"})
	rows := rowsOf(t, l)
	last := rows[len(rows)-1]
	if last.Restricted || last.Dispatches[0].Rights != "With permission" || last.Dispatches[0].Text != "Invented." {
		t.Errorf("%+v", last)
	}
}

// synthetic is an ACLED file of n rows.
func synthetic(n int) string {
	var b strings.Builder
	b.WriteString("event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp\n")
	spots := []string{
		"Herat,Kohsan,,Islam Qala,34.67,61.07", "Herat,Hirat,,Herat,34.35,62.2", "Kunduz,Imam Sahib,,Shir Khan Bandar,37.18,68.61",
		"Kandahar,Spin Boldak,,Spin Boldak,31.0,66.4", "Nangarhar,,,A hamlet,34.2,70.5",
	}
	for i := range n {
		fmt.Fprintf(&b, "AFG%d,2021-%02d-%02d,2021,%d,Political violence,Battles,Armed clash,Taliban,,Rebel group,Military Forces of Afghanistan (2014-2021),,State forces,State forces-Rebel group,,4,Caucasus and Central Asia,Afghanistan,%s,1,A wire; another wire,International,\"An invented note of row %d, as long as notes are: on that day, fighters and soldiers exchanged fire near the post, and the casualties were not known.\",%d,,%d\n",
			i, 1+i%12, 1+i%28, 1+i%3, spots[i%len(spots)], i, i%7, 1640000000+i)
	}
	return b.String()
}
