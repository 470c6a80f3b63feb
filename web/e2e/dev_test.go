package e2e

import (
	"io"
	"os"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"mapi-playground/web/serve/dev"
)

// What make dev puts into the page works under its policy: a new style sheet takes the
// place of the old one, anything else loads the page again, and a mistake is shown.
func TestDev(t *testing.T) {
	dir := t.TempDir()
	from, to := filepath.Join(dir, "from"), filepath.Join(dir, "to")
	for _, name := range []string{from, to} {
		if err := os.CopyFS(name, os.DirFS(Dist(t))); err != nil {
			t.Fatal(err)
		}
	}
	// make dev builds without what names the bytes of each file.
	index, err := os.ReadFile(filepath.Join(from, "index.html"))
	if err == nil {
		err = os.WriteFile(filepath.Join(from, "index.html"), regexp.MustCompile(` integrity="[^"]*"`).ReplaceAll(index, nil), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		t.Helper()
		f, err := os.OpenFile(filepath.Join(from, name), os.O_APPEND|os.O_WRONLY|os.O_CREATE, 0o644)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if _, err := f.WriteString(text); err != nil {
			t.Fatal(err)
		}
	}
	server := dev.New(to, io.Discard, dev.Step{
		Name: "page", From: []string{from},
		Command: []string{"sh", "-c", `! cat "$0/mistake" && cp -R "$0/." "$1"`, from, to},
	})
	ticks := make(chan time.Time)
	go server.Run(t.Context(), ticks)
	// A tick is taken when what the one before it asked for is done.
	tick := func() { ticks <- time.Time{} }
	tick()

	p := Open(t, Serve(t, server.Handler())+"/?lang=en")
	p.WaitFor(`document.documentElement.dataset.ready === "true"`)
	p.Do(`window.old = true`)
	write("page.css", "\nbody { --edited: yes }\n")
	tick()
	p.WaitFor(`getComputedStyle(document.body).getPropertyValue("--edited").trim() === "yes"`)
	if !Eval[bool](p, `window.old === true`) {
		t.Error("a new style sheet loads the page again")
	}
	write("mistake", "a mistake <b>here</b>")
	tick()
	p.WaitFor(`document.querySelector("pre[role=alert]")?.textContent.includes("a mistake <b>here</b>")`)
	if err := os.Remove(filepath.Join(from, "mistake")); err != nil {
		t.Fatal(err)
	}
	write("app.js", "\nglobalThis.edited = true;\n")
	tick()
	p.WaitFor(`globalThis.edited && !globalThis.old && document.documentElement.dataset.ready === "true"`)
	if got := Eval[int](p, `document.querySelectorAll("pre[role=alert]").length`); got != 0 {
		t.Error("the mistake is shown after its correction")
	}
}
