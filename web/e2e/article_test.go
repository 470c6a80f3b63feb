package e2e

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"

	"mapi-playground/web/e2e/engine"
	"mapi-playground/web/serve/site"
)

// The pages of the article.
var articles = map[string]string{"en": "index.html", "pt-BR": "pt-BR/"}

// withoutScript has the tab run no scripts.
func (p *Page) withoutScript() {
	p.t.Helper()
	p.try("forbidding scripts", func(ctx context.Context) error { return p.tab.Scripts(ctx, false) })
	p.watch.silent = true
}

// With scripts off the page is an article with pictures: nothing to press that
// would do nothing, the other language a link, the rules a list to jump to.
func TestArticleWithoutScript(t *testing.T) {
	amongOthers(t)
	for language, page := range articles {
		for _, width := range []int{360, 1280} {
			t.Run(fmt.Sprintf("%s-%d", language, width), func(t *testing.T) {
				p := NewPage(t)
				p.Emulate(width, 900, width < 1000, true)
				p.withoutScript()
				p.Goto(UnderPath(t) + page)
				if n := Eval[int](p, `[...document.querySelectorAll("button, input, select")].filter((e) => e.checkVisibility()).length`); n > 0 {
					t.Errorf("%d controls are shown that do nothing", n)
				}
				if n := Eval[int](p, `document.querySelectorAll("main svg[role=img]").length`); n != 6 {
					t.Errorf("%d pictures, want 6", n)
				}
				if wide := Eval[int](p, `document.documentElement.scrollWidth`); wide > width {
					t.Errorf("the page is %d pixels wide in a window of %d", wide, width)
				}
				if n := Eval[int](p, `[...document.querySelectorAll("a.rule")].filter((a) => !document.querySelector(a.getAttribute("href"))).length`); n > 0 {
					t.Errorf("%d links lead to no rule", n)
				}
				p.Screenshot(fmt.Sprintf("article-still-%s-%d", language, width))
			})
		}
	}
}

// languageOf is the language that a text is said to be in.
func (p *Page) languageOf(selector string) string {
	p.t.Helper()
	return Eval[string](p, call(`selector => document.querySelector(selector).closest("[lang]").lang`, selector))
}

// A rule that the article does not cite is asked of the program, in the page's
// language (S-17 is one).
func TestRulesThatTheArticleDoesNotCite(t *testing.T) {
	amongOthers(t)
	says := map[string]string{"en": "must balance", "pt-BR": "têm de se compensar"}
	for language, page := range articles {
		t.Run(language, func(t *testing.T) {
			p := Open(t, Root(t)+page+"?lang="+language+"&scenario=shared-session-wins&step=1")
			p.WaitFor(`document.documentElement.dataset.ready === "true"`)
			if got := Eval[int](p, `document.querySelectorAll("#rule-S-17").length`); got != 0 {
				t.Fatal("the article cites S-17")
			}
			p.Focus(".player button.rule")
			p.Press("Enter")
			p.WaitFor(`document.querySelector("dialog.rule-text[open]")`)
			if got := p.Text("dialog.rule-text"); !strings.Contains(got, "S-17") || !strings.Contains(got, says[language]) {
				t.Errorf("the rule reads %q", got)
			}
			if got := p.languageOf("dialog.rule-text dd"); got != language {
				t.Errorf("the rule is said to be in %q", got)
			}
		})
	}
}

// What can be pressed is large enough to be hit.
func TestArticleTargets(t *testing.T) {
	p := NewPage(t)
	p.Emulate(400, 800, false, true)
	p.Goto(UnderPath(t) + "?lang=en")
	p.WaitFor(`document.documentElement.dataset.ready === "true"`)
	small := Eval[[]string](p, `[...document.querySelectorAll("button, input, select, summary, textarea")]
		.filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest("dialog:not([open])"))
		.filter((e) => { const target = e.matches("[type=checkbox], [type=radio]") ? e.labels[0] ?? e : e; const { width, height } = target.getBoundingClientRect(); return width && (width < 24 || height < 24) })
		.map((e) => e.outerHTML.slice(0, 120))`)
	if len(small) > 0 {
		t.Errorf("smaller than 24 pixels:\n%s", strings.Join(small, "\n"))
	}
}

// Without its program the page says so in a sentence, in its own language, and
// stays an article with pictures.
func TestArticleWithoutProgram(t *testing.T) {
	amongOthers(t)
	files := site.Handler(os.DirFS(Dist(t)))
	base := Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/mapi.wasm" {
			http.NotFound(w, r)
			return
		}
		files.ServeHTTP(w, r)
	})) + "/"
	for language, page := range articles {
		t.Run(language, func(t *testing.T) {
			p := NewPage(t)
			p.Expect("status 404")
			p.Goto(base + page + "?lang=" + language)
			p.WaitFor(`document.documentElement.dataset.ready === "failed"`)
			if got := p.Text("#status"); !strings.Contains(got, "mapi.wasm") {
				t.Errorf("the page says %q", got)
			}
			if n := Eval[int](p, `document.querySelectorAll("main svg[role=img]").length`); n != 6 {
				t.Errorf("%d pictures, want 6", n)
			}
			for _, f := range p.axe() {
				t.Error(f)
			}
		})
	}
}

// In the colours of a system that forces its own, nothing that can be pressed
// loses its border, what is pressed looks so, and the pictures keep their lines.
func TestArticleForcedColors(t *testing.T) {
	p := NewPage(t)
	p.show(engine.Look{Width: 1280, Height: 800, Dark: true, Forced: true})
	p.Goto(UnderPath(t) + "?lang=en")
	p.WaitFor(`document.documentElement.dataset.ready === "true"`)
	bare := Eval[[]string](p, `[...document.querySelectorAll("main button[data-preset]")].filter((b) => getComputedStyle(b).borderTopStyle === "none").map((b) => b.dataset.preset)`)
	if len(bare) > 0 {
		t.Errorf("without a border: %v", bare)
	}
	if Eval[bool](p, `new Set([...document.querySelectorAll('[data-chart="session"] .views button')].map((b) => getComputedStyle(b).backgroundColor)).size === 1`) {
		t.Error("which view of the chart is chosen is not to be seen")
	}
	p.Screenshot("article-forced-colors")
}
