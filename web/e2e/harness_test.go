package e2e

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"mapi-playground/web/serve/site"
)

// serveScript serves a page with a few things to act on, and the script.
func serveScript(t testing.TB, script string) string {
	return Serve(t, site.Handler(fstest.MapFS{
		"index.html": {Data: []byte(`<!DOCTYPE html><html lang="en"><title>Test</title>
			<link rel="icon" href="data:,"><script src="page.js" type="module"></script>
			<button id="button">Press</button> <button id="off" disabled>No</button>
			<input id="text"> <input id="range" type="range" min="0" max="9">
			<select id="select"><option>a<option>b</select> <output id="out"></output>
			<svg width="40" height="40"><text id="label" y="20">drawn</text></svg>`)},
		"page.js": {Data: []byte(script)},
	})) + "/"
}

// recorder is a test that takes note of its failure and does not fail.
type recorder struct {
	testing.TB
	errors   []string
	cleanups []func()
}

func (r *recorder) Helper()           {}
func (r *recorder) Cleanup(f func())  { r.cleanups = append(r.cleanups, f) }
func (r *recorder) Error(args ...any) { r.errors = append(r.errors, fmt.Sprint(args...)) }
func (r *recorder) Failed() bool      { return false } // no picture of a failure that is meant
func (r *recorder) Fatalf(format string, args ...any) {
	r.errors = append(r.errors, fmt.Sprintf(format, args...))
	panic(r)
}

// record runs a test and returns its errors.
func record(t *testing.T, test func(testing.TB)) []string {
	r := &recorder{TB: t}
	func() {
		defer func() {
			if v := recover(); v != nil && v != any(r) {
				panic(v)
			}
		}()
		test(r)
	}()
	for len(r.cleanups) > 0 {
		last := len(r.cleanups) - 1
		r.cleanups[last]()
		r.cleanups = r.cleanups[:last]
	}
	return r.errors
}

func TestProblems(t *testing.T) {
	for name, test := range map[string]struct{ script, want string }{
		"nothing":            {`console.log("fine"); console.warn("odd")`, ``},
		"console.error":      {`console.error("broken", 7)`, `broken 7`},
		"console.assert":     {`console.assert(false, "unsound")`, `unsound`},
		"exception":          {`throw new TypeError("bad")`, `TypeError: bad`},
		"late exception":     {`setTimeout(() => { throw new Error("late") }, 10)`, `Error: late`},
		"rejection":          {`Promise.reject(new Error("dropped"))`, `Error: dropped`},
		"missing file":       {`await fetch("missing.json")`, `missing\.json: status 404`},
		"missing module":     {`await import("./missing.js").catch(() => {})`, `missing\.js: (status 404|NS_ERROR_CORRUPTED_CONTENT)`},
		"other host":         {`await fetch("http://example.invalid/").catch(() => {})`, `connect-src`},
		"inline style":       {`document.body.setAttribute("style", "color: red")`, `style-src`},
		"HTML from a string": {`try { document.body.innerHTML = "<b>x</b>" } catch {}`, `TrustedHTML|require-trusted-types-for`},
		"inline script":      {`const s = document.createElement("button"); s.setAttribute("onclick", "1"); s.click()`, `TrustedScript|require-trusted-types-for`},
		"alert":              {`alert("look")`, `alert box: look`},
		"aborted request": {`const c = new AbortController(); const f = fetch("./", c); c.abort();
			await f.catch(() => {})`, ``},
	} {
		t.Run(name, func(t *testing.T) {
			url := serveScript(t, test.script)
			errors := record(t, func(t testing.TB) { Open(t, url) })
			switch {
			case test.want == "" && len(errors) > 0:
				t.Errorf("the harness reports %q", errors)
			case test.want != "" && !regexp.MustCompile(test.want).MatchString(strings.Join(errors, "\n")):
				t.Errorf("the harness reports %q, not %q", errors, test.want)
			}
			if test.want == "" {
				return
			}
			if errors := record(t, func(t testing.TB) { Open(t, url).Expect(`.`) }); len(errors) > 0 {
				t.Errorf("the harness reports %q although it was expected", errors)
			}
		})
	}
}

func TestExpectedProblemMustCome(t *testing.T) {
	url := serveScript(t, ``)
	errors := record(t, func(t testing.TB) { Open(t, url).Expect(`never`) })
	if len(errors) != 1 || !strings.Contains(errors[0], "did not come") {
		t.Errorf("the harness reports %q", errors)
	}
}

// A page that is stuck cannot say what has gone wrong in it, and the test fails.
func TestStuckPage(t *testing.T) {
	url := serveScript(t, ``)
	errors := record(t, func(t testing.TB) {
		p := Open(t, url)
		p.Do(`console.debug = () => { for (;;); }`) // which it is asked with
		p.Timeout = time.Second                     // it will never answer
	})
	if len(errors) != 1 || !strings.Contains(errors[0], "does not say what has gone wrong") {
		t.Errorf("the harness reports %q", errors)
	}
}

// What a page asks for up to the end of its test is answered, whether the page or the
// server was there first.
func TestServerOutlivesPage(t *testing.T) {
	const asks = `setInterval(async () => (await fetch("./")).text(), 20)`
	for name, test := range map[string]func(testing.TB){
		"the page first":   func(t testing.TB) { NewPage(t).Goto(serveScript(t, asks)) },
		"the server first": func(t testing.TB) { Open(t, serveScript(t, asks)) },
	} {
		if errors := record(t, test); len(errors) > 0 {
			t.Errorf("%s: the harness reports %q", name, errors)
		}
	}
}

