package e2e

import (
	"net/http"
	"os"
	"strings"
	"testing"

	"mapi-playground/web/serve/site"
)

// Without its program, or with a policy in the way, the page says so in words,
// and stays an article.
func TestCannotStart(t *testing.T) {
	amongOthers(t)
	files := func(t *testing.T) http.Handler { return site.Handler(os.DirFS(Dist(t))) }
	on := func(path string, do, otherwise http.HandlerFunc) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == path {
				do(w, r)
			} else {
				otherwise(w, r)
			}
		}
	}
	for _, row := range []struct {
		name    string
		handler func(t *testing.T) http.HandlerFunc
		expect  string
		says    string
	}{
		{"missing", func(t *testing.T) http.HandlerFunc {
			return on("/mapi.wasm", http.NotFound, files(t).ServeHTTP)
		}, "status 404", "mapi.wasm is missing: the server answered 404"},
		{"damaged", func(t *testing.T) http.HandlerFunc {
			return on("/mapi.wasm", func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", "application/wasm")
				w.Write([]byte("not wasm"))
			}, files(t).ServeHTTP)
		}, "", "it is damaged"},
		{"blocked", func(t *testing.T) http.HandlerFunc {
			return func(w http.ResponseWriter, r *http.Request) {
				files(t).ServeHTTP(stricter{w}, r)
			}
		}, "", "the Content-Security-Policy of this page does not allow WebAssembly"},
	} {
		t.Run(row.name, func(t *testing.T) {
			p := NewPage(t)
			if row.expect != "" {
				p.Expect(row.expect)
			}
			p.Goto(Serve(t, row.handler(t)) + "/")
			p.WaitFor(`document.documentElement.dataset.ready === "failed"`)
			if got := p.Text("#status"); !strings.Contains(got, row.says) {
				t.Errorf("the page says %q, want %q in it", got, row.says)
			}
			if got := p.Text("h1"); got == "" {
				t.Error("the article is gone")
			}
			// Whoever drives it without hands is told, too, and does not wait for ever.
			if got := Eval[string](p, `Promise.any([mapiPage.ready, mapiPage.go(1)]).then(() => "", ({ errors }) => errors.map(({ message }) => message).join("; "))`); strings.Count(got, row.says) != 2 {
				t.Errorf("window.mapiPage says %q, want %q twice", got, row.says)
			}
		})
	}
}

// stricter takes wasm-unsafe-eval out of the policy.
type stricter struct{ http.ResponseWriter }

func (s stricter) WriteHeader(code int) {
	policy := s.Header().Get("Content-Security-Policy")
	s.Header().Set("Content-Security-Policy", strings.ReplaceAll(policy, "'wasm-unsafe-eval'", ""))
	s.ResponseWriter.WriteHeader(code)
}

// A host that sends the wrong type for wasm, or the page at its root: it works.
func TestOtherHosts(t *testing.T) {
	amongOthers(t)
	for name, base := range map[string]string{
		"at the root": Root(t),
		"a wrong type": Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasSuffix(r.URL.Path, ".wasm") {
				b, _ := os.ReadFile(Dist(t) + "/mapi.wasm")
				w.Header().Set("Content-Type", "application/octet-stream")
				w.Write(b)
				return
			}
			site.Handler(os.DirFS(Dist(t))).ServeHTTP(w, r)
		})) + "/",
	} {
		t.Run(name, func(t *testing.T) {
			p := Open(t, base)
			p.WaitFor(`document.documentElement.dataset.ready === "true"`)
		})
	}
}

// The policy in the page, for hosts that send no headers, is the one that the
// server sends.
func TestPolicyIsOne(t *testing.T) {
	p := live(t)
	if got := Eval[string](p, `document.querySelector("meta[http-equiv]").content`); got != site.Policy {
		t.Errorf("the page has\n%s\nthe server\n%s", got, site.Policy)
	}
}

// A panic of the program is shown on the page, not only on the console.
func TestPanicIsShown(t *testing.T) {
	p := NewPage(t)
	p.before(`
		const real = WebAssembly.instantiate
		WebAssembly.instantiate = async (...args) => {
			const instance = await real.apply(WebAssembly, args)
			window.program = instance.exports
			return instance
		}`)
	p.Goto(UnderPath(t))
	p.WaitFor(`document.documentElement.dataset.ready === "true"`)
	p.Do(`(() => { try { program.idle_due(99, 1, 1) } catch {} })()`) // there is no such application
	p.WaitFor(`document.documentElement.dataset.ready === "failed"`)
	if got := p.Text("#status"); !strings.Contains(got, "index out of range [99]") {
		t.Errorf("the page says %q", got)
	}
}
