package e2e

import (
	"bytes"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"mapi-playground/web/serve/offline"
	"mapi-playground/web/serve/site"
)

// host serves a build under [Prefix], and can do what hosts do: be out of reach, fail
// for a file, have another build.
type host struct {
	mu     sync.Mutex
	dir    string
	cut    bool
	broken string // the end of the addresses that fail
	failed int    // how often one has
}

// newHost returns a host, the address of the page there, and a tab to open it in.
func newHost(t *testing.T) (h *host, base string, p played) {
	t.Helper()
	h = &host{dir: Dist(t)}
	p = played{NewPage(t)}
	p.WithWorker()
	return h, Serve(t, h) + Prefix, p
}

func (h *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	dir, cut := h.dir, h.cut
	broken := h.broken != "" && strings.HasSuffix(r.URL.Path, h.broken)
	if broken {
		h.failed++
	}
	h.mu.Unlock()
	switch {
	case cut:
		panic(http.ErrAbortHandler) // the connection ends without an answer
	case broken:
		http.Error(w, "broken", http.StatusInternalServerError)
	default:
		http.StripPrefix(strings.TrimSuffix(Prefix, "/"), site.Handler(os.DirFS(dir))).ServeHTTP(w, r)
	}
}

func (h *host) set(change func(h *host)) {
	h.mu.Lock()
	defer h.mu.Unlock()
	change(h)
}

// oldTitle begins the title of the example firowait.
const oldTitle = "FIROWAIT: wait"

// rebuild has the host serve a build whose example firowait has another title.
func (h *host) rebuild(t *testing.T, title string) {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(Dist(t))); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "scenarios", "firowait.json")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, bytes.ReplaceAll(text, []byte(oldTitle), []byte(title)), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := offline.Prepare(dir); err != nil {
		t.Fatal(err)
	}
	h.set(func(h *host) { h.dir = dir })
}

// kept waits until the build of the page is kept, and the page known to be of it.
func (p *Page) kept() {
	p.t.Helper()
	p.WaitFor(`(async () => {
		const { active, installing, waiting } = await navigator.serviceWorker.ready
		const names = await caches.keys()
		const build = document.querySelector("meta[name=build]").content
		if (installing || waiting || !navigator.serviceWorker.controller || names.length !== 1 || !names[0].endsWith(" " + build)) return false
		return (await (await caches.open(names[0])).keys()).some(({ url }) => url.includes("/open-page/"))
	})()`)
}

// begins waits until the page is live at the beginning of an example with this title.
func (p *Page) begins(title string) {
	p.t.Helper()
	p.WaitFor(call(`(title) => document.documentElement.dataset.ready === "true" && document.querySelector(".player-sentence").textContent.includes(title)`, title))
}

// After one visit all of the page is there without network: both languages, the
// examples, the frame for other pages.
func TestOffline(t *testing.T) {
	h, base, p := newHost(t)
	p.Goto(base + "?lang=en")
	p.live()
	p.kept()
	h.set(func(h *host) { h.cut = true })

	// The page that was open goes on.
	p.Press("o")
	p.WaitFor(`document.querySelectorAll("dialog[open] [data-preset]").length > 50`)
	p.Press("Escape")
	p.Goto(base + "?scenario=firowait&step=3")
	p.WaitFor(`document.querySelector(".player-counter")?.textContent.startsWith("3 / ")`)
	p.Press("ArrowRight")
	p.WaitFor(`document.querySelector(".player-counter")?.textContent.startsWith("4 / ")`)
	p.WaitFor(`location.search.includes("step=4")`) // the address follows a little later
	p.Focus("#language")
	p.Press("Enter")
	p.WaitFor(`document.documentElement.lang === "pt-BR" && document.documentElement.dataset.ready === "true"`)
	p.WaitFor(`document.querySelector(".player-counter")?.textContent.startsWith("4 / ")`)
	if got := Eval[string](p.Page, `location.pathname`); got != Prefix+"pt-BR/" {
		t.Errorf("the page is at %s", got)
	}
	// What the page loads is what is kept.
	if lacking := Eval[[]string](p.Page, `(async () => {
		const cache = await caches.open((await caches.keys())[0])
		const loaded = performance.getEntriesByType("resource").map(({ name }) => name.replace(/[?#].*$/, ""))
		const missing = []
		for (const one of loaded) if (!await cache.match(one)) missing.push(one)
		return loaded.length > 5 ? missing : ["anything"]
	})()`); len(lacking) > 0 {
		t.Errorf("%q is not kept", lacking)
	}
	p.Goto(base + "embed.html?scenario=firowait&step=2&part=queue&lang=en")
	p.WaitFor(`document.documentElement.dataset.ready === "true"`)
}

