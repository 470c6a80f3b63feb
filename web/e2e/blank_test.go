package e2e

import (
	"fmt"
	"net/http"
	"os"
	"testing"

	"mapi-playground/web/serve/site"
)

// blank opens an empty page beside the built module, under the policy that the
// site has. The folder testdata is beside it as well.
func blank(t testing.TB) *Page {
	t.Helper()
	return blankFor(t, "mapi.js")
}

// blankFor is [blank] for tests of one of the two public modules: testdata/program.js is
// that one.
func blankFor(t testing.TB, module string) *Page {
	t.Helper()
	mux := http.NewServeMux()
	mux.Handle("/testdata/", http.StripPrefix("/testdata", site.Handler(os.DirFS("testdata"))))
	mux.HandleFunc("/testdata/program.js", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		fmt.Fprintf(w, "export * from '../%s'", module)
	})
	return beside(t, "/testdata/", mux)
}

// beside is [blank] with something else beside it.
func beside(t testing.TB, prefix string, other http.Handler) *Page {
	t.Helper()
	mux := http.NewServeMux()
	mux.Handle("/", site.Handler(os.DirFS(Dist(t))))
	mux.Handle(prefix, other)
	mux.HandleFunc("/{$}", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Security-Policy", site.Policy)
		w.Write([]byte(`<!DOCTYPE html><html lang="en"><title>Blank</title><link rel="icon" href="data:,"><body></body></html>`))
	})
	return Open(t, Serve(t, mux))
}

// runAll runs the tests that a module of testdata exports, each in a page of its
// own, against mapi.js.
func runAll(t *testing.T, file string) { runAllOf(t, file, "mapi.js") }

// runBoth runs them against each of the two public modules, but for those that the file
// names as mapiOnly.
func runBoth(t *testing.T, file string) {
	for _, module := range []string{"mapi.js", "idle.js"} {
		t.Run(module, func(t *testing.T) { runAllOf(t, file, module) })
	}
}

func runAllOf(t *testing.T, file, module string) {
	names := Eval[[]string](blankFor(t, module), call(`(file, all) => import("./testdata/" + file).then((tests) =>
		Object.keys(tests).filter((name) => name !== "mapiOnly" && (all || !tests.mapiOnly?.includes(name))))`, file, module == "mapi.js"))
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			p := blankFor(t, module)
			p.Do(call(`async (file, name) => {
				const { setTimeout } = window // the harness needs it afterwards
				try {
					await (await import("./testdata/" + file))[name]()
				} finally {
					window.setTimeout = setTimeout
				}
			}`, file, name))
		})
	}
}

// I-24, I-26, I-28 to I-32, I-38, GI-11, GI-13, GI-26: when routines are called, in
// a page whose time is in the test's hands.
func TestDispatch(t *testing.T) { runBoth(t, "dispatch.js") }

// However a program ends, its page is told once, and nothing is called in vain.
func TestFailure(t *testing.T) { runAll(t, "failure.js") }

// I-15, I-55, I-56, I-67, I-68, GI-16, GI-20, GI-27: routines that misbehave harm
// nobody but themselves.
func TestRoutines(t *testing.T) { runBoth(t, "routines.js") }

// I-31, I-32: the browser's idle time and its message loop, and what stands in for
// them.
func TestHosts(t *testing.T) { runBoth(t, "hosts.js") }

// I-26, I-38, I-44, I-67, I-68, GI-04, GI-20, GI-27: routines that are called in
// stretches are called as if each had been called by itself, and the deadline is kept.
func TestStretches(t *testing.T) { runBoth(t, "stretches.js") }

// I-08, I-09, I-18 to I-20, I-38, I-54, I-63, I-67, GI-19, GI-20, GI-25, GI-27: registrations
// that are brought to the program several at once are made as if each had been by itself.
func TestRegistrations(t *testing.T) { runBoth(t, "registrations.js") }

// One compilation serves all instances of a page, and a program that failed is forgotten.
func TestCompiledOnce(t *testing.T) { runBoth(t, "compiled.js") }

// Whatever it is called with, the API does what is documented or throws a MapiError,
// and lives on.
func TestHostile(t *testing.T) { runAll(t, "hostile.js") }
