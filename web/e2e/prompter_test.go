package e2e

import "testing"

// The page's own prompts: each gets plain data and the element, and its answer
// counts (S-38, S-55, S-59, S-83, S-110, S-153).
func TestPrompter(t *testing.T) {
	module(t, `{ prompter: globalThis.prompter = {
		asked: [],
		ask(name, question, element) { this.asked.push([name, question, element?.id ?? null]); const answer = this[name + "Answer"]; return typeof answer === "function" ? answer() : answer },
		chooseProfile(...args) { return this.ask("chooseProfile", ...args) },
		enterCredentials(...args) { return this.ask("enterCredentials", ...args) },
		async configureService(...args) { return this.ask("configureService", ...args) },
		reportFailure(...args) { return this.ask("reportFailure", ...args) },
		confirmLogoff(...args) { return this.ask("confirmLogoff", ...args) },
	} }`, `
		document.body.id = "page"
		mapi.createProfile({ name: "Work", credentials: "old", mailbox: "new", services: ["Shelf"] })
		const asked = () => prompter.asked.splice(0)
		prompter.chooseProfileAnswer = { profile: "Work", configureServices: true }
		prompter.configureServiceAnswer = { "0x6700001F": "me" }
		mapi.profiles.create({ name: "Open", services: ["Shelf"] })
		prompter.chooseProfileAnswer = { profile: "Open", configureServices: true }
		const s = await a.MAPILogonEx(document.body, null, null, 0x21)
		equal("S-38, S-55", asked(), [
			["chooseProfile", { profiles: ["Work", "Open"] }, "page"],
			["configureService", { service: "Shelf", title: "Bookshelf Folders", fields: [{ id: "0x6700001F", label: "Account", value: "", required: false, secret: false }], readOnly: false }, "page"]])
		const [{ PR_SERVICE_UID }] = await s.AdminServices().GetMsgServiceTable()
		equal("S-83", s.OpenProfileSection(PR_SERVICE_UID).GetProps(["0x6700001F"]), { "0x6700001F": "me" })
		prompter.confirmLogoffAnswer = null
		await fails("GS-28", "MAPI_E_USER_CANCEL", () => s.Logoff(null, 2))
		prompter.confirmLogoffAnswer = true
		await s.Logoff(null, 2)
		equal("S-153", asked()[0], ["confirmLogoff", { profile: "Open", others: "" }, null])
		// S-59: the lower prompt.
		prompter.enterCredentialsAnswer = () => Promise.resolve("new")
		await (await a.MAPILogonEx(null, "Work", null, 0x20020)).Logoff()
		equal("S-59", asked(), [["enterCredentials", { profile: "Work" }, null]])
		// S-110: a failure, and what is done about it.
		mapi.providers.simulate("Bookshelf", { logon: ["MAPI_E_OFFLINE", 0], detail: "no wire" })
		prompter.reportFailureAnswer = "retry"
		await (await a.MAPILogonEx(null, "Open", null, 0x21)).Logoff()
		equal("S-110", asked(), [["reportFailure", { service: "Bookshelf Folders", provider: "Bookshelf", code: 0x80040126, name: "MAPI_E_OFFLINE", detail: "no wire", correctable: true }, null]])
		// What is no answer is an error, what says no is a cancel, and what is thrown fails the call.
		const logon = () => a.MAPILogonEx(null, null, null, 0x21)
		for (const no of [null, undefined, false, () => { throw new MapiError({ code: 0x80040113, name: "MAPI_E_USER_CANCEL", message: "" }) }]) {
			prompter.chooseProfileAnswer = no
			await fails("S-34", "MAPI_E_USER_CANCEL", logon)
		}
		for (const wrong of [5, true, {}, { profile: 5 }, [], Symbol("s"), 5n, () => () => 1]) {
			prompter.chooseProfileAnswer = wrong
			const error = await fails("a wrong answer", "MAPI_E_CALL_FAILED", logon).catch(() => fails("a wrong answer", "MAPI_E_INVALID_PARAMETER", logon))
			if (!error.detail.includes("chooseProfile")) throw new Error("it says: " + error.detail)
		}
		for (const thrown of [new Error("oh no"), "oh no", Object.assign(new Error(), { get message() { return "oh no" } })]) {
			prompter.chooseProfileAnswer = () => { throw thrown }
			const error = await fails("thrown", "MAPI_E_CALL_FAILED", logon)
			if (!error.detail.includes("prompter threw in chooseProfile: oh no")) throw new Error("it says: " + error.detail)
		}
		prompter.chooseProfileAnswer = () => { throw null }
		await fails("nothing thrown", "MAPI_E_CALL_FAILED", logon)
		prompter.chooseProfileAnswer = "Nobody"
		await fails("GS-14", "MAPI_E_LOGON_FAILED", logon)
		prompter.chooseProfileAnswer = "Open"
		equal("it goes on", (await logon()).profileName, "Open")
		for (const sessions of [5, { prompter: 5 }, { prompter: { chooseProfile: 1 } }, { validate: 1 }, { spooler: 1 }, { profiles: "floppy" }, { profiles: { database: "" } },
			{ mapisvc: 5 }, { language: 5 }, { spooler: { patience: "long" } }])
			await fails("load " + JSON.stringify(sessions), "MAPI_E_INVALID_PARAMETER", () => load({ sessions }))
		await fails("a MapiSvc.inf that is none", "MAPI_E_CORRUPT_DATA", () => load({ sessions: { mapisvc: "[Services" } }))
	`)
}

// N11 (S-06): a page can be the messaging system.
func TestValidate(t *testing.T) {
	module(t, `{ validate: async ({ profile, credentials }) => { if (profile === "Bad") throw new Error("the server burns"); return credentials === profile + "!" } }`, `
		mapi.createProfile({ name: "Work", credentials: "Work!" })
		mapi.createProfile({ name: "Home", credentials: "x" })
		mapi.createProfile({ name: "Bad" })
		await a.MAPILogonEx(null, "Work", null, 0x22)
		await fails("N15", "MAPI_E_LOGON_FAILED", () => a.MAPILogonEx(null, "Home", null, 0x22))
		const error = await fails("thrown", "MAPI_E_CALL_FAILED", () => a.MAPILogonEx(null, "Bad", null, 0x22))
		equal("why", error.detail, "the server burns")
	`)
}