// The examples come without network even where the page was never loaded again, and
// what was never there is not made up.
func TestOfflineHasNothingElse(t *testing.T) {
	h, base, p := newHost(t)
	p.Goto(base + "?lang=en")
	p.begins("")
	p.kept()
	h.set(func(h *host) { h.cut = true })
	p.Expect("nothing-like-this")
	if got := Eval[[]bool](p.Page, `Promise.all(["mapi.wasm", "scenarios/index.json", "nothing-like-this.json"].map((one) => fetch(one).then((r) => r.ok, () => false)))`); !got[0] || !got[1] || got[2] {
		t.Errorf("without network there are %v", got)
	}
}

// A new build is shown at the next load, and takes the place of the old one.
func TestOfflineNewBuild(t *testing.T) {
	h, base, p := newHost(t)
	p.Goto(base + "?lang=en&scenario=firowait")
	p.begins(oldTitle)
	p.kept()
	h.rebuild(t, "Another title")
	p.Goto(base + "?lang=en&scenario=firowait")
	p.begins("Another title")
	p.kept()
	h.set(func(h *host) { h.cut = true })
	p.Goto(base + "?scenario=firowait")
	p.begins("Another title")
}

// A page of one build never gets parts of another, even where there is nothing else.
func TestOfflineMixesNothing(t *testing.T) {
	h, base, p := newHost(t)
	p.Goto(base + "?lang=en&scenario=firowait")
	p.begins(oldTitle)
	p.kept()
	h.rebuild(t, "Another title")
	h.set(func(h *host) { h.broken = "offline.js" }) // so that the new build is not kept
	p.Goto(base + "?lang=en&scenario=firowait")
	p.begins("Another title")
	h.set(func(h *host) { h.cut = true })
	p.Expect("firowait")
	if got := Eval[string](p.Page, `fetch("scenarios/firowait.json").then((r) => r.text(), () => "nothing")`); got != "nothing" {
		t.Errorf("the page of the new build gets %.80s", got)
	}
	p.Goto(base + "?scenario=firowait")
	p.begins(oldTitle) // all of it
}

// A build that does not come whole is not kept.
func TestOfflineKeepsNoFailure(t *testing.T) {
	h, base, p := newHost(t)
	h.set(func(h *host) { h.broken = "first-logon.json" })
	p.Goto(base + "?lang=en&scenario=firowait")
	p.begins(oldTitle)
	p.poll("waiting for the worker to try", func() error {
		h.mu.Lock()
		defer h.mu.Unlock()
		if h.failed == 0 {
			return errors.New("it has not asked for the file")
		}
		return nil
	})
	p.WaitFor(`navigator.serviceWorker.getRegistration().then((one) => !one || !one.installing && !one.active && !one.waiting)`)
	if got := Eval[[]string](p.Page, `caches.keys()`); len(got) > 0 {
		t.Errorf("%q are kept", got)
	}
	h.set(func(h *host) { h.broken = "" })
	p.Goto(base + "?lang=en&scenario=firowait")
	p.begins(oldTitle)
	p.kept()
}
