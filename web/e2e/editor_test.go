package e2e

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mapi-playground/web/e2e/engine"

	"mapi-playground/web/serve/site"
)

// scenarioText is a scenario for tests of the editor: lines 5 to 8 have an input each.
const scenarioText = `{"version": 1, "title": "Written",
 "about": "A text with a ` + "`" + `, a ${dollar} and çã🙂.",
 "applications": [{"name": "Mail"}],
 "inputs": [
  {"app": "Mail", "do": "MAPIInitIdle"},
  {"app": "Mail", "do": "FtgRegisterIdleRoutine", "as": "Sweep", "priIdle": -1, "csecIdle": 50, "iroIdle": "FIROINTERVAL"},
  {"at": 20, "do": "idle", "for": 100},
  {"at": 150, "app": "Mail", "do": "DeregisterIdleRoutine", "ftg": "Sweep"}
 ]
}`

// editor is a page whose editor is open.
type editor struct{ played }

func openEditor(t *testing.T, query string) editor {
	t.Helper()
	e := editor{openPlayer(t, query)}
	e.Do(`navigator.clipboard.writeText = async (text) => { window.copied = text }`)
	e.Press("w")
	e.WaitFor(`!document.querySelector(".writing").hidden && ` + inText(".cm-content") + `.textContent`)
	return e
}

// inText is an element of the text.
func inText(selector string) string {
	return fmt.Sprintf(`document.querySelector(".writing-text").shadowRoot.querySelector(%q)`, selector)
}

// paste puts a text in place of what is written.
func (e editor) paste(text string) {
	e.t.Helper()
	e.Do(inText(".cm-content") + `.focus()`)
	e.Press("Control+a")
	e.Do(call(`(text) => {
		const clipboardData = new DataTransfer()
		clipboardData.setData("text/plain", text)
		document.querySelector(".writing-text").shadowRoot.querySelector(".cm-content")
			.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))
	}`, text))
}

// mistake waits until this is said to be the mistake.
func (e editor) mistake(want string) {
	e.t.Helper()
	e.poll("writing", func() error {
		if got := Eval[string](e.Page, `document.querySelector(".writing-mistake").textContent`); got != want {
			return fmt.Errorf("the mistake is %q, want %q", got, want)
		}
		return nil
	})
}

// marked waits until the lines that are marked are those of the current step.
func (e editor) marked(lines string) {
	e.t.Helper()
	e.WaitFor(call(`(lines) => [...document.querySelector(".writing-text").shadowRoot.querySelectorAll(".cm-gutterElement.cm-now")].map((one) => one.textContent).join() === lines`, lines))
}

// clickLine clicks on a line of the text.
func (e editor) clickLine(line int) {
	e.t.Helper()
	e.clickIn(fmt.Sprintf(`.cm-line:nth-child(%d)`, line))
}

