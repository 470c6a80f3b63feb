package e2e

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"mapi-playground/web/e2e/engine"
)

// headless opens the page and waits for nothing: what is asked of it waits by itself.
func headless(t *testing.T, language, query string) *Page {
	t.Helper()
	return Open(t, UnderPath(t)+articles[language]+"?lang="+language+query)
}

// Whoever drives the page without hands opens a run by name, as a scenario or by a link,
// goes about in it and has things happen, in the language of the page. What is asked
// before the program is there waits for it.
func TestHeadlessPage(t *testing.T) {
	amongOthers(t)
	for _, row := range []struct{ language, user string }{
		{"en", "The user acts in Mailer"},
		{"pt-BR", "O usuário age em Mailer"},
	} {
		t.Run(row.language, func(t *testing.T) {
			p := headless(t, row.language, "")
			// Asked at once, answered in order.
			first := Eval[map[string]any](p, `mapiPage.open("why-is-my-routine-never-called").then(() => mapiPage.go(30))`)
			if first["step"] != 30.0 || first["of"] != 38.0 || first["key"] != "user.acted" && !strings.Contains(fmt.Sprint(first["sentence"]), row.user) {
				t.Errorf("step 30 is %v, want one with %q", first, row.user)
			}
			if got := Eval[string](p, `mapiPage.sentence()`); got != first["sentence"] {
				t.Errorf("the sentence is %q, want that of %v", got, first)
			}
			p.WaitFor(`document.querySelector(".player-counter").textContent === "30 / 38"`)
			for _, row := range []struct{ does, want string }{
				{`mapiPage.step()`, "31 / 38"},
				{`mapiPage.step(-2)`, "29 / 38"},
				{`mapiPage.go(99)`, "38 / 38"},
				{`mapiPage.go(0)`, "0 / 38"},
				{`mapiPage.open("?scenario=firowait&step=7")`, "7 / 26"},
				{`mapiPage.open("#nothing").catch(() => mapiPage.go(3))`, "3 / 26"},
				{`mapiPage.open(location.origin + location.pathname + "?scenario=firowait&step=2")`, "2 / 26"},
			} {
				if got := Eval[string](p, row.does+`.then(({ step, of }) => step + " / " + of)`); got != row.want {
					t.Errorf("%s: at %s, want %s", row.does, got, row.want)
				}
			}
			if got := Eval[string](p, `mapiPage.open({ version: 1, title: "Mine", applications: [{ name: "A" }], inputs: [{ app: "A", do: "MAPIInitIdle" }] })
				.then(() => mapiPage.go(1)).then(() => mapiPage.do({ app: "A", do: "FtgRegisterIdleRoutine", as: "tidy", priIdle: -1 })).then(({ key }) => key)`); got != "idle.registered" {
				t.Errorf("what is done leads to %q", got)
			}
			if got := Eval[int](p, `mapiPage.scenario().then(({ inputs }) => inputs.length)`); got != 2 {
				t.Errorf("the scenario has %d inputs, want 2", got)
			}
			if got := Eval[bool](p, `mapiPage.steps().then((all) => all.every(({ step, of, sentence, key }, i) => step === i + 1 && of === all.length && sentence && key))`); !got {
				t.Error("the steps are not what they are one by one")
			}
			for _, wrong := range []string{`"no-such-thing"`, `{ version: 2 }`, `"#v1.%"`, `"{"`} {
				if strings.Contains(wrong, "no-such") {
					p.Expect("status 404")
				}
				if got := Eval[string](p, `mapiPage.open(`+wrong+`).then(() => "", ({ message }) => message)`); got == "" {
					t.Errorf("opening %s is not refused", wrong)
				}
			}
		})
	}
}

// Each step that the page shows is an event of the document, with its sentence and its
// rule; a page that is live is told of, and can be acted in.
func TestHeadlessEvents(t *testing.T) {
	p := headless(t, "en", "&scenario=firowait")
	p.Do(`mapiPage.ready`)
	p.Do(`(window.told = [], document.addEventListener("step", ({ detail }) => told.push(detail)), 0)`)
	p.Do(`mapiPage.go(5)`)
	p.WaitFor(`told.length === 1`)
	p.Do(`mapiPage.step()`)
	p.WaitFor(`told.length === 2`)
	if got := Eval[bool](p, `(async () => { const all = await mapiPage.steps(); return [5, 6].every((n, i) => JSON.stringify(told[i]) === JSON.stringify(all[n - 1])) && told.some(({ rule }) => rule) })()`); !got {
		t.Errorf("told was %s", Eval[string](p, `JSON.stringify(told)`))
	}
	p.Do(`mapiPage.play()`)
	p.WaitFor(`told.at(-1).step > 6`)
	if got := Eval[bool](p, `mapiPage.pause().then(async ({ step }) => step === (await mapiPage.step(0)).step)`); !got {
		t.Error("it does not pause")
	}
	p.Do(`mapiPage.live()`)
	if got := Eval[string](p, `mapiPage.scenario().then(({ applications }) => mapiPage.do({ app: applications[0].name, do: "user" })).then(({ key }) => key)`); got == "" {
		t.Error("nothing came of the user")
	}
	p.Do(`mapiPage.pause()`)
	p.WaitFor(`document.querySelector(".player").dataset.host === "virtual"`)
	// Another run that is set going before it is drawn goes on when it is.
	p.Do(`mapiPage.open("firowait").then(() => mapiPage.live())`)
	p.drawn()
	p.drawn()
	if got := Eval[string](p, `document.querySelector(".player").dataset.host`); got != "live" {
		t.Errorf("opened and live at once, it is %s", got)
	}
	p.Do(`mapiPage.open("firowait").then(() => mapiPage.play())`)
	p.WaitFor(`told.at(-1).step > 1 && told.at(-1).of === 26`)
}

