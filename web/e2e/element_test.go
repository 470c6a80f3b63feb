package e2e

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"

	"mapi-playground/web/serve/site"

	"mapi-playground/web/e2e/engine"
)

// small is a scenario of an element: an engine, and something that happens.
const small = `{"version": 1, "title": "Two routines", "applications": [{"name": "App"}], "inputs": [
  {"at": 0, "do": "MAPIInitIdle", "app": "App"},
  {"at": 0, "do": "FtgRegisterIdleRoutine", "app": "App", "as": "tidy", "priIdle": -1, "csecIdle": 100, "iroIdle": "FIROINTERVAL", "cost": 5},
  {"at": 0, "do": "idle", "for": 500}]}`

// elements are pages with elements in them: the built page is under /mapi/, a second copy
// of it under /again/, and the pages beside them.
type elements struct {
	origin string
	// other is another origin, which lets nobody read what it has.
	other string
}

// newElements serves pages, by their names, of which each has a policy if it begins with
// one in a line of its own.
func newElements(t *testing.T, pages map[string]string) elements {
	t.Helper()
	shared := func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Access-Control-Allow-Origin", "*") // as many static hosts do
			h.ServeHTTP(w, r)
		})
	}
	data := http.NewServeMux()
	data.HandleFunc("/small.json", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, small) })
	data.HandleFunc("/page.json", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "<!DOCTYPE html>") })
	data.HandleFunc("/long.json", func(w http.ResponseWriter, r *http.Request) {
		line := strings.Repeat(" ", 1e6)
		for range 50 {
			if _, err := fmt.Fprint(w, line); err != nil {
				return
			}
		}
	})
	data.HandleFunc("/future.html", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, `<!DOCTYPE html><link rel="icon" href="data:,"><script>parent.postMessage({ mapi: 99, type: "hello" }, "*")</script>`)
	})
	e := elements{other: Serve(t, data)}
	mux := http.NewServeMux()
	built := shared(site.Handler(os.DirFS(Dist(t))))
	mux.Handle("/mapi/", http.StripPrefix("/mapi", built))
	mux.Handle("/again/", http.StripPrefix("/again", built))
	mux.Handle("/data/", http.StripPrefix("/data", data))
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		page, ok := pages[strings.TrimPrefix(r.URL.Path, "/")]
		if !ok {
			http.NotFound(w, r)
			return
		}
		if policy, rest, ok := strings.Cut(page, "\n"); ok && strings.HasPrefix(policy, "default-src") {
			w.Header().Set("Content-Security-Policy", policy)
			page = rest
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, `<!DOCTYPE html><html lang="en"><title>Docs</title><link rel="icon" href="data:,">`+
			strings.NewReplacer("OTHER", e.other, "SMALL", small).Replace(page))
	})
	e.origin = Serve(t, mux)
	return e
}

const elementScript = `<script type="module" src="/mapi/element.js"></script>`

// settled waits until the first element is drawn, or says why not.
func (p *Page) settled() {
	p.t.Helper()
	p.WaitFor(`["ready", "failed"].includes(document.querySelector("mapi-playground").state)`)
}

