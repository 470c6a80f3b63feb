package e2e

import (
	"fmt"
	"testing"
)

// helpers are for tests that use the module as a page would.
const helpers = `
	const mapi = await load({ sessions: { spooler: { turns: "manual" }, ...options } })
	const sorted = (value) => JSON.stringify(value, (_, v) => v && typeof v === "object" && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).sort()) : v)
	const equal = (what, got, want) => {
		got = sorted(got); want = sorted(want)
		if (got !== want) throw new Error(what + ": got " + got + ", want " + want)
	}
	const fails = async (what, name, work) => {
		let thrown
		try { await work() } catch (error) { thrown = error }
		if (!thrown) throw new Error(what + ": no " + name)
		if (!(thrown instanceof MapiError) || thrown.name !== name) throw new Error(what + ": not " + name + ": " + thrown)
		return thrown
	}
	const turn = () => new Promise((done) => setTimeout(done))
	const client = (name) => { const app = mapi.application(name); app.MAPIInitialize(); return app }
	const a = client("A")
`

// module runs a script that uses an instance of its own, loaded with options, on
// an otherwise empty page.
func module(t *testing.T, options, script string) *Page {
	t.Helper()
	p := Open(t, Root(t)+"/")
	p.WaitFor(`document.documentElement.dataset.ready`)
	p.module(options, script)
	return p
}

// module runs such a script on a page that is there.
func (p *Page) module(options, script string) {
	p.t.Helper()
	p.Do(fmt.Sprintf(`(async () => {
		const { load, MapiError } = await import("./mapi.js")
		const options = %s
		%s
		%s
	})()`, options, helpers, script))
}
