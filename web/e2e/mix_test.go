package e2e

import (
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"mapi-playground/web/serve/offline"
	"mapi-playground/web/serve/program"
	"mapi-playground/web/serve/stamp"
)

var (
	chunkName = regexp.MustCompile(`-([0-9A-Z]{8})\.js`)
	markOf    = regexp.MustCompile(`\?[0-9a-f]{16}"(?: integrity="[^"]*")?`)
)

// nextBuild is a build with other scripts, another program and another style, as after a
// change of everything. Its scripts have names of their own, which begin with NEXT.
func nextBuild(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(Dist(t))); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(filepath.Join(dir, "mapi.wasm"))
	if err != nil {
		t.Fatal(err)
	}
	p, err := program.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	name, ok := p.Marked()
	if !ok {
		t.Fatal("the program of the build has no name")
	}
	next := "0000" + name[4:]
	rename := func(text string) string {
		return strings.ReplaceAll(chunkName.ReplaceAllString(text, "-NEXT${1}.js"), name, next)
	}
	err = filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		changed := string(text)
		switch filepath.Ext(path) {
		case ".js":
			changed = rename(changed) + "\n//\n"
		case ".css":
			changed += "\n/**/\n"
		case ".html":
			changed = markOf.ReplaceAllString(changed, `"`)
		case ".wasm":
			changed = strings.ReplaceAll(changed, name, next)
		}
		if err := os.Remove(path); err != nil {
			return err
		}
		to := filepath.Join(filepath.Dir(path), chunkName.ReplaceAllString(filepath.Base(path), "-NEXT$1.js"))
		return os.WriteFile(to, []byte(strings.ReplaceAll(changed, "-NEXTNEXT", "-NEXT")), 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := stamp.Stamp(dir); err != nil {
		t.Fatal(err)
	}
	if err := offline.Prepare(dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

// plainHost serves a folder as hosts do that nobody has set up: with the date of each file, which
// is long ago, and not a word on how long to keep it. Then a browser keeps it for days. What
// ends so is kept by no browser, as what its cache had no room for.
type plainHost struct {
	mu      sync.Mutex
	dir     string
	evicted string
}

func (h *plainHost) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	dir, evicted := h.dir, h.evicted
	h.mu.Unlock()
	name := strings.TrimPrefix(r.URL.Path, Prefix)
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	if evicted != "" && regexp.MustCompile(evicted).MatchString(name) {
		w.Header().Set("Cache-Control", "no-store")
	}
	path := filepath.Join(dir, filepath.FromSlash(name))
	f, err := os.Open(path)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.IsDir() {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("ETag", fmt.Sprintf(`"%x-%x"`, info.ModTime().UnixNano(), info.Size()))
	if filepath.Ext(name) == ".wasm" {
		w.Header().Set("Content-Type", "application/wasm")
	}
	http.ServeContent(w, r, name, info.ModTime().Add(-30*24*time.Hour), f)
}

// builds says of which builds the parts of the page are: "old", "new", or both.
const builds = `[...new Set(performance.getEntriesByType("resource").map(({ name }) => name)
	.flatMap((name) => /-[0-9A-Z]{8}\.js/.test(name) ? ["old"] : /-NEXT/.test(name) ? ["new"] : /mapi\.wasm\?0000/.test(name) ? ["new"] : /mapi\.wasm\?/.test(name) ? ["old"] : []))].join()`

// A page never runs scripts of one build with the program or other scripts of another,
// whatever the browser still has of the first: it has all of the one that the host has.
func TestBuildsNeverMix(t *testing.T) {
	next := nextBuild(t)
	for _, row := range []struct{ name, evicted, want, expect string }{
		{"all is kept", "", "new", ""},
		{"the program is not kept", `\.wasm$`, "new", ""},
		{"a script is not kept", `^chunk-`, "new", "status 404|another build"},
		{"the entry is not kept", `^app\.js$`, "new", "integrity"},
		{"the page is not kept", `\.html$`, "new", ""},
		{"nothing is kept", `.`, "new", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			h := &plainHost{dir: Dist(t), evicted: row.evicted}
			base := Serve(t, h) + Prefix
			p := NewPage(t)
			p.Goto(base + "?lang=en")
			p.WaitFor(`document.documentElement.dataset.ready === "true"`)
			h.mu.Lock()
			h.dir = next
			h.mu.Unlock()
			if row.expect != "" {
				p.Expect(row.expect)
			}
			p.Goto("about:blank")
			p.Goto(base + "?lang=en")
			p.WaitFor(`document.documentElement.dataset.ready === "true"`)
			if got := Eval[string](p, builds); got != row.want {
				t.Errorf("the page is of builds %q, want %q", got, row.want)
			}
		})
	}
}

// A page that is open while a new build comes goes on with what it has, takes no example
// of the other build, and says that there is one.
func TestOpenPageSaysThatThereIsANewBuild(t *testing.T) {
	h := &plainHost{dir: Dist(t)}
	p := NewPage(t)
	p.Goto(Serve(t, h) + Prefix + "?lang=en&scenario=firowait")
	p.WaitFor(`document.documentElement.dataset.ready === "true"`)
	h.mu.Lock()
	h.dir = nextBuild(t)
	h.mu.Unlock()
	p.Do(`document.dispatchEvent(new Event("visibilitychange"))`)
	p.WaitFor(`document.querySelector(".trouble")?.textContent.includes("There is a new version of this page.")`)
	p.Do(`[...document.querySelectorAll("main button[data-preset]")].find((one) => one.dataset.preset !== "firowait").click()`)
	p.WaitFor(`[...document.querySelectorAll("dialog[open] .bad")].some((one) => one.textContent.includes("There is a new version of this page."))`)
	if got := Eval[string](p, `document.documentElement.dataset.ready`); got != "true" {
		t.Errorf("the page is %s", got)
	}
}