// A mistake is told at its place as soon as it is written, wherever it is, and the
// pictures go on showing what was right; once it is corrected they follow.
func TestEditorTellsMistakes(t *testing.T) {
	e := openEditor(t, "scenario=firowait&step=9")
	e.paste(scenarioText)
	e.WaitFor(`document.querySelector(".player-counter").textContent.startsWith("9 / ")`)
	for _, row := range []struct{ before, after, want string }{
		{`{"version"`, `"version"`, `Line 1, column 10: something follows the end of the scenario`},
		{`"version": 1`, `"version": 2`, `Line 1, column 13: version 2 is not known here; this is version 1`},
		{`[{"name": "Mail"}]`, `[{"name": "Mall"}]`, `Line 5, column 11: there is no application "Mail"`},
		{`"MAPIInitIdle"`, `"MAPIInitIdel"`, `Line 5, column 25: there is no "MAPIInitIdel" to do; did you mean "MAPIInitIdle"?`},
		{`"priIdle": -1`, `"priIdle": "low"`, `Line 6, column 77: it takes a number`},
		{`"FIROINTERVAL"`, `"FIROINTERVALL"`, `Line 6, column 108: mapi: "FIROINTERVALL" is neither a known name nor a number`},
		{`"ftg": "Sweep"}`, `"ftg": "Broom"}`, `Line 8, column 68: nothing here makes a routine named "Broom"`},
		{"\n ]\n}", "\n ]\n", `Line 10, column 1: the file ends too early: a comma or '}' is missing`},
		{`çã🙂."`, `çã🙂.`, `Line 2, column 50: a text has to end on the line on which it begins: a quote is missing, or a \`},
	} {
		text := strings.Replace(scenarioText, row.before, row.after, 1)
		if text == scenarioText {
			t.Fatalf("%s is not in the text", row.before)
		}
		e.paste(text)
		e.mistake(row.want)
		e.WaitFor(inText(".cm-lintRange-error, .cm-lintPoint-error"))
		if title := Eval[string](e.Page, `document.querySelector(".player-counter").textContent`); !strings.HasPrefix(title, "9 / ") {
			t.Errorf("%s: the player stands at %s", row.after, title)
		}
	}
	e.paste(strings.Replace(scenarioText, `"for": 100`, `"for": 10`, 1))
	e.mistake("")
	e.WaitFor(`!` + inText(".cm-lintRange-error"))
}

// The line whose input made the current step is marked, and a click on a line, or its
// keys, go to the first step that it made.
func TestEditorAndPlayerShowTheSamePlace(t *testing.T) {
	e := openEditor(t, "scenario=firowait")
	e.marked("")
	e.paste(scenarioText)
	e.mistake("")
	e.clickLine(7)
	e.marked("7")
	e.clickLine(8)
	e.marked("8")
	step := Eval[int](e.Page, `parseInt(document.querySelector(".player-counter").textContent)`)
	e.clickLine(5)
	e.marked("5")
	e.Press("ArrowDown")
	e.Press("Control+Enter")
	e.marked("6")
	e.Fill(".scrubber", fmt.Sprint(step))
	e.marked("8")
	// Before the first line of an input there is nothing to go to.
	e.clickLine(1)
	e.marked("8")
}

// What may stand at a place is offered: fields that are not there yet, the verbs, and
// names that the scenario gives.
func TestEditorSuggests(t *testing.T) {
	e := openEditor(t, "scenario=firowait")
	e.paste(scenarioText)
	e.mistake("")
	e.clickLine(8)
	e.Press("End") // of the row
	e.Press("End") // of the line
	offered := func(want ...string) {
		t.Helper()
		e.poll("being offered something", func() error {
			all := Eval[[]string](e.Page, `[...document.querySelector(".writing-text").shadowRoot.querySelectorAll(".cm-tooltip-autocomplete li")].map((one) => one.textContent)`)
			for _, one := range want {
				if !slices.Contains(all, one) {
					return fmt.Errorf("%s is not offered, only %q, in\n%s", one, all, Eval[string](e.Page, inText(".cm-content")+`.innerText`))
				}
			}
			return nil
		})
	}
	e.write(`, {"`)
	offered("do", "at", "app", "after")
	e.write("do")
	offered("do")
	e.accept()
	offered("idle", "FtgRegisterIdleRoutine", "MAPILogonEx", "SetDefaultProfile")
	e.write("Enab")
	offered("EnableIdleRoutine")
	e.accept()
	e.Press("ArrowRight")
	e.write(`, "ft`)
	offered("ftg")
	e.accept()
	e.write("S")
	offered("Sweep")
	e.accept()
	e.mistake(`Line 8, column 78: EnableIdleRoutine needs an app, which does it`)
}

// Keys: the player's are not its own while one writes, Tab leaves the text, Escape
// closes the editor and gives the focus back.
func TestEditorKeys(t *testing.T) {
	e := openEditor(t, "scenario=firowait&step=9")
	e.write("kjf ")
	e.at(9, 26)
	e.Press("Tab")
	e.WaitFor(`!document.activeElement.matches(".writing-text")`)
	e.Do(inText(".cm-content") + `.focus()`)
	// Where something is suggested, Escape puts that away first.
	e.poll("closing", func() error {
		e.Press("Escape")
		if !Eval[bool](e.Page, `document.querySelector(".writing").hidden && !document.documentElement.hasAttribute("data-writing")`) {
			return errors.New("the editor is open")
		}
		return nil
	})
	e.menu("Write")
	e.WaitFor(`!document.querySelector(".writing").hidden`)
	e.button(".writing", "✕")
	e.WaitFor(`document.querySelector(".writing").hidden`)
}

// Too much is refused with a sentence, however it comes, and the page lives on.
func TestEditorRefusesTooMuch(t *testing.T) {
	e := openEditor(t, "scenario=firowait&step=9")
	const sentence = "That is too much: a scenario has 4 MB at most. The text is as it was."
	said := `document.querySelector(".writing-said").textContent`
	before := Eval[string](e.Page, inText(".cm-content")+`.textContent`)
	for _, how := range []string{
		`const clipboardData = new DataTransfer()
		clipboardData.setData("text/plain", ("x".repeat(99) + "\n").repeat(100_000))
		content.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))`,
		`const dataTransfer = new DataTransfer()
		dataTransfer.items.add(new File(["x".repeat(10_000_000)], "large.json"))
		content.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }))`,
	} {
		e.Do(`document.querySelector(".writing-said").textContent = ""`)
		e.Do(`(() => { const content = ` + inText(".cm-content") + `; ` + how + ` })()`)
		e.WaitFor(call(`(sentence) => `+said+` === sentence`, sentence))
		if after := Eval[string](e.Page, inText(".cm-content")+`.textContent`); after != before {
			t.Error("the text is another one")
		}
	}
	e.at(9, 26)
	e.Fill(".scrubber", "3")
	e.at(3, 26)
}

// A file is opened where it is dropped; what is kept is there again, until nobody wants
// it any more; without being asked the page keeps nothing.
func TestEditorTakesFilesAndKeeps(t *testing.T) {
	e := openEditor(t, "scenario=firowait")
	e.Do(call(`(text) => {
		const dataTransfer = new DataTransfer()
		dataTransfer.items.add(new File([text], "own.json"))
		document.querySelector(".writing-head").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }))
	}`, scenarioText))
	e.WaitFor(inText(".cm-content") + `.textContent.includes("Written")`)
	e.mistake("")
	if stored := Eval[string](e.Page, `localStorage.getItem("mapi-playground.scenarios") ?? ""`); stored != "" {
		t.Errorf("it is kept already: %s", stored)
	}
	e.Do(`Storage.prototype.setItem = new Proxy(Storage.prototype.setItem, { apply(set, storage, args) {
		if (window.full) throw new DOMException("full", "QuotaExceededError")
		return Reflect.apply(set, storage, args)
	} }), window.full = true`)
	e.button(".writing", "Keep")
	e.WaitFor(`document.querySelector(".writing-said").textContent.startsWith("This browser has no room for it")`)
	e.Do(`window.full = false`)
	e.button(".writing", "Keep")
	e.WaitFor(`document.querySelector(".writing-shelf summary").textContent === "Kept in this browser: 1"`)
	e.Goto(Eval[string](e.Page, `location.href.split("?")[0]`) + "?lang=en&scenario=firowait")
	e.live()
	e.Press("w")
	e.WaitFor(`!document.querySelector(".writing").hidden`)
	e.Click(".writing-shelf summary")
	e.button(".writing-kept", "Written")
	e.WaitFor(inText(".cm-content") + `.textContent.includes("Written")`)
	e.Click(".writing-kept li button:last-child")
	e.WaitFor(`document.querySelector(".writing-shelf").hidden && localStorage.getItem("mapi-playground.scenarios") === null`)
}

// A file that is dropped anywhere on the page is opened in the editor, and so is one that
// is chosen among the examples; a mistake in it is told with its line, in both languages.
func TestEditorOpensWhatIsDroppedOnThePage(t *testing.T) {
	for language, want := range map[string]string{"en": "Line 2, column 14", "pt-BR": "Linha 2, coluna 14"} {
		e := editor{played{NewPage(t)}}
		e.Emulate(1280, 800, false, true)
		e.Goto(UnderPath(t) + articles[language] + "?scenario=firowait&lang=" + language)
		e.live()
		drop := call(`(text) => {
			const dataTransfer = new DataTransfer()
			dataTransfer.items.add(new File([text], "own.json"))
			const dropped = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true })
			document.querySelector("main p").dispatchEvent(dropped)
			if (!dropped.defaultPrevented) throw new Error("the browser would leave the page for the file")
		}`, "{\n  \"version\": 2\n}")
		e.Do(drop)
		e.WaitFor(inText(".cm-content") + `.textContent.includes('"version": 2')`)
		e.WaitFor(call(`(want) => document.querySelector(".writing").textContent.includes(want)`, want))
		e.Press("Escape")
		e.WaitFor(`document.querySelector(".writing").hidden`)
		e.Press("o")
		e.Click("dialog[open] .own summary")
		e.Do(call(`(text) => {
			const files = new DataTransfer()
			files.items.add(new File([text], "own.json"))
			const input = document.querySelector("dialog[open] .own input")
			input.files = files.files
			input.dispatchEvent(new Event("change"))
		}`, scenarioText))
		e.WaitFor(`!document.querySelector("dialog[open]") && !document.querySelector(".writing").hidden`)
		e.WaitFor(inText(".cm-content") + `.textContent.includes("Written")`)
		e.mistake("")
	}
}

// What is done on the page is taken into the text when somebody wants that.
func TestEditorTakesWhatWasDone(t *testing.T) {
	e := openEditor(t, "scenario=firowait&step=9")
	e.Press("Escape")
	e.Press("f")
	e.Press("w")
	e.WaitFor(`!document.querySelector(".writing").hidden`)
	e.button(".writing", "Take it into the text")
	e.WaitFor(`document.querySelector(".writing-differs").hidden`)
	e.mistake("")
	// What only looks at the text leaves the branch alone.
	e.Do(`window.copied = ""`)
	e.button(".writing", "Copy as Go")
	e.WaitFor(`window.copied`)
	if chip := Eval[string](e.Page, `document.querySelector(".player-chips").textContent`); strings.Contains(chip, "as given") {
		t.Errorf("the branch is gone: %s", chip)
	}
}

// A program that is copied runs as it is, and its run is the one that the page shows.
func TestEditorCopiesPrograms(t *testing.T) {
	e := openEditor(t, "scenario=firowait")
	e.paste(scenarioText)
	e.mistake("")
	copied := func(label string) string {
		t.Helper()
		e.Do(`window.copied = ""`)
		e.button(".writing", label)
		e.WaitFor(`window.copied`)
		return Eval[string](e.Page, `window.copied`)
	}
	if link := copied("Copy the link"); !strings.Contains(link, "#v1.") {
		t.Errorf("the link is %s", link)
	}
	script, program := copied("Copy as JavaScript"), copied("Copy as Go")

	mux := http.NewServeMux()
	mux.Handle(Prefix, http.StripPrefix(Prefix[:len(Prefix)-1], site.Handler(os.DirFS(Dist(t)))))
	mux.HandleFunc("/run.html", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, `<!DOCTYPE html><title>run</title><link rel="icon" href="data:,"><script>window.said = []; console.log = (line) => said.push(line)</script><script type="module" src="run.js"></script><script type="module">window.over = true</script>`)
	})
	mux.HandleFunc("/run.js", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		fmt.Fprint(w, script)
	})
	origin := Serve(t, mux)
	address := Eval[string](e.Page, `new URL("mapi.js", document.baseURI).href`)
	if !strings.Contains(script, address) {
		t.Fatalf("the module is not at %s in\n%s", address, script)
	}
	script = strings.Replace(script, address, origin+Prefix+"mapi.js", 1)
	p := Open(t, origin+"/run.html")
	p.WaitFor(`window.over && said.length > 0`)
	inPage := Eval[[]string](p, `said`)

	file := filepath.Join(t.TempDir(), "main.go")
	if err := os.WriteFile(file, []byte(program), 0o644); err != nil {
		t.Fatal(err)
	}
	run := exec.Command("go", "run", file)
	run.Dir = filepath.Join("..", "..")
	out, err := run.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s\n%s", err, out, program)
	}
	inGo := strings.Split(strings.TrimSpace(string(out)), "\n")
	if len(inPage) < 8 || strings.Join(inGo, "\n") != strings.Join(inPage, "\n") {
		t.Errorf("in Go:\n%s\nin JavaScript:\n%s", strings.Join(inGo, "\n"), strings.Join(inPage, "\n"))
	}
	if steps := Eval[string](e.Page, `document.querySelector(".player-counter").textContent`); !strings.HasSuffix(steps, fmt.Sprintf("/ %d", len(inPage))) {
		t.Errorf("the page has %s steps, the programs have %d", steps, len(inPage))
	}
}