// An element does the same in the page and in a frame: it begins at its step, goes where
// it is told, tells where it is, and leaves what belongs to the page as it was.
func TestElement(t *testing.T) {
	for name, way := range map[string]string{"in the page": "", "in a frame": "frame"} {
		t.Run(name, func(t *testing.T) {
			e := newElements(t, map[string]string{"": elementScript + `<script>
				window.told = []
				for (const type of ["step", "ready", "error"]) addEventListener(type, ({ target, detail }) => target.localName === "mapi-playground" && told.push({ type, ...detail }), true)
				</script><mapi-playground ` + way + ` scenario="firowait" step="2" part="queue"><a href="#">FIROWAIT</a></mapi-playground>`})
			p := Open(t, e.origin)
			before := Eval[string](p, `document.querySelector("mapi-playground").outerHTML`)
			p.settled()
			p.Do(`window.one = document.querySelector("mapi-playground"), undefined`)
			if got := Eval[string](p, `told.map(({ type, step }) => type + step).join()`); got != "step2,ready2" {
				t.Errorf("the element tells %q", got)
			}
			if got := Eval[string](p, `told[0].sentence`); got == "" {
				t.Error("the step is told without its sentence")
			}
			for _, act := range []struct {
				js   string
				step int
			}{{`one.step = 15`, 15}, {`one.go(7)`, 7}, {`one.setAttribute("step", "5")`, 5}} {
				p.Do(act.js + `, undefined`)
				p.WaitFor(fmt.Sprintf(`told.at(-1).step === %d && one.step === %[1]d`, act.step))
			}
			p.Do(`one.play()`)
			p.WaitFor(`one.step > 5`)
			p.Do(`one.pause()`)
			p.Do(`one.setAttribute("step", "2")`)
			p.WaitFor(`one.step === 2`)
			if got := Eval[string](p, `one.outerHTML`); got != before {
				t.Errorf("the element has become %s", got)
			}
			p.Do(`one.part = "log"`)
			p.WaitFor(`one.state === "ready" && told.filter(({ type }) => type === "ready").length === 2`)
			if got := Eval[int](p, `one.step`); got != 2 {
				t.Errorf("another part stands at step %d, want 2", got)
			}
			if way != "" {
				p.WaitFor(`/^[0-9a-f]{16}$/.test(one.build)`)
			}
			for _, f := range p.axeOf("mapi-playground") {
				t.Error(f)
			}
		})
	}
}

// What an element shows comes from a preset, a file, a link, or what stands inside it.
func TestElementSources(t *testing.T) {
	for name, row := range map[string]struct{ html, title string }{
		"preset": {`<mapi-playground scenario="firowait"></mapi-playground>`, "FIROWAIT: wait until the user does nothing"},
		"file":   {`<mapi-playground src="data/small.json"></mapi-playground>`, "Two routines"},
		"script": {`<mapi-playground part="queue"><script type="application/json">SMALL</script></mapi-playground>`, "Two routines"},
		"code":   {`<mapi-playground part="queue"><pre><code>SMALL</code></pre></mapi-playground>`, "Two routines"},
		"frame":  {`<mapi-playground part="queue" frame><pre><code>SMALL</code></pre></mapi-playground>`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			e := newElements(t, map[string]string{"": elementScript + row.html})
			p := Open(t, e.origin)
			p.settled()
			if got := Eval[string](p, `document.querySelector("mapi-playground").shadowRoot.querySelector(".title")?.textContent ?? ""`); got != row.title {
				t.Errorf("it shows %q, want %q; it says %q", got, row.title, p.message())
			}
			if got := Eval[string](p, `document.querySelector("mapi-playground").state`); got != "ready" {
				t.Errorf("it is %s: %q", got, p.message())
			}
		})
	}
}

// message is what the first element says is wrong with it.
func (p *Page) message() string {
	p.t.Helper()
	return Eval[string](p, `document.querySelector("mapi-playground").shadowRoot.querySelector("[part=message]").textContent`)
}

