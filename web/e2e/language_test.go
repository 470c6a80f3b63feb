package e2e

import (
	"context"
	"strings"
	"testing"
)

// speaks has the browser prefer these languages.
func (p *Page) speaks(languages string) {
	p.t.Helper()
	p.try("speaking "+languages, func(ctx context.Context) error { return p.tab.Speak(ctx, languages) })
}

// at waits until the page is in a language, and says where it is.
func (p *Page) at(language string) string {
	p.t.Helper()
	p.WaitFor(`document.documentElement.lang === "` + language + `" && document.documentElement.dataset.ready === "true"`)
	return Eval[string](p, `location.pathname + location.search + location.hash`)
}

// On a first visit the languages of the browser choose. What the address says goes
// before them, and what was chosen is kept.
func TestLanguageOfTheFirstVisit(t *testing.T) {
	base := UnderPath(t)
	p := NewPage(t)
	p.speaks("fr,pt-PT,en")
	p.Goto(base + "?scenario=firowait&step=3#idle")
	if got := p.at("pt-BR"); got != Prefix+"pt-BR/?scenario=firowait&step=3#idle" {
		t.Errorf("the page is at %s", got)
	}
	p.Goto(base + "?lang=en")
	p.at("en")
	p.Goto(base + "index.html")
	if got := p.at("en"); strings.Contains(got, "pt-BR") {
		t.Errorf("the page is at %s", got)
	}
	p.Goto(base + "pt-BR/")
	if got := p.at("pt-BR"); !strings.Contains(got, "/pt-BR/") {
		t.Errorf("the page is at %s", got)
	}
}

// Languages that are not ours lead to English.
func TestLanguageOfNobodyHere(t *testing.T) {
	p := NewPage(t)
	p.speaks("fi,eu")
	p.Goto(UnderPath(t) + "index.html")
	p.at("en")
}

// The switch keeps the example, the step and the place, and is remembered.
func TestLanguageSwitch(t *testing.T) {
	base := UnderPath(t)
	p := NewPage(t)
	p.speaks("en")
	p.Goto(base + "?scenario=firowait&step=3#idle")
	p.at("en")
	p.Focus("#language")
	p.Press("Enter")
	if got := p.at("pt-BR"); !strings.Contains(got, "/pt-BR/") || !strings.Contains(got, "scenario=firowait&step=3") || !strings.HasSuffix(got, "#idle") {
		t.Errorf("the page is at %s", got)
	}
	p.Goto(base + "index.html")
	p.at("pt-BR")
	p.Click("#language")
	p.at("en")
	p.Goto(base + "index.html")
	p.at("en")
}

// Where nothing may be stored the address alone decides.
func TestLanguageWithoutStorage(t *testing.T) {
	p := NewPage(t)
	p.speaks("pt-BR")
	p.before(`Object.defineProperty(window, "localStorage", { get() { throw new DOMException("forbidden", "SecurityError") } })`)
	base := UnderPath(t)
	p.Goto(base + "?lang=en")
	p.at("en")
	p.Goto(base + "index.html")
	p.at("pt-BR")
}
