package e2e

import (
	"net/http"
	"os"
	"path/filepath"
	"testing"

	"mapi-playground/web/serve/site"
)

// Each example is a site under a path of its own, made by another tool: both elements of
// its page are drawn, in the colours of the site's switch, with what was written in a
// fence and at the step that it names, and a link leads to a step of the article. It is
// not part of `make test`: run `make test-examples`, which builds them.
func TestExamples(t *testing.T) {
	excepted(t)
	folder := os.Getenv("EXAMPLES")
	if folder == "" {
		t.Skip("run `make test-examples`")
	}
	for name, toggle := range map[string]string{"plain": "#dark", "vitepress": ".VPSwitchAppearance", "astro": "#dark", "hugo": "#dark"} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(folder, name)
			if _, err := os.Stat(filepath.Join(dir, "index.html")); err != nil {
				t.Fatal(err)
			}
			const at = "/docs/site/"
			mux := http.NewServeMux()
			mux.Handle(at, http.StripPrefix(at[:len(at)-1], http.FileServer(http.Dir(dir))))
			mux.Handle(at+"mapi/", http.StripPrefix(at+"mapi", site.Handler(os.DirFS(Dist(t)))))
			p := NewPage(t)
			p.Emulate(1280, 800, false, true)
			p.Goto(Serve(t, mux) + at)
			p.Do(`window.all = [...document.querySelectorAll("mapi-playground")], undefined`)
			if got := Eval[int](p, `all.length`); got != 2 {
				t.Fatalf("it has %d elements", got)
			}
			for i, step := range []string{"4", "12"} {
				at := `all[` + string(rune('0'+i)) + `]`
				p.Do(at + `.scrollIntoView()`)
				p.WaitFor(at + `.state === "ready" && ` + at + `.step === ` + step)
			}
			if got := Eval[string](p, `all[0].shadowRoot.querySelector("[part=title]").textContent`); got != "A routine that tidies up" {
				t.Errorf("the fence shows %q", got)
			}
			colours := `all.map((one) => getComputedStyle(one.shadowRoot.querySelector(".base, iframe")).colorScheme).join()`
			if got := Eval[string](p, colours); got != "light,light" {
				t.Errorf("the elements of a light site are %s", got)
			}
			p.Do(`document.querySelector("` + toggle + `").click()`)
			p.WaitFor(colours + ` === "dark,dark"`)
			p.Screenshot("example-" + name)
			p.Goto(Eval[string](p, `document.querySelector("#step").href`))
			p.WaitFor(`document.documentElement.dataset.ready === "true" && document.querySelector(".player-counter").textContent.startsWith("12 / ")`)
		})
	}
}