// What is wrong is said in the element and in an event. What stands inside stays to be
// seen, and the page goes on.
func TestElementMistakes(t *testing.T) {
	const inside = `<p>fallback</p></mapi-playground>`
	for name, row := range map[string]struct {
		html, want string
		expect     []string
	}{
		"nothing":                    {`<mapi-playground>` + inside, "Nothing says what to show.", nil},
		"unknown preset":             {`<mapi-playground scenario="no-such">` + inside, "no-such", []string{"no-such.json: status 404", "404"}},
		"wrong part":                 {`<mapi-playground scenario="firowait" part="quue">` + inside, "The attribute part is “quue”. It is one of these: chart, queue,", nil},
		"wrong chart":                {`<mapi-playground scenario="firowait" chart="x">` + inside, "The attribute chart is “x”.", nil},
		"wrong step":                 {`<mapi-playground scenario="firowait" step="two">` + inside, "The attribute step is “two”.", nil},
		"wrong in Portuguese":        {`<mapi-playground lang="pt-BR" scenario="firowait" step="-1">` + inside, "O atributo step é “-1”.", nil},
		"missing file":               {`<mapi-playground src="data/none.json">` + inside, "none.json is missing: the server answered 404.", []string{"none.json: status 404", "404"}},
		"a page for a file":          {`<mapi-playground src="data/page.json">` + inside, "page.json is no JSON. It begins with “<!DOCTYPE html>”.", nil},
		"a long file":                {`<mapi-playground src="data/long.json">` + inside, "long.json is longer than 4 MB.", nil},
		"a closed site":              {`<mapi-playground src="OTHER/small.json">` + inside, "Access-Control-Allow-Origin", []string{"(request failed|Cross-Origin Request Blocked): .*small.json", "blocked by CORS|Cross-Origin Request Blocked"}},
		"a broken scenario":          {`<mapi-playground><script type="application/json">{"version": 1,` + "\n" + `"title": 5}</script>` + inside, "line 2", nil},
		"a broken link":              {`<mapi-playground link="#v1.xx">` + inside, "link", nil},
		"a frame of another version": {`<mapi-playground scenario="firowait" frame="data/future.html">` + inside, "speaks version 99 of the protocol, and this script version 1", nil},
		"a mistake in a frame":       {`<mapi-playground frame><pre>{"version": 1, "title": 5}</pre>` + inside, "title", nil},
		"no frames": {"default-src 'none'; img-src data:; script-src 'self' 'unsafe-inline'; style-src 'self'\n" + `<mapi-playground frame scenario="firowait">` + inside,
			"embed.html?wait does not answer.", []string{"Content.Security.Policy|ERR_BLOCKED_BY_CSP"}},
		"no WebAssembly": {"default-src 'none'; img-src data:; script-src 'self' 'unsafe-inline'; connect-src 'self'; style-src 'self'\n" + `<mapi-playground scenario="firowait">` + inside,
			"does not allow WebAssembly", nil},
	} {
		t.Run(name, func(t *testing.T) {
			listener := `<script>addEventListener("error", ({ target, detail }) => target.localName === "mapi-playground" && (window.told = detail.message), true)</script>` + elementScript
			policy, rest, ok := strings.Cut(row.html, "\n")
			page := listener + row.html
			if ok && strings.HasPrefix(policy, "default-src") {
				page = policy + "\n" + listener + rest
			}
			p := NewPage(t)
			p.Expect(row.expect...)
			p.Goto(newElements(t, map[string]string{"": page}).origin)
			p.settled()
			if got := p.message(); !strings.Contains(got, row.want) {
				t.Errorf("the element says %q, want %q", got, row.want)
			}
			if !Eval[bool](p, `window.told === document.querySelector("mapi-playground").shadowRoot.querySelector("[part=message]").textContent`) {
				t.Error("no event says the same")
			}
			if !Eval[bool](p, `document.querySelector("mapi-playground > p").checkVisibility({ visibilityProperty: true, opacityProperty: true })`) {
				t.Error("what stands inside is not to be seen")
			}
			p.Do(`(async () => { const one = document.querySelector("mapi-playground"); for (const name of ["link", "src", "part", "step", "chart", "frame"]) one.removeAttribute(name); one.scenario = "firowait" })()`)
			if !strings.HasPrefix(row.html, "default-src") {
				p.WaitFor(`document.querySelector("mapi-playground").state === "ready"`) // mistakes can be mended
			}
		})
	}
}

// An element plays by itself if it is told to, unless the reader wants less motion; with
// live as the browser has idle time.
func TestElementPlays(t *testing.T) {
	for name, row := range map[string]struct {
		attributes string
		calm       bool
		act, until string
	}{
		"autoplay":            {"autoplay", false, "", `one.step > 3`},
		"in a frame":          {"autoplay frame", false, "", `one.step > 3`},
		"less motion":         {"autoplay", true, "one.go(5)", `one.step === 5`},
		"live":                {"live", false, "one.play()", `one.step > 30`},
		"live until it stops": {"live", false, "one.play(), one.pause()", `one.step >= 2`},
	} {
		t.Run(name, func(t *testing.T) {
			p := NewPage(t)
			p.Emulate(1280, 800, false, row.calm)
			p.Goto(newElements(t, map[string]string{"": elementScript + `<mapi-playground ` + row.attributes + ` scenario="firowait" step="2" part="queue"></mapi-playground>`}).origin)
			p.settled()
			p.Do(`window.one = document.querySelector("mapi-playground"), undefined`)
			if row.act != "" {
				p.Do(`(() => { ` + row.act + ` })()`)
			}
			p.WaitFor(row.until)
		})
	}
}

