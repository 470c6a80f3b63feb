package e2e

import (
	"fmt"
	"slices"
	"testing"
)

// Logons to each of the chart's four terminals, and a prompt cancelled.
func TestLogonsReachTheTerminals(t *testing.T) {
	for _, row := range []struct {
		name    string
		profile string
		flags   string
		prompt  func(p *Page)
		node    string
		edges   []string
		says    string
	}{
		{"N12 by name", "Work", "0x22", nil, "N12", []string{"E1", "E5", "E11", "E14"}, "session 1 on profile Work"},
		{"N12 by default", "", "0x60", nil, "N12", []string{"E2", "E4", "E6", "E7", "E12", "E14"}, "session 1 on profile Work"},
		{"N12 by the prompt", "", "0x21", func(p *Page) {
			p.WaitFor(`document.querySelector("dialog select").value === ""`) // S-38: empty at first
			p.Fill("dialog select", "Home")
			p.Press("Enter")
			p.Click("dialog button[value=ok]")
		}, "N12", []string{"E2", "E4", "E6", "E8", "E9", "E13", "E14"}, "session 1 on profile Home"},
		{"N12 by other credentials", "Old", "0x20020", func(p *Page) {
			p.Type("dialog input", "summer")
			p.Press("Enter")
		}, "N12", []string{"E2", "E4", "E5", "E11", "E15", "E16", "E18"}, "session 1 on profile Old"},
		{"N10", "", "0x20", nil, "N10", []string{"E2", "E4", "E6", "E8", "E10"}, "MAPI_E_LOGON_FAILED"},
		{"N15", "Old", "0x20", nil, "N15", []string{"E2", "E4", "E5", "E11", "E15", "E17"}, "MAPI_E_LOGON_FAILED"},
		{"cancelled by the button", "", "0x21", func(p *Page) {
			p.Click(`dialog button[formnovalidate]`)
		}, "N9", []string{"E2", "E4", "E6", "E8", "E9"}, "MAPI_E_USER_CANCEL"},
		{"cancelled by Escape", "Old", "0x20020", func(p *Page) {
			p.WaitFor(`document.querySelector("dialog:modal")`)
			p.Press("Escape")
		}, "N14", []string{"E2", "E4", "E5", "E11", "E15", "E16"}, "MAPI_E_USER_CANCEL"},
	} {
		t.Run(row.name, func(t *testing.T) {
			p := live(t)
			p.client("a", row.profile, row.flags)
			if row.prompt != nil {
				p.WaitFor(`document.querySelector('[aria-labelledby="client-a-title"] > dialog:modal')`) // S-24
				row.prompt(p)
			}
			p.outcome("a", row.says)
			if edges := p.ended(row.node); !slices.Equal(edges, row.edges) {
				t.Errorf("walked %v, want %v", edges, row.edges)
			}
			if Eval[bool](p, `!!document.querySelector("dialog")`) {
				t.Error("a dialog is left")
			}
		})
	}
}

// A logs on shared; B names another profile and joins all the same, until it
// insists on a session of its own (N3, S-41).
func TestSharedSessionWins(t *testing.T) {
	p := live(t)
	p.client("a", "Work", "0x28")
	p.outcome("a", "session 1 on profile Work, shared")
	p.client("b", "Home", "0x20")
	p.outcome("b", "session 2 on profile Work, shared")
	if edges := p.ended("N3"); !slices.Equal(edges, []string{"E2", "E3"}) {
		t.Errorf("B walked %v", edges)
	}
	p.WaitFor(`document.querySelector("#path").textContent.includes("B asked for Home and got session 2 on Work")`)
	p.client("b", "Home", "0x22")
	p.outcome("b", "session 3 on profile Home.")
	p.Click(`button[aria-label="Log off session 1"]`)
	p.WaitFor(`document.querySelector('[aria-labelledby="client-b-title"] .sessions').textContent.includes("Session 2: Work, shared, 1 member")`)
	p.Click(`button[aria-label="Log off session 2"]`)
	p.client("b", "Home", "0x20")
	p.outcome("b", "session 4 on profile Home.") // nothing is shared any more
}

// The flags word and the check boxes follow each other.
func TestFlagsWord(t *testing.T) {
	p := live(t)
	ticked := `[...document.querySelectorAll('[aria-labelledby="client-a-title"] input:checked')].map((box) => box.name)`
	p.Fill("#client-a-flags", "0x1022")
	got := Eval[[]string](p, ticked)
	if want := []string{"MAPI_NEW_SESSION", "MAPI_EXTENDED", "MAPI_FORCE_DOWNLOAD"}; !slices.Equal(got, want) {
		t.Errorf("0x1022 ticks %v", got)
	}
	p.Click(`[aria-labelledby="client-a-title"] input[name=MAPI_UNICODE]`)
	p.Click(`[aria-labelledby="client-a-title"] input[name=MAPI_NEW_SESSION]`)
	if word := Eval[string](p, `document.querySelector("#client-a-flags").value`); word != "0x80001020" {
		t.Errorf("the boxes make %s", word)
	}
	// Bits without a name stay in the word.
	p.Fill("#client-a-flags", "0x400")
	p.Click(`[aria-labelledby="client-a-title"] input[name=MAPI_EXTENDED]`)
	if word := Eval[string](p, `document.querySelector("#client-a-flags").value`); word != "0x420" {
		t.Errorf("the boxes make %s", word)
	}
}

