package e2e

import (
	"net/http"
	"os"
	"testing"
	"time"

	"mapi-playground/web/serve/site"
)

// blank opens an empty page beside the built module, under the policy that the
// site has. The folder testdata is beside it as well.
func blank(t testing.TB) *Page {
	t.Helper()
	return beside(t, "/testdata/", http.StripPrefix("/testdata", site.Handler(os.DirFS("testdata"))))
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
// own.
func runAll(t *testing.T, file string) {
	names := Eval[[]string](blank(t), call(`(file) => import("./testdata/" + file).then((tests) => Object.keys(tests))`, file))
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			p := blank(t)
			p.Timeout = time.Minute
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
func TestDispatch(t *testing.T) { runAll(t, "dispatch.js") }

// However a program ends, its page is told once, and nothing is called in vain.
func TestFailure(t *testing.T) { runAll(t, "failure.js") }

// I-15, I-55, I-56, I-67, I-68, GI-16, GI-20, GI-27: routines that misbehave harm
// nobody but themselves.
func TestRoutines(t *testing.T) { runAll(t, "routines.js") }

// I-31, I-32: the browser's idle time and its message loop, and what stands in for
// them.
func TestHosts(t *testing.T) { runAll(t, "hosts.js") }

// Whatever it is called with, the API does what is documented or throws a MapiError,
// and lives on.
func TestHostile(t *testing.T) { runAll(t, "hostile.js") }
