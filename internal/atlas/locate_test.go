package atlas_test

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

func TestAPointIsInAProvinceAndSoFarFromABorder(t *testing.T) {
	a := load(t)
	for _, c := range []struct {
		name             string
		p                orb.Point
		province, border string
		km, within       float64
	}{
		{"Herat city", orb.Point{62.19967, 34.34817}, "AF-HER", "", 0, 0},
		{"Zaranj city", orb.Point{61.86, 30.96}, "AF-NIM", "afg-irn", 3, 2},
		{"Kabul", orb.Point{69.17233, 34.52813}, "AF-KAB", "afg-pak", 75, 20},
		{"the gate of Islam Qala, on the line", orb.Point{60.99959, 34.66795}, "AF-HER", "afg-irn", 0, 0.1},
		{"Mashhad", orb.Point{59.6, 36.3}, "", "afg-irn", 160, 40},
		{"Dushanbe", orb.Point{68.77, 38.54}, "", "afg-tjk", 130, 40},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := a.Locate(c.p)
			got := ""
			if w.Province != nil {
				got = w.Province.ID
			}
			if got != c.province {
				t.Errorf("province %q, want %q", got, c.province)
			}
			if c.border != "" && (w.Border.ID != c.border || math.Abs(w.BorderKm-c.km) > c.within) {
				t.Errorf("%.2f km from %s, want %.0f ± %.1f from %s", w.BorderKm, w.Border.ID, c.km, c.within, c.border)
			}
			if line := a.Line(w.Border.ID); w.Along < 0 || w.Along > line.Length()/1000 {
				t.Errorf("%.1f km along a line of %.1f km", w.Along, line.Length()/1000)
			}
		})
	}
}

func TestEveryCrossingIsLocatedInTheProvinceOfItsRecord(t *testing.T) {
	a := load(t)
	for _, c := range a.Crossings() {
		if w := a.Locate(c.Point); w.Province == nil || w.Province.ID != c.Province {
			t.Errorf("%s is located in %v, its record says %s", c.ID, w.Province, c.Province)
		}
	}
}

func TestPlacesLieWhereTheirRecordsSay(t *testing.T) {
	a := load(t)
	for _, p := range a.Places() {
		w := a.Locate(p.Point)
		if w.Province == nil || w.Province.ID != p.Province {
			t.Logf("%s (grade %s) is located in %v, its record says %s", p.ID, p.Grade, w.Province, p.Province)
			if p.Grade == "A" {
				t.Fail()
			}
		}
		if math.Abs(w.BorderKm-p.BorderKm) > 0.5+p.BorderKm*0.01 {
			t.Errorf("%s: %.1f km from the border, its record says %.1f", p.ID, w.BorderKm, p.BorderKm)
		}
	}
}

func TestALineIsKnownByItsBorder(t *testing.T) {
	a := load(t)
	for _, b := range a.Borders() {
		line := a.Line(b.ID)
		drawn, _ := b.Properties["length_km_simplified"].(float64)
		if km := line.Length() / 1000; math.Abs(km-drawn) > drawn*0.01 {
			t.Errorf("%s: the line has %.1f km, its record says %.1f", b.ID, km, drawn)
		}
	}
	if a.Line("afg-xxx") != nil {
		t.Error("a line for a border that does not exist")
	}
}