// An element works in places that are not made for it.
func TestElementPlaces(t *testing.T) {
	const one = `<mapi-playground scenario="firowait" step="3" part="queue">inside</mapi-playground>`
	for name, row := range map[string]struct {
		html, until, told string
	}{
		"not displayed": {elementScript + `<div hidden>` + one + `</div><script type="module">
			const it = document.querySelector("mapi-playground")
			requestAnimationFrame(() => setTimeout(() => { window.was = it.state; it.parentElement.hidden = false }))</script>`,
			`window.was === "waiting" && document.querySelector("mapi-playground").state === "ready"`, ""},
		"in a shadow root": {elementScript + `<div><template shadowrootmode="open">` + one + `</template></div>`,
			`document.querySelector("div").shadowRoot.querySelector("mapi-playground").state === "ready"`, ""},
		"in a sandbox, without storage": {`<iframe sandbox="allow-scripts" src="inner" width="800" height="700"></iframe><script>addEventListener("message", ({ data }) => { window.inner = data })</script>`,
			`window.inner === "ready"`, ""},
		"in a sandbox, in a frame": {`<iframe sandbox="allow-scripts" src="framed" width="800" height="700"></iframe><script>addEventListener("message", ({ data }) => { window.inner = data })</script>`,
			`window.inner === "ready"`, ""},
		"without workers": {"default-src 'none'; img-src data:; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'none'; require-trusted-types-for 'script'\n" + elementScript + one,
			`document.querySelector("mapi-playground").state === "ready"`, ""},
		"a strict page, in a frame": {"default-src 'none'; img-src data:; script-src 'self'; frame-src 'self'; style-src 'none'; require-trusted-types-for 'script'\n" + elementScript + strings.Replace(one, " ", " frame ", 1),
			`document.querySelector("mapi-playground").state === "ready"`, ""},
		"two builds": {elementScript + `<script type="module" src="/again/element.js"></script>` + one,
			`document.querySelector("mapi-playground").state === "ready"`, "is there already, from another script"},
		"a script that is no module": {`<script src="/mapi/embed.js" defer></script>` + one,
			`document.querySelector("mapi-playground").state === "ready"`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := NewPage(t)
			tell := `<script type="module">const it = document.querySelector("mapi-playground"); for (const type of ["ready", "error"]) it.addEventListener(type, () => parent.postMessage(type === "error" ? it.shadowRoot.textContent : type, "*"))</script>`
			p.Goto(newElements(t, map[string]string{"": row.html, "inner": elementScript + one + tell, "framed": elementScript + strings.Replace(one, " ", " frame ", 1) + tell}).origin)
			p.WaitFor(row.until)
			if console := strings.Join(p.Console(), "\n"); !strings.Contains(console, row.told) {
				t.Errorf("the console has %q, want %q", console, row.told)
			}
		})
	}
}

// A frame hears nobody but the page around it, in its own version; an element hears
// nobody but its frame.
func TestElementMessages(t *testing.T) {
	e := newElements(t, map[string]string{
		"":      elementScript + `<mapi-playground frame scenario="firowait" step="3" part="queue"></mapi-playground>`,
		"raw":   `<script>addEventListener("message", ({ data }) => { (window.heard ??= []).push(data) })</script><iframe src="/mapi/embed.html?wait"></iframe>`,
		"alone": ``,
	})
	p := Open(t, e.origin)
	p.settled()
	p.Do(`window.postMessage({ mapi: 1, type: "step", step: 99, of: 100, sentence: "" }, "*")`)
	p.Do(`new Promise((done) => { addEventListener("message", done, { once: true }); window.postMessage("last", "*") })`)
	if got := Eval[int](p, `document.querySelector("mapi-playground").step`); got != 3 {
		t.Errorf("a message of somebody else has led to step %d", got)
	}
	raw := Open(t, e.origin+"/raw")
	raw.WaitFor(`window.heard?.[0].type === "hello" && heard[0].mapi === 1 && heard[0].build.length === 16`)
	raw.Do(`document.querySelector("iframe").contentWindow.postMessage({ mapi: 2, type: "show", attributes: {} }, "*")`)
	raw.WaitFor(`heard.at(-1).type === "error" && heard.at(-1).message.includes("version 2")`)
	raw.Do(`document.querySelector("iframe").contentWindow.postMessage("anything", "*")`)
	raw.Do(`document.querySelector("iframe").contentWindow.postMessage({ mapi: 1, type: "show", attributes: { scenario: "firowait", part: "queue" } }, "*")`)
	raw.WaitFor(`heard.at(-1).type === "ready"`)
}

