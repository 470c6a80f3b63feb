package site_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"mapi-playground/web/serve/site"
)

func TestHandler(t *testing.T) {
	file := &fstest.MapFile{Data: []byte("content")}
	handler := site.Handler(fstest.MapFS{
		"index.html":       file,
		"app.js":           file,
		"mod.mjs":          file,
		"style.css":        file,
		"mapi.wasm":        file,
		"icon.svg":         file,
		"app.webmanifest":  file,
		"locales/en.json":  file,
		"embed/index.html": file,
	})
	for _, test := range []struct {
		path, contentType string
		status            int
	}{
		{"/", "text/html; charset=utf-8", 200},
		{"/embed/", "text/html; charset=utf-8", 200},
		{"/app.js", "text/javascript; charset=utf-8", 200},
		{"/mod.mjs", "text/javascript; charset=utf-8", 200},
		{"/style.css", "text/css; charset=utf-8", 200},
		{"/mapi.wasm", "application/wasm", 200},
		{"/icon.svg", "image/svg+xml", 200},
		{"/app.webmanifest", "application/manifest+json", 200},
		{"/locales/en.json", "application/json", 200},
		{"/locales/", "text/plain; charset=utf-8", 404},
		{"/missing.js", "text/plain; charset=utf-8", 404},
		{"/../../etc/passwd", "text/plain; charset=utf-8", 404},
	} {
		t.Run(test.path, func(t *testing.T) {
			w := httptest.NewRecorder()
			r := httptest.NewRequest(http.MethodGet, "/", nil)
			r.URL.Path = test.path
			handler.ServeHTTP(w, r)
			if w.Code != test.status {
				t.Errorf("status = %d, want %d", w.Code, test.status)
			}
			if got := w.Header().Get("Content-Type"); got != test.contentType {
				t.Errorf("Content-Type = %q, want %q", got, test.contentType)
			}
			if got := w.Header().Get("Content-Security-Policy"); got != site.Policy {
				t.Errorf("Content-Security-Policy = %q, want the policy", got)
			}
			if got := w.Header().Get("Cache-Control"); test.status == 200 && got != "no-cache" {
				t.Errorf("Cache-Control = %q, want no-cache", got)
			}
		})
	}
}

// The policy is the promise that a host can keep the page on a short lead.
func TestPolicy(t *testing.T) {
	for _, loose := range []string{"'unsafe-inline'", "'unsafe-eval'", "http:", "https:", "*"} {
		if strings.Contains(site.Policy, loose) {
			t.Errorf("the policy allows %s", loose)
		}
	}
}