// Nobody waits for the end of what does not end before the page: an event stream, and a
// request whose page was left.
func TestRequestsThatDoNotEnd(t *testing.T) {
	page := func(script string) http.Handler {
		return site.Handler(fstest.MapFS{
			"index.html": {Data: []byte(`<!DOCTYPE html><html lang="en"><title>Test</title><link rel="icon" href="data:,"><script src="page.js"></script>`)},
			"page.js":    {Data: []byte(script)},
		})
	}
	for name, script := range map[string]string{
		"event stream": `new EventSource("endless")`,
		"page left":    `if (!location.search) fetch("endless").catch(() => {}), setTimeout(() => { location.search = "?left" }, 50)`,
	} {
		mux := http.NewServeMux()
		mux.Handle("/", page(script))
		mux.HandleFunc("/endless", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/event-stream")
			w.(http.Flusher).Flush()
			<-r.Context().Done()
		})
		url := Serve(t, mux) + "/"
		errors := record(t, func(t testing.TB) {
			p := Open(t, url)
			if name == "page left" {
				p.WaitFor(`location.search === "?left"`)
			}
		})
		if len(errors) > 0 {
			t.Errorf("%s: the harness reports %q", name, errors)
		}
	}
}

func TestActions(t *testing.T) {
	p := Open(t, serveScript(t, `
		const out = document.querySelector("#out")
		for (const type of ["click", "change", "keydown"]) addEventListener(type, event => {
			if (["Control", "Shift"].includes(event.key)) return // some drivers press them, too
			const key = ["Control", "Shift"].filter(m => event.getModifierState?.(m)).concat(event.key ?? []).join("+")
			out.append(type, " ", event.target.id, " ", key, "; ")
		})`))
	said := func(want string) {
		t.Helper()
		if got := p.Text("#out"); got != want {
			t.Errorf("the page saw %q, want %q", got, want)
		}
		p.Do(`out.textContent = ""`)
	}
	p.Click("#button")
	said("click button ;")
	p.Press("Enter")
	said("keydown button Enter; click button ;")
	p.Fill("#range", "7")
	said("change range ;")
	p.Press("ArrowLeft")
	said("keydown range ArrowLeft; change range ;")
	p.Fill("#select", "b")
	said("change select ;")
	p.Type("#text", "hi")
	said("keydown text h; keydown text i;")
	p.Press("Control+Shift+ArrowLeft")
	said("keydown text Control+Shift+ArrowLeft;")
	if got := Eval[[]string](p, `["#text", "#range", "#select"].map(s => document.querySelector(s).value)`); fmt.Sprint(got) != "[hi 6 b]" {
		t.Errorf("the values are %q", got)
	}
	if got := p.Text("#label"); got != "drawn" {
		t.Errorf("the text in the picture is %q", got)
	}
	p.WaitFor(`new Promise(done => setTimeout(done, 30, true))`)
}

func TestActionsThatCannot(t *testing.T) {
	url := serveScript(t, ``)
	for want, act := range map[string]func(*Page){
		"no such element":   func(p *Page) { p.Click("#nowhere") },
		"it is disabled":    func(p *Page) { p.Click("#off") },
		"has no value z":    func(p *Page) { p.Fill("#select", "z") },
		"not take the":      func(p *Page) { p.Focus("#out") },
		"it is not true":    func(p *Page) { p.WaitFor(`1 > 2`) },
		"null":              func(p *Page) { Eval[int](p, `document.querySelector("#nowhere").x`) },
		"no key of":         func(p *Page) { p.Press("Any") },
		"no answer within":  func(p *Page) { p.Do(`new Promise(() => {})`) },
		"it is covered by ": func(p *Page) { p.Do(`document.querySelector("#button").inert = true`); p.Click("#button") },
	} {
		errors := record(t, func(t testing.TB) {
			p := Open(t, url)
			p.Timeout = time.Second
			act(p)
		})
		if len(errors) != 1 || !strings.Contains(errors[0], want) {
			t.Errorf("the harness reports %q, want %q", errors, want)
		}
	}
}

func TestEmulate(t *testing.T) {
	p := NewPage(t)
	p.Emulate(390, 844, true, true)
	p.Goto(serveScript(t, ``))
	if got := Eval[[]any](p, `[innerWidth, innerHeight, matchMedia("(prefers-color-scheme: dark)").matches,
		matchMedia("(prefers-reduced-motion: reduce)").matches]`); fmt.Sprint(got) != "[390 844 true true]" {
		t.Errorf("the page sees %v", got)
	}
}

// Two pages share no storage.
func TestStorage(t *testing.T) {
	url := serveScript(t, ``)
	Open(t, url).Do(`localStorage.setItem("kept", "yes")`)
	if got := Eval[*string](Open(t, url), `localStorage.getItem("kept")`); got != nil {
		t.Errorf("another page sees %q", *got)
	}
}

// Under a path, what asks for the root of the host fails.
func TestUnderPath(t *testing.T) {
	response, err := http.Get(strings.TrimSuffix(UnderPath(t), Prefix) + "/mapi.wasm")
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusNotFound {
		t.Errorf("status %d", response.StatusCode)
	}
}
