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

// What the build has compressed is sent so to whoever takes it, and to nobody else.
func TestCompressed(t *testing.T) {
	handler := site.Handler(fstest.MapFS{
		"index.html":        {Data: []byte("page")},
		"index.html.br":     {Data: []byte("br")},
		"index.html.gz":     {Data: []byte("gz")},
		"mapi.wasm":         {Data: []byte("program")},
		"mapi.wasm.gz":      {Data: []byte("gz")},
		"small.js":          {Data: []byte("small")},
		"chunk-2N24YNXW.js": {Data: []byte("chunk")},
	})
	const ask, keep = "no-cache", "public, max-age=31536000, immutable"
	for _, row := range []struct{ path, accepts, body, encoding, contentType, cache string }{
		{"/", "gzip, deflate, br, zstd", "br", "br", "text/html; charset=utf-8", ask},
		{"/", "gzip", "gz", "gzip", "text/html; charset=utf-8", ask},
		{"/", "br;q=0, gzip;q=0.5", "gz", "gzip", "text/html; charset=utf-8", ask},
		{"/", "", "page", "", "text/html; charset=utf-8", ask},
		{"/mapi.wasm", "br, gzip", "gz", "gzip", "application/wasm", ask},
		{"/mapi.wasm", "zstd", "program", "", "application/wasm", ask},
		{"/small.js", "br, gzip", "small", "", "text/javascript; charset=utf-8", ask},
		{"/chunk-2N24YNXW.js", "br", "chunk", "", "text/javascript; charset=utf-8", keep},
	} {
		t.Run(row.path+" "+row.accepts, func(t *testing.T) {
			w := httptest.NewRecorder()
			r := httptest.NewRequest(http.MethodGet, row.path, nil)
			r.Header.Set("Accept-Encoding", row.accepts)
			handler.ServeHTTP(w, r)
			h := w.Header()
			if w.Body.String() != row.body || h.Get("Content-Encoding") != row.encoding || h.Get("Content-Type") != row.contentType || h.Get("Cache-Control") != row.cache {
				t.Errorf("%q, %v", w.Body, h)
			}
			if varies := row.body == "br" || row.body == "gz" || row.path == "/" || row.path == "/mapi.wasm"; (h.Get("Vary") == "Accept-Encoding") != varies {
				t.Errorf("Vary = %q", h.Get("Vary"))
			}
		})
	}
}
