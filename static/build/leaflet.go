package main

import (
	"fmt"
	"os"
	"regexp"

	"github.com/evanw/esbuild/pkg/api"
)

// cuts are the places where Leaflet's source holds on to parts that the map does not
// use. Leaflet's package does not say that its classes are free of side effects, and so
// a bundler must keep all of them: tile layers, overlays, controls, popups.
var cuts = []struct {
	what, with string
	find       *regexp.Regexp
}{
	{"definitions of classes", "$1/* @__PURE__ */ $2", regexp.MustCompile(`(?m)^(var \w+ = )(\w+\.extend\()`)},
	{"second names, for those who call L.Control.Zoom", "", regexp.MustCompile(`(?m)^(?:[Cc]ontrol|[Tt]ileLayer|GeoJSON|Icon|CRS|Map|SVG|Polyline)\.\w+ = \w+;`)},
	{"the choice of the canvas renderer", "", regexp.MustCompile(`\(this\.options\.preferCanvas && canvas\(options\)\) \|\| `)},
	{"the default icon of markers", "icon: null", regexp.MustCompile(`icon: new IconDefault\(\)`)},
	{"an option of tile layers", "updateWhenIdle: false", regexp.MustCompile(`updateWhenIdle: Browser\.mobile`)},
	{"the popups of maps and layers", "", regexp.MustCompile(`(?ms)^(?:Map|Layer)\.include\(\{\s+// @method (?:openPopup|bindPopup).*?^\}\);`)},
	{"the writing of GeoJSON", "", regexp.MustCompile(`(?ms)^\w+\.include\(PointToGeoJSON\);|^(?:Polyline|Polygon|LayerGroup)\.include\(\{\s+(?:// @method toMultiPoint|toGeoJSON).*?^\}\);|^LayerGroup\.include\(\{.*?^\}\);`)},
	{"the drawing of Internet Explorer 8", "", regexp.MustCompile(`(?ms)^if \(Browser\.vml\) \{.*?^\}`)},
	{"the controls that a map has unless told otherwise", "", regexp.MustCompile(`(?ms)^Map\.addInitHook\(function \(\) \{\s+if \(this\.options\.(?:zoomControl|attributionControl)\).*?^\}\);`)},
	{"projections other than Web Mercator", "", regexp.MustCompile(`(?ms)^var (?:EPSG3395|EPSG4326|EPSG900913|Simple) = extend\(.*?^\}\);`)},
	{"the handler that zooms to a box", "", regexp.MustCompile(`(?m)^Map\.addInitHook\('addHandler', 'boxZoom', BoxZoom\);`)},
	{"the handler of long taps", "", regexp.MustCompile(`(?m)^Map\.(?:addInitHook\('addHandler', 'tapHold', TapHold\)|TapHold = TapHold);`)},
}

// lean cuts Leaflet's source down while it is loaded. Each cut must match, so that a new
// release of Leaflet cannot pass unnoticed.
func lean() api.Plugin {
	return api.Plugin{
		Name: "lean-leaflet",
		Setup: func(build api.PluginBuild) {
			build.OnLoad(api.OnLoadOptions{Filter: `leaflet-src\.esm\.js$`}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
				source, err := os.ReadFile(args.Path)
				if err != nil {
					return api.OnLoadResult{}, err
				}
				text := string(source)
				for _, c := range cuts {
					if !c.find.MatchString(text) {
						return api.OnLoadResult{}, fmt.Errorf("leaflet: %s not found; see static/build/leaflet.go", c.what)
					}
					text = c.find.ReplaceAllString(text, c.with)
				}
				return api.OnLoadResult{Contents: &text, Loader: api.LoaderJS}, nil
			})
		},
	}
}