// axe finds nothing in it, in either language, beside the pictures and before them.
func TestEditorAxe(t *testing.T) {
	for language, page := range articles {
		p := NewPage(t)
		for _, look := range []struct {
			width int
			dark  bool
		}{{1280, true}, {400, false}} {
			p.Emulate(look.width, 900, look.dark, true)
			p.Goto(Root(t) + page + "?lang=" + language + "&scenario=firowait&step=9")
			p.WaitFor(`document.documentElement.dataset.ready === "true"`)
			p.Press("w")
			p.WaitFor(`!document.querySelector(".writing").hidden && ` + inText(".cm-content") + `.textContent`)
			e := editor{played{p}}
			e.paste(strings.Replace(scenarioText, "MAPIInitIdle", "MAPIInit", 1))
			p.WaitFor(`document.querySelector(".writing-mistake").textContent`)
			for _, f := range p.axe() {
				t.Errorf("%s, %d pixels: %v", language, look.width, f)
			}
			p.Screenshot(fmt.Sprintf("editor-%s-%d", language, look.width))
		}
	}
}

// write inserts a text where the caret is, as an input method does it; with quotes
// and brackets it does what the keys do.
func (e editor) write(text string) {
	e.t.Helper()
	e.Keys(text)
}

// accept takes the chosen suggestion. One that has just come up takes no keys yet, so
// that nobody takes by mistake what was not there when the key was pressed.
func (e editor) accept() {
	e.t.Helper()
	e.clickIn(".cm-tooltip-autocomplete li[aria-selected]")
}

