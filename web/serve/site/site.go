// Package site serves the built page the way a careful static host would: the
// right type for every file, compressed where the build has it so, nothing cached
// without asking but what never changes, and a policy that
// lets no script in but the page's own. The development server and the browser
// tests both use it, so what the tests pass is what a person sees.
package site

import (
	"io"
	"io/fs"
	"net/http"
	"path"
	"strings"

	"mapi-playground/web/serve/pack"
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
		name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
		if strings.HasSuffix(r.URL.Path, "/") {
			name = path.Join(name, "index.html")
		}
		if pack.Immutable(name) {
			if _, err := fs.Stat(root, name); err == nil {
				h.Set("Cache-Control", "public, max-age=31536000, immutable")
			}
		}
		if !compressed(w, r, root, name) {
			files.ServeHTTP(w, r)
		}
	})
}

// encodings are those that a build has files in, the smallest first.
var encodings = []struct{ name, ext string }{{"br", ".br"}, {"gzip", ".gz"}}

// compressed sends a file as it was compressed by the build, if the browser takes that. It
// reports whether it has.
func compressed(w http.ResponseWriter, r *http.Request, root fs.FS, name string) bool {
	t, ok := types[path.Ext(name)]
	if !ok || r.Header.Get("Range") != "" {
		return false
	}
	for _, e := range encodings {
		f, err := root.Open(name + e.ext)
		if err != nil {
			continue
		}
		defer f.Close()
		w.Header().Set("Vary", "Accept-Encoding")
		if !accepts(r.Header.Get("Accept-Encoding"), e.name) {
			continue
		}
		info, err := f.Stat()
		content, seeks := f.(io.ReadSeeker)
		if err != nil || !seeks {
			continue
		}
		w.Header().Set("Content-Type", t)
		w.Header().Set("Content-Encoding", e.name)
		http.ServeContent(w, r, name, info.ModTime(), content)
		return true
	}
	return false
}

// accepts reports whether a browser that sends this Accept-Encoding takes an encoding.
func accepts(header, encoding string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, quality, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.TrimSpace(name) == encoding {
			q := strings.ReplaceAll(quality, " ", "")
			return q != "q=0" && q != "q=0.0"
		}
	}
	return false
}