// What is copied as a test is a test: it runs as it is, and wants the sentence of the step
// where it was copied.
func TestStepAsATest(t *testing.T) {
	excepted(t)
	node, err := exec.LookPath("node")
	if err != nil {
		t.Fatal(err)
	}
	browser, err := engine.FindChromium()
	if err != nil {
		t.Fatal(err)
	}
	amongOthers(t)
	for _, row := range []struct {
		language, playwright, chromedp, about string
		fork                                  bool
	}{
		{"en", "Copy as a Playwright test", "Copy as a chromedp test", "a preset", false},
		{"pt-BR", "Copiar como teste do Playwright", "Copiar como teste do chromedp", "a branch", true},
	} {
		t.Run(row.about, func(t *testing.T) {
			p := played{headless(t, row.language, "&scenario=firowait&step=12")}
			p.live()
			if row.fork {
				p.Do(`mapiPage.do({ do: "sleep", for: 6000 })`)
			}
			p.Do(`(Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { window.copied = text } } }), 0)`)
			p.Press("s")
			copied := func(label string) string {
				p.Do(`window.copied = ""`)
				p.button("dialog[open]", label)
				p.WaitFor(`window.copied`)
				return Eval[string](p.Page, `window.copied`)
			}
			script, program := copied(row.playwright), copied(row.chromedp)
			sentence := Eval[string](p.Page, `mapiPage.sentence()`)
			for _, text := range []string{script, program} {
				if !strings.Contains(text, sentence[:8]) {
					t.Errorf("there is nothing of %q in\n%s", sentence, text)
				}
			}
			// The words of the sentence decide: with others the tests fail.
			for want, change := range map[string]*strings.Replacer{"ok": strings.NewReplacer(), "not ok": strings.NewReplacer(sentence[:8], "Another.")} {
				if got := runPlaywright(t, node, browser, change.Replace(script)); !strings.HasPrefix(got, want+" ") {
					t.Errorf("with Playwright, want %s: %s\n%s", want, got, script)
				}
				if got := runChromedp(t, browser, change.Replace(program)); strings.HasPrefix(got, "ok ") != (want == "ok") {
					t.Errorf("with chromedp, want %s: %s\n%s", want, got, program)
				}
			}
		})
	}
}

// runPlaywright runs a test of Playwright's with its core, and a runner that stands in for
// the one that it has. It returns what the runner says.
func runPlaywright(t *testing.T, node, browser, script string) string {
	t.Helper()
	dir := t.TempDir()
	modules, err := filepath.Abs(filepath.Join("..", "node_modules"))
	if err != nil {
		t.Fatal(err)
	}
	runner, err := filepath.Abs(filepath.Join("testdata", "playwright-runner.mjs"))
	if err != nil {
		t.Fatal(err)
	}
	stand := filepath.Join(dir, "node_modules", "@playwright", "test")
	if err := os.MkdirAll(stand, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		filepath.Join(stand, "package.json"): `{"name": "@playwright/test", "type": "module", "exports": "./index.js"}`,
		filepath.Join(stand, "index.js"):     fmt.Sprintf("export * from %q;\n", "file://"+filepath.ToSlash(runner)),
		filepath.Join(dir, "package.json"):   `{"type": "module"}`,
		filepath.Join(dir, "step.spec.js"):   script,
	} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), Patience)
	defer cancel()
	command := exec.CommandContext(ctx, node, "step.spec.js")
	command.Dir = dir
	command.Env = append(os.Environ(), "CHROMIUM="+browser, "CORE=file://"+filepath.ToSlash(modules)+"/playwright-core/index.mjs")
	out, err := command.CombinedOutput()
	if err != nil && len(out) == 0 {
		t.Fatal(err)
	}
	return string(out)
}

// runChromedp runs a test of chromedp's in this module, with the browser where chromedp
// looks for one. It returns what go test says.
func runChromedp(t *testing.T, browser, program string) string {
	t.Helper()
	dir, err := os.MkdirTemp(".", "step-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	if err := os.WriteFile(filepath.Join(dir, "step_test.go"), []byte(program), 0o644); err != nil {
		t.Fatal(err)
	}
	bin := t.TempDir()
	if err := os.WriteFile(filepath.Join(bin, "headless-shell"), fmt.Appendf(nil, "#!/bin/sh\nexec '%s' \"$@\"\n", browser), 0o755); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), Patience)
	defer cancel()
	command := exec.CommandContext(ctx, "go", "test", "-count=1", "./"+dir)
	command.Env = append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	out, err := command.CombinedOutput()
	if err != nil && len(out) == 0 {
		t.Fatal(err)
	}
	return string(out)
}