// Elements of a page share one program. What is moved goes on, what is taken out of the
// page gives everything back, and what is put into it again stands where it stood.
func TestElementsShareAProgram(t *testing.T) {
	one := `<mapi-playground scenario="firowait" step="3" part="queue"></mapi-playground>`
	e := newElements(t, map[string]string{"": elementScript + `<style>mapi-playground { block-size: 8rem }</style>` + strings.Repeat(one, 6)})
	p := Open(t, e.origin)
	p.Do(`window.all = [...document.querySelectorAll("mapi-playground")], undefined`)
	p.WaitFor(`all.every(({ state }) => state === "ready")`)
	count := `(async () => JSON.stringify((await customElements.get("mapi-playground").ways.page()).counts()))()`
	want := func(when, counts string) {
		t.Helper()
		if got := Eval[string](p, count); got != counts {
			t.Errorf("%s there are %s, want %s", when, got, counts)
		}
	}
	want("with six elements", `{"programs":1,"elements":6}`)
	if got := Eval[int](p, `performance.getEntriesByType("resource").filter(({ name }) => new URL(name).pathname.endsWith(".wasm")).length`); got != 1 {
		t.Errorf("the program is fetched %d times", got)
	}
	p.Do(`all[0].go(8), document.body.append(all[0])`)
	p.WaitFor(`all[0].step === 8 && all[0].state === "ready"`)
	want("with one that was moved", `{"programs":1,"elements":6}`)
	p.Do(`all.forEach((one) => one.remove())`)
	p.WaitFor(`all.every(({ state }) => state === "waiting")`)
	want("with none in the page", `{"programs":0,"elements":0}`)
	p.Do(`document.body.append(all[0])`)
	p.WaitFor(`all[0].state === "ready"`)
	want("with one that is there again", `{"programs":1,"elements":1}`)
	if got := Eval[int](p, `all[0].step`); got != 8 {
		t.Errorf("it stands at step %d, want 8", got)
	}
	if got := Eval[int](p, `all[0].shadowRoot.querySelectorAll(".base").length`); got != 1 {
		t.Errorf("it is drawn %d times", got)
	}
	// A slip of both: in and out before it is drawn.
	p.Do(`(async () => { all[1].remove(); document.body.append(all[1]); await null; all[1].remove(); all[0].remove() })()`)
	p.WaitFor(`all.every(({ state }) => state === "waiting")`)
	want("after all of it", `{"programs":0,"elements":0}`)
}

// What is taken out of the page is kept by nothing: of the fourth element of a part that
// comes and goes as little is left as of the first.
func TestElementLeavesNothing(t *testing.T) {
	for _, part := range []string{"chart", "queue", "timeline", "sessions", "threads", "log", "compare", "queue frame"} {
		t.Run(part, func(t *testing.T) {
			p := Open(t, newElements(t, map[string]string{"": elementScript}).origin)
			come := `new Promise((done) => {
				const one = document.createElement("mapi-playground")
				for (const [name, value] of Object.entries({ scenario: "does-minus-3-run-before-minus-1", step: 9, part: "` + strings.Fields(part)[0] + `" })) one.setAttribute(name, value)
				one.toggleAttribute("frame", ` + fmt.Sprint(strings.HasSuffix(part, "frame")) + `)
				one.addEventListener("ready", () => { one.go(12); requestAnimationFrame(() => { one.remove(); done() }) })
				document.body.append(one)
			})`
			left := func() (nodes, listeners int64) {
				p.try("counting what is left", func(ctx context.Context) (err error) {
					nodes, listeners, err = p.tab.(engine.Counting).Left(ctx)
					return err
				})
				return nodes, listeners
			}
			p.Do(come)
			nodes, listeners := left()
			for range 3 {
				p.Do(come)
			}
			p.poll("waiting for what is left of elements", func() error {
				if n, l := left(); n > nodes || l > listeners {
					return fmt.Errorf("%d nodes and %d listeners, after the first there were %d and %d", n, l, nodes, listeners)
				}
				return nil
			})
		})
	}
}

