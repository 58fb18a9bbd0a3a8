package arch_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// allowed is the import table of the design: package → packages of ours that its
// code (tests excepted) may import. A package that is not listed may not exist.
var allowed = map[string][]string{
	"geo":              {},
	"data":             {},
	"data/build":       {"geo"},
	"static":           {},
	"static/build":     {},
	"internal/marz":    {"geo"},
	"internal/cql2":    {"geo"},
	"internal/atlas":   {"internal/marz", "geo"},
	"internal/extract": {"internal/marz", "internal/atlas", "geo"},
	"internal/log":     {"internal/marz"},
	"internal/index":   {"internal/marz", "internal/cql2", "geo"},
	"internal/desk":    {"internal/marz", "internal/extract", "internal/atlas", "internal/log", "geo"}, // geo: imported rows bring points
	"internal/catalog": {"internal/marz", "internal/atlas", "internal/log", "internal/index", "internal/cql2", "geo"},
	"internal/encode":  {"internal/marz", "geo"},
	"internal/ogc":     {"geo"},
	"internal/live":    {"internal/marz", "internal/log"},
	"internal/auth":    {"internal/marz"},
	"internal/web": {
		"internal/desk", "internal/catalog", "internal/encode", "internal/ogc", "internal/live",
		"internal/auth", "internal/marz", "internal/cql2", "geo",
	},
	"internal/arch": {},
	// Test support: shared suites and servers, imported by tests only.
	"internal/log/logtest": {"internal/log", "internal/marz"},
	"cmd/marz": {
		"data", "static", "geo", "internal/marz", "internal/cql2", "internal/atlas", "internal/extract",
		"internal/log", "internal/index", "internal/desk", "internal/catalog", "internal/encode",
		"internal/ogc", "internal/live", "internal/auth", "internal/web",
	},
}

// testOnly lists the packages that only tests may import.
var testOnly = []string{"internal/log/logtest"}

// outside lists imports that a package must not have though they are not ours.
var outside = map[string][]string{
	"geo": {"github.com/paulmach/orb/geojson", "github.com/paulmach/orb/maptile"}, // they bring a BSON package
}

const (
	maxFunc = 40  // lines of a function
	maxFile = 400 // lines of a file
	maxIntf = 5   // methods of an interface
)

// roomy names interfaces that may be larger, with the reason.
var roomy = map[string]string{
	"internal/log.Log": "the change log is one contract with two implementations; the design names its seven verbs",
}

type source struct {
	pkg, path string
	file      *ast.File
	fset      *token.FileSet
	test      bool
}

func TestEveryPackageImportsOnlyWhatTheDesignAllows(t *testing.T) {
	for _, src := range load(t) {
		if src.test {
			continue
		}
		may, known := allowed[src.pkg]
		if !known {
			t.Errorf("%s: package %q is not in the import table: add it to the design first", src.path, src.pkg)
			continue
		}
		for _, imp := range src.file.Imports {
			path := strings.Trim(imp.Path.Value, `"`)
			if slices.Contains(outside[src.pkg], path) {
				t.Errorf("%s imports %s, which %s must not", src.path, path, src.pkg)
			}
			ours, ok := strings.CutPrefix(path, "marz/")
			if ok && !slices.Contains(may, ours) {
				t.Errorf("%s imports %s; %s may import only %v", src.path, ours, src.pkg, may)
			}
			if ok && slices.Contains(testOnly, ours) {
				t.Errorf("%s imports %s, which is for tests only", src.path, ours)
			}
		}
	}
}

func TestEveryPackageSaysWhatItIsFor(t *testing.T) {
	comments := map[string]string{}
	for _, src := range load(t) {
		if src.test {
			continue
		}
		comments[src.pkg] += src.file.Doc.Text()
	}
	for pkg, text := range comments {
		if len(text) < 60 {
			t.Errorf("package %s has no package comment worth the name: say what it is for and what it never does", pkg)
		}
	}
}

func TestFunctionsFilesAndInterfacesStaySmall(t *testing.T) {
	for _, src := range load(t) {
		if src.test {
			continue
		}
		line := func(p token.Pos) int { return src.fset.Position(p).Line }
		if n := line(src.file.FileEnd); n > maxFile {
			t.Errorf("%s has %d lines; %d at most", src.path, n, maxFile)
		}
		ast.Inspect(src.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if l := line(n.End()) - line(n.Pos()) + 1; l > maxFunc {
					t.Errorf("%s:%d: %s has %d lines; %d at most", src.path, line(n.Pos()), n.Name.Name, l, maxFunc)
				}
			case *ast.TypeSpec:
				i, ok := n.Type.(*ast.InterfaceType)
				if ok && i.Methods.NumFields() > maxIntf && roomy[src.pkg+"."+n.Name.Name] == "" {
					t.Errorf("%s: interface %s has %d methods; %d at most", src.path, n.Name.Name, i.Methods.NumFields(), maxIntf)
				}
			}
			return true
		})
	}
}

// load parses every Go file of the module.
func load(t *testing.T) []source {
	t.Helper()
	root := filepath.Join("..", "..")
	var out []source
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() {
			if path != root && (strings.HasPrefix(name, ".") || name == "node_modules" || name == "testdata") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") {
			return nil
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, path, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, path)
		out = append(out, source{
			pkg: filepath.ToSlash(filepath.Dir(rel)), path: filepath.ToSlash(rel),
			file: file, fset: fset, test: strings.HasSuffix(name, "_test.go"),
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 10 {
		t.Fatalf("found %d Go files below %s: the walk is broken", len(out), root)
	}
	if _, err := os.Stat(filepath.Join(root, "go.mod")); err != nil {
		t.Fatal(err)
	}
	return out
}
