// Package site serves the built page the way a careful static host would: the
// right type for every file, nothing cached without asking, and a policy that
// lets no script in but the page's own. The development server and the browser
// tests both use it, so what the tests pass is what a person sees.
package site

import (
	"io/fs"
	"net/http"
	"path"
	"strings"
)

// Policy is the Content-Security-Policy the page must work under. It is as
// strict as Go's WebAssembly allows: no inline script or style, no eval, no
// request to another origin, no HTML from strings. The one trusted type is the
// address of the service worker that keeps the page for times without network.
const Policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; " +
	"style-src 'self'; img-src 'self' data:; manifest-src 'self'; " +
	"require-trusted-types-for 'script'; trusted-types offline"

// types are the content types that must not depend on the tables of the machine:
// a browser refuses a module script or a streamed WebAssembly module that comes
// with the wrong one.
var types = map[string]string{
	".css":         "text/css; charset=utf-8",
	".html":        "text/html; charset=utf-8",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json",
	".mjs":         "text/javascript; charset=utf-8",
	".svg":         "image/svg+xml",
	".wasm":        "application/wasm",
	".webmanifest": "application/manifest+json",
}

// Handler serves the files of root. A folder is answered with its index.html;
// one that has none is not found, as on most static hosts.
func Handler(root fs.FS) http.Handler {
	files := http.FileServerFS(root)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Cache-Control", "no-cache")
		h.Set("Content-Security-Policy", Policy)
		h.Set("X-Content-Type-Options", "nosniff")
		if strings.HasSuffix(r.URL.Path, "/") {
			index := path.Join(".", path.Clean("/"+r.URL.Path), "index.html")
			if _, err := fs.Stat(root, index); err != nil {
				http.NotFound(w, r)
				return
			}
		} else if t, ok := types[path.Ext(r.URL.Path)]; ok {
			h.Set("Content-Type", t)
		}
		files.ServeHTTP(w, r)
	})
}
