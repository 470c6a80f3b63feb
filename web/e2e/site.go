package e2e

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"mapi-playground/web/serve/site"
)

// Prefix is the path under which [UnderPath] serves the page.
const Prefix = "/docs/demo/"

// Root serves the built page at the root of a host of its own, with the headers
// of [site.Handler], and returns its address, which ends in a slash.
func Root(t testing.TB) string {
	t.Helper()
	return Serve(t, site.Handler(os.DirFS(Dist(t)))) + "/"
}

// UnderPath is [Root] for a host that has the page under [Prefix] and nothing
// else, so that any address not relative to the page is a request that fails.
func UnderPath(t testing.TB) string {
	t.Helper()
	mux := http.NewServeMux()
	mux.Handle(Prefix, http.StripPrefix(Prefix[:len(Prefix)-1], site.Handler(os.DirFS(Dist(t)))))
	return Serve(t, mux) + Prefix
}

// Serve serves handler until the test ends, and returns the origin.
func Serve(t testing.TB, handler http.Handler) string {
	t.Helper()
	server := httptest.NewServer(handler)
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
