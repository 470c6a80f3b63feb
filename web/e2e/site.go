package e2e

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"mapi-playground/web/e2e/engine"
	"mapi-playground/web/serve/site"
)

// Prefix is the path under which [UnderPath] serves the page.
const Prefix = "/docs/demo/"

// Root serves the built page at the root of a host of its own, with the headers
// of [site.Handler], and returns its address, which ends in a slash. The folder testdata
// is beside the page.
func Root(t testing.TB) string {
	t.Helper()
	return Serve(t, files(t)) + "/"
}

// UnderPath is [Root] for a host that has the page under [Prefix] and nothing
// else, so that any address not relative to the page is a request that fails.
func UnderPath(t testing.TB) string {
	t.Helper()
	mux := http.NewServeMux()
	mux.Handle(Prefix, http.StripPrefix(Prefix[:len(Prefix)-1], files(t)))
	return Serve(t, mux) + Prefix
}

// files has the built page, and the folder testdata beside it.
func files(t testing.TB) http.Handler {
	t.Helper()
	mux := http.NewServeMux()
	mux.Handle("/", site.Handler(os.DirFS(Dist(t))))
	mux.Handle("/testdata/", http.StripPrefix("/testdata", site.Handler(os.DirFS("testdata"))))
	return mux
}

// Serve serves handler until the test ends, and returns the origin.
func Serve(t testing.TB, handler http.Handler) string {
	t.Helper()
	server := httptest.NewServer(engine.Site(handler))
	t.Cleanup(server.Close)
	return server.URL
}

// Dist returns the folder of the built page: $DIST, or dist/ of the repository.
func Dist(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("DIST")
	if dir == "" {
		dir = filepath.Join("..", "..", "dist")
	}
	for _, name := range []string{"index.html", "mapi.wasm", "wasm_exec.js"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Fatalf("the page is not built (%v): run `make build`", err)
		}
	}
	return dir
}
