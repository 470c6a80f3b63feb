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
// own, against mapi.js. A test that is a list of functions goes on with the next one
// after the page has been loaded anew.
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
			for step, steps := 0, 1; step < steps; step++ {
				if step > 0 {
					p.Goto(Eval[string](p, `location.href`))
				}
				var err error
				steps, err = eval[int](p, call(`async (file, name, step) => {
					const test = [(await import("./testdata/" + file))[name]].flat()
					const { setTimeout } = window // the harness needs it afterwards
					try {
						await test[step]()
					} finally {
						window.setTimeout = setTimeout
					}
					return test.length
				}`, file, name, step))
				if err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// script is the function script for one that returns nothing.
func (p *Page) script(file, function string, arguments ...any) {
	p.t.Helper()
	script[any](p, file, function, arguments...)
}

// script calls a function that a module of testdata exports, in a page that has that
// folder beside it, and returns what it returns. What the function throws fails the test.
func script[T any](p *Page, file, function string, arguments ...any) T {
	p.t.Helper()
	if arguments == nil {
		arguments = []any{}
	}
	value, err := eval[T](p, call(`async (file, name, given) => (await import(new URL("testdata/" + file, location.href.replace(/(pt-BR\/)?[^/]*$/, ""))))[name](...given)`,
		file, function, arguments))
	if err != nil {
		p.t.Fatalf("%s of testdata/%s: %v", function, file, err)
	}
	return value
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

// Sessions as a client sees them: S-06, S-33, S-94 and others, each named there.
func TestSession(t *testing.T) { runAll(t, "session.js") }

// The tables of stores and of statuses: S-125, S-138, S-145, GS-35.
func TestStatusRows(t *testing.T) { runAll(t, "status.js") }

// What the API refuses, as a developer would meet it: S-23 to S-35, I-67, I-68.
func TestAPIErrors(t *testing.T) { runAll(t, "errors.js") }

// MAPIAdminProfiles and what it leads to, under the documented names, and all of it with
// hostile arguments: S-35, S-42, S-68, S-70 to S-79, S-88, S-89, S-149.
func TestAdministration(t *testing.T) { runAll(t, "admin.js") }

// Providers that are written in JavaScript, and the spooler's turns: S-50, S-83, S-91 to
// S-94, S-99 to S-104, S-129, S-146, S-158, S-162.
func TestProviders(t *testing.T) { runAll(t, "provider.js") }

// Where profiles are kept, and how they come out and in: S-65, S-71, S-74, S-118.
func TestProfileStorage(t *testing.T) { runAll(t, "storage.js") }

// The page's own prompts, and a page that is the messaging system: S-06, S-34, S-38,
// S-55, S-59, S-83, S-110, S-153.
func TestPrompter(t *testing.T) { runAll(t, "prompter.js") }

// Whatever it is called with, the API does what is documented or throws a MapiError,
// and lives on.
func TestHostile(t *testing.T) { runAll(t, "hostile.js") }
