package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The same scenario gives the same account, byte for byte, in the browser as
// natively, and going back and forth in it in the browser changes nothing.
func TestAccountsInTheBrowser(t *testing.T) {
	p := blank(t)
	p.Do(`(async () => { globalThis.mapi = await (await import("./mapi.js")).load() })()`)
	files, err := filepath.Glob("../scenarios/*.json")
	if err != nil || len(files) < 25 {
		t.Fatal("there are no presets", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		want, err := os.ReadFile("../../core/world/testdata/" + name + ".txt")
		if err != nil {
			continue // the list of presets is no preset; that each preset has an account is tested there
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got := Eval[string](p, call(`(text) => mapi.account(text)`, string(text))); got != string(want) {
			t.Errorf("%s: the account is\n%s\nwant\n%s", name, got, want)
		}
		if got := Eval[bool](p, call(`(text) => {
			const player = mapi.play(text)
			try {
				const states = []
				for (let step = 0; step <= player.state.len; step++) { player.go(step); states.push(JSON.stringify(player.state.snapshot)) }
				for (let step = player.state.len; step >= 0; step--) { player.go(step); if (states[step] !== JSON.stringify(player.state.snapshot)) return false }
				return states.length === player.events.length + 1
			} finally { player.close() }
		}`, string(text))); !got {
			t.Errorf("%s: a state going back is another than going forward", name)
		}
	}
}

// A scenario that is wrong says where; a link that is wrong, what.
func TestWrongScenariosAndLinks(t *testing.T) {
	p := blank(t)
	p.Do(`(async () => { globalThis.mapi = await (await import("./mapi.js")).load() })()`)
	for script, want := range map[string]string{
		`mapi.play("{")`: "line 1",
		`mapi.play({ version: 1, title: "t", inputs: [{ at: 1, do: "sleep", for: 2 }, { at: 0, do: "sleep", for: 2 }] })`: "time goes back",
		`mapi.play({ version: 7, title: "t", inputs: [] })`:                                                               "version",
		`mapi.play(7)`: "an object",
		`mapi.play({ version: 1, title: "t", inputs: [] }).routines = -1`: "a whole number",
		`(() => { throw new Error(mapi.readLink("#v9.abc").problem) })()`: "version",
		`(() => { throw new Error(mapi.readLink("#v1.abc").problem) })()`: "link",
	} {
		said := Eval[string](p, `(() => { try { `+script+`; return "nothing was thrown" } catch (error) { return error.message } })()`)
		if !strings.Contains(said, want) {
			t.Errorf("%s says %q, want %q", script, said, want)
		}
	}
}
