package e2e

import (
	"net/http"
	"testing"
)

// A page of somebody else, on another origin and with a strict policy of its own,
// shows one part with one line, hears of each step, and goes where it wants.
func TestEmbed(t *testing.T) {
	site := UnderPath(t)
	host := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		origin := site[:len(site)-len(Prefix)]
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", "default-src 'none'; img-src data:; script-src "+origin+"; frame-src "+origin)
		w.Write([]byte(`<!DOCTYPE html><html lang="pt-BR"><title>Docs</title><link rel="icon" href="data:,">
			<script src="` + site + `embed.js" defer></script>
			<mapi-playground scenario="firowait" step="2" part="queue"><a href="#">FIROWAIT</a></mapi-playground>`))
	})
	p := Open(t, Serve(t, host))
	p.Do(`void addEventListener("step", ({ detail }) => { (window.steps ??= []).push(detail) })`)
	p.WaitFor(`window.steps?.length > 0`)
	if got := Eval[int](p, `steps[0].step`); got != 2 {
		t.Errorf("the part stands at step %d, want 2", got)
	}
	if got := Eval[string](p, `steps[0].sentence`); got == "" {
		t.Error("the step is not told")
	}
	p.WaitFor(`document.querySelector("mapi-playground").state === "ready"`)
	p.Do(`document.querySelector("mapi-playground").setAttribute("step", "5")`)
	p.WaitFor(`steps.at(-1).step === 5`)
	if got := Eval[string](p, `document.querySelector("mapi-playground").shadowRoot.querySelector("iframe").title`); got != "MAPI, um passo de cada vez" {
		t.Errorf("the frame is called %q", got)
	}
}

// The frame opened by itself: each part, no wider than its window.
func TestEmbeddedParts(t *testing.T) {
	amongOthers(t)
	base := UnderPath(t)
	for _, part := range []string{"chart", "queue", "timeline", "sessions", "threads", "log", "compare"} {
		t.Run(part, func(t *testing.T) {
			p := NewPage(t)
			p.Emulate(400, 700, false, true)
			p.Goto(base + "embed.html?scenario=does-minus-3-run-before-minus-1&step=9&lang=en&part=" + part)
			p.WaitFor(`document.documentElement.dataset.ready === "true"`)
			if wide := Eval[int](p, `document.documentElement.scrollWidth`); wide > 400 {
				t.Errorf("the frame is %d pixels wide in a window of 400", wide)
			}
			for _, f := range p.axe() {
				t.Error(f)
			}
			p.Screenshot("embed-" + part)
		})
	}
}