// clickIn clicks on an element of the text once it is at rest.
func (e editor) clickIn(selector string) {
	e.t.Helper()
	var last, at [2]float64
	e.poll("clicking "+selector, func() (err error) {
		last = at
		at, err = eval[[2]float64](e.Page, `new Promise((rest) => requestAnimationFrame(() => requestAnimationFrame(() => {
			const found = `+inText(selector)+`
			if (!found) return rest([0, 0])
			found.scrollIntoView({ block: "nearest" })
			const box = found.getBoundingClientRect()
			rest([box.x + Math.min(box.width / 2, 60), box.y + 8])
		})))`)
		if err == nil && (at[0] == 0 || at != last) {
			err = errors.New("it is not there, or moving")
		}
		return err
	})
	e.clickAt(at[0], at[1])
}

// Nobody fetches the editor who does not write, and whose work it is made of is said.
func TestEditorIsFetchedWhenItIsOpened(t *testing.T) {
	p := openPlayer(t, "scenario=firowait")
	fetched := `performance.getEntriesByType("resource").some(({ name }) => name.includes("/page/editor/"))`
	if Eval[bool](p.Page, fetched) {
		t.Error("the editor is fetched by a page on which nobody writes")
	}
	p.Press("w")
	p.WaitFor(fetched)
	p.WaitFor(`!document.querySelector(".writing").hidden`)
	var sources struct{ Sources []string }
	maps, err := filepath.Glob(filepath.Join(Dist(t), "page", "editor", "editor-*.js.map"))
	if err != nil || len(maps) != 1 {
		t.Fatalf("the editor is made of %q, %v", maps, err)
	}
	text, err := os.ReadFile(maps[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &sources); err != nil {
		t.Fatal(err)
	}
	licences, err := os.ReadFile(filepath.Join(Dist(t), "licenses.txt"))
	if err != nil {
		t.Fatal(err)
	}
	libraries := 0
	for _, source := range sources.Sources {
		_, library, ok := strings.Cut(source, "node_modules/")
		if !ok {
			continue
		}
		libraries++
		parts := strings.Split(library, "/")
		name := parts[0]
		if strings.HasPrefix(name, "@") {
			name += "/" + parts[1]
		}
		if !strings.Contains(string(licences), name+"\n\n") {
			t.Errorf("licenses.txt says nothing of %s", name)
		}
	}
	if libraries < 10 {
		t.Errorf("the editor is made of %d files of others", libraries)
	}
}

// What stands in the text is explained, in the language of the page, where one points.
func TestEditorExplains(t *testing.T) {
	for language, want := range map[string]string{
		"en":    "Starts the application's idle engine (I-05).",
		"pt-BR": "Inicia o mecanismo de ociosidade do aplicativo (I-05).",
	} {
		p := NewPage(t)
		p.Goto(Root(t) + articles[language] + "?lang=" + language + "&scenario=firowait")
		p.WaitFor(`document.documentElement.dataset.ready === "true"`)
		p.Press("w")
		p.WaitFor(`document.querySelector(".writing:not([hidden])") && ` + inText(".cm-content") + `.textContent`)
		e := editor{played{p}}
		e.paste(scenarioText)
		e.mistake("")
		const verb = `[...document.querySelector(".writing-text").shadowRoot.querySelectorAll(".cm-line:nth-child(5) span")].find((one) => one.textContent === '"MAPIInitIdle"')`
		p.WaitFor(verb)
		at := Eval[[2]float64](p, `(() => {
			const box = `+verb+`.getBoundingClientRect()
			return [box.x + box.width / 2, box.y + box.height / 2]
		})()`)
		tries := 0
		e.poll("pointing", func() error {
			// It takes a pointer at rest, and explanations that have been fetched.
			if tries++; tries%20 == 1 {
				p.perform("pointing", engine.Move{X: at[0] - 20, Y: at[1]}, engine.Move{X: at[0], Y: at[1]})
			}
			if got, err := eval[string](p, inText(".cm-about")+`?.textContent ?? ""`); err != nil || got != "MAPIInitIdle"+want {
				return fmt.Errorf("it is explained as %q, %v", got, err)
			}
			return nil
		})
	}
}