// The height of an element is known before anything of it is there, in each part, and
// nothing around it moves.
func TestElementKeepsItsHeight(t *testing.T) {
	for _, way := range []string{"", "frame"} {
		for _, part := range []string{"chart", "queue", "timeline", "sessions", "threads", "log", "compare"} {
			t.Run(part+" "+way, func(t *testing.T) {
				e := newElements(t, map[string]string{"": elementScript + `<style>mapi-playground { display: block } #roomy { block-size: 20rem }</style><script>window.moved = 0; new PerformanceObserver((list) => { for (const { value } of list.getEntries()) moved += value }).observe({ type: "layout-shift", buffered: true })</script><p>before</p><mapi-playground id="roomy" ` + way + ` scenario="firowait" step="9" part="` + part + `">inside</mapi-playground><p id="after">after</p>`})
				p := NewPage(t)
				p.Emulate(400, 700, true, true)
				p.Goto(e.origin)
				before := Eval[float64](p, `document.querySelector("#after").offsetTop`)
				p.settled()
				if got := Eval[float64](p, `document.querySelector("#after").offsetTop`); got != before {
					t.Errorf("what comes after it has moved from %v to %v", before, got)
				}
				p.Do(`new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))`)
				if got := Eval[float64](p, `moved`); got != 0 {
					t.Errorf("the layout has shifted by %v", got)
				}
				if got := Eval[float64](p, `(one => (one.id = "", one.offsetHeight))(document.querySelector("mapi-playground"))`); got < 400 || got > 700 {
					t.Errorf("of itself it is %v pixels high, in a window of 700", got)
				}
				if got := Eval[int](p, `document.documentElement.scrollWidth`); got > 400 {
					t.Errorf("the page is %d pixels wide in a window of 400", got)
				}
			})
		}
	}
}

// An element is as light or as dark as the page around it, and changes with it.
func TestElementTheme(t *testing.T) {
	const look = `(one => getComputedStyle(one.shadowRoot.querySelector(".base, iframe")).colorScheme)(document.querySelector("mapi-playground"))`
	for name, row := range map[string]struct{ head, attributes, first, act, then string }{
		"the switch of a site":             {`<style>html { color-scheme: light } html.dark { color-scheme: dark }</style>`, "", "light", `document.documentElement.classList.add("dark")`, "dark"},
		"the switch of a site, in a frame": {`<style>html { color-scheme: light } html.dark { color-scheme: dark }</style>`, "frame", "light", `document.documentElement.classList.add("dark")`, "dark"},
		"the system":                       {`<style>html { color-scheme: light dark }</style>`, "", "light", "", "dark"},
		"a page that has no scheme":        {`<style>.dark { background: #222 }</style>`, "", "light", `document.documentElement.classList.add("dark")`, "dark"},
		"the attribute":                    {``, `theme="dark"`, "dark", `document.querySelector("mapi-playground").theme = "light"`, "light"},
	} {
		t.Run(name, func(t *testing.T) {
			e := newElements(t, map[string]string{"": row.head + elementScript + `<mapi-playground ` + row.attributes + ` scenario="firowait" part="queue"></mapi-playground>`})
			p := Open(t, e.origin)
			p.settled()
			if got := Eval[string](p, look); got != row.first {
				t.Errorf("it is %s, want %s", got, row.first)
			}
			if row.act == "" {
				p.Emulate(1280, 800, true, false)
			} else {
				p.Do(row.act + `, undefined`)
			}
			p.WaitFor(look + ` === "` + row.then + `"`)
		})
	}
}