// Bad input: a clear message and the documented error, and the next logon works.
func TestLogonRefused(t *testing.T) {
	p := live(t)
	long := "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklm"
	for _, row := range []struct{ profile, flags, says string }{
		{long, "0x20", "MAPI_E_LOGON_FAILED (0x80040111): the profile name has more than 64 characters"},
		{"Work", "0x420", "MAPI_E_UNKNOWN_FLAGS (0x80040106): unknown bits in flFlags: 0x400"},
		{"Work", "0x20021", "MAPI_LOGON_UI and MAPI_PASSWORD_UI exclude each other"},
		{"Work", "nonsense", "MAPI_E_INVALID_PARAMETER (0x80070057): flFlags must be a whole number"},
		{"Work", "0x100000000", "MAPI_E_INVALID_PARAMETER"},
	} {
		p.client("a", row.profile, row.flags)
		p.outcome("a", row.says)
	}
	p.client("a", "Work", "0x20")
	p.outcome("a", "session 1 on profile Work")
}

// The API's own errors, from the console as a developer would meet them.
func TestAPIErrors(t *testing.T) {
	p := live(t)
	p.Do(fmt.Sprintf(`(async () => {
		const { load, MapiError } = await import("%s")
		const mapi = await load({ record: true })
		const app = mapi.application("C")
		const expect = async (name, work) => {
			try { await work() } catch (e) {
				if (!(e instanceof MapiError) || e.name !== name || !(e.code > 0x80000000)) throw new Error("not " + name + ": " + e)
				return
			}
			throw new Error("no " + name)
		}
		const equal = (what, got, want) => { if (got !== want) throw new Error(what + ": " + got + ", want " + want) }
		await expect("MAPI_E_NOT_INITIALIZED", () => app.MAPILogonEx(null, null, null, 0x20))
		app.MAPIInitialize()
		await expect("MAPI_E_LOGON_FAILED", () => app.MAPILogonEx(null, null, null, 0x20))
		await expect("MAPI_E_LOGON_FAILED", () => app.MAPILogonEx(null, "x", "secret", 0x20))
		await expect("MAPI_E_INVALID_PARAMETER", () => app.MAPILogonEx("body", null, null, 0x20))
		await expect("MAPI_E_INVALID_PARAMETER", () => app.MAPILogonEx(null, 5, null, 0x20))
		await expect("MAPI_E_INVALID_PARAMETER", () => app.MAPILogonEx(null, null, null, "0x20"))
		await expect("MAPI_E_INVALID_PARAMETER", () => mapi.createProfile({ name: " x" }))
		equal("registered before MAPIInitIdle", app.FtgRegisterIdleRoutine(() => false, null, 0, 0, 0), 0)
		equal("MAPIInitIdle(1)", app.MAPIInitIdle(1), 1)
		equal("MAPIInitIdle(0)", app.MAPIInitIdle(0), 0)
		equal("a NULL routine", app.FtgRegisterIdleRoutine(null, null, 0, 0, 0), 0)
		equal("a priority that is a string", app.FtgRegisterIdleRoutine(() => false, null, "5", 0, 0), 0)
		const got = []
		const ftg = await new Promise((done) => {
			const ftg = app.FtgRegisterIdleRoutine((x) => { got.push(x); done(ftg); return false }, "block", -1, 6000, 2)
		})
		equal("the parameter", got.join(), "block")
		app.DeregisterIdleRoutine(ftg)
		app.DeregisterIdleRoutine(ftg)
		app.EnableIdleRoutine(ftg, true)
		app.ChangeIdleRoutine(ftg, null, null, 3, 0, 0, 4)
		const texts = mapi.snapshot().apps[0].refusals.map((r) => r.text)
		equal("a deregistered tag", texts.filter((text) => text === "the idle routine of this function tag is gone").length, 3)
		// One that throws is contained, and told.
		const told = []
		app.addEventListener("error", (e) => { e.preventDefault(); told.push(e.error.message) })
		await new Promise((done) => {
			app.FtgRegisterIdleRoutine(() => { throw new Error("oh no") }, null, -1, 6000, 2)
			app.FtgRegisterIdleRoutine(() => { done(); return false }, null, 0, 6000, 2)
		})
		equal("the error", told.join(), "oh no")
		// Another instance shares nothing with the page's own.
		equal("profiles", (mapi.snapshot().profiles ?? []).length, 0)
	})()`, "./mapi.js"))
}
