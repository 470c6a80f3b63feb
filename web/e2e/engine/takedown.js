// What a page says on the console, and what goes wrong in it, for a test that asks for it.
{
	document.currentScript?.remove()
	const name = Symbol.for("said")
	let said
	try { said = top[name] } catch {} // a frame of another origin keeps its own
	Object.defineProperty(window, name, { value: said ??= [] })
	const text = (one) => {
		if (typeof one === "string") return one
		if (one instanceof Error) return String(one)
		try { return JSON.stringify(one) ?? String(one) } catch { return String(one) }
	}
	const say = (Kind, ...what) => said.push({ Kind, Text: what.map(text).join(" "), At: "" })
	for (const [kind, told] of [["log", "log"], ["debug", "debug"], ["info", "info"], ["warn", "warning"], ["error", "error"]]) {
		const own = console[kind]
		console[kind] = (...what) => { say(told, ...what); own.apply(console, what) }
	}
	const assert = console.assert
	console.assert = (holds, ...what) => { if (!holds) say("assert", ...what); assert.call(console, holds, ...what) }
	// What a listener of the page has prevented is null by the time that somebody asks for it.
	const unlessPrevented = (event, what, At) => said.push({ toJSON: () => event.defaultPrevented ? null : { Kind: "exception", Text: text(what), At } })
	addEventListener("error", (event) => {
		if (event.target === window) unlessPrevented(event, event.error ?? event.message, event.filename + ":" + event.lineno)
	}, true)
	addEventListener("unhandledrejection", (event) => unlessPrevented(event, event.reason, ""), true)
	addEventListener("securitypolicyviolation", (event) =>
		say("error", "Content-Security-Policy: " + event.violatedDirective + " forbids " + event.blockedURI + " " + event.sample))
	window.alert = (what) => say("box", "alert box: " + what)
	addEventListener("pagehide", () => { if (said.length) navigator.sendBeacon("/e2e-said-%d", JSON.stringify(said.splice(0))) })
}
