package e2e

import (
	"net/http"
	"testing"
)

// The parts of the page arrive with the types that browsers insist on, at the
// root of a host as under a path.
func TestSite(t *testing.T) {
	amongOthers(t)
	for name, serve := range map[string]func(testing.TB) string{"root": Root, "under a path": UnderPath} {
		t.Run(name, func(t *testing.T) {
			base := serve(t)
			for path, want := range map[string]string{
				"":             "text/html; charset=utf-8",
				"mapi.wasm":    "application/wasm",
				"wasm_exec.js": "text/javascript; charset=utf-8",
			} {
				response, err := http.Get(base + path)
				if err != nil {
					t.Fatal(err)
				}
				response.Body.Close()
				if got := response.Header.Get("Content-Type"); response.StatusCode != 200 || got != want {
					t.Errorf("GET %s: status %d, type %q, want 200, %q", base+path, response.StatusCode, got, want)
				}
			}
		})
	}
}
