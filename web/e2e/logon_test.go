package e2e

import (
	"fmt"
	"testing"
)

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
