package e2e

import (
	"net/http"
	"os"
	"testing"

	"mapi-playground/web/serve/site"
)

// The apartment-threaded client as a real Worker (I-82, GI-32): it registers its
// routines itself, the page's thread calls the routine that forwards, and the
// Worker's own message loop runs the work.
func TestWorkerIsAnApartment(t *testing.T) {
	const worker = `
		import { connect } from './apartment.js'
		const idle = connect()
		const report = (what) => postMessage({ report: what, window: typeof window, scope: self.constructor.name })
		let calls = 0
		const ftg = await idle.FtgRegisterIdleRoutine((param) => {
			report("called with " + param)
			if (++calls === 3) idle.DeregisterIdleRoutine(ftg).then(() => report("deregistered"))
		}, "its own block", -1, 5, 2)
		report(ftg > 0 ? "registered" : "refused")
		const none = await idle.FtgRegisterIdleRoutine(() => 0, null, 99999, 5, 2)
		report(none === 0 ? "NULL" : "not NULL")
	`
	dist := site.Handler(os.DirFS(Dist(t)))
	origin := Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/worker.js":
			w.Header().Set("Content-Type", "text/javascript")
			w.Write([]byte(worker))
		case "/worker.html":
			// A page of its own: the policy of ours lets nobody start a Worker.
			w.Header().Set("Content-Type", "text/html")
			w.Write([]byte("<!DOCTYPE html><title>A page with a Worker</title>"))
		default:
			dist.ServeHTTP(w, r)
		}
	}))
	p := Open(t, origin+"/worker.html")
	p.Do(`(async () => {
		const { load } = await import("./mapi.js")
		const { serve } = await import("./apartment.js")
		const app = (await load()).application("C")
		app.MAPIInitIdle(0)
		window.reports = []
		const worker = new Worker("worker.js", { type: "module" })
		worker.addEventListener("error", (e) => reports.push("error " + e.message))
		worker.addEventListener("message", ({ data }) => {
			if (data.report) reports.push(data.report)
			if (data.report && (data.window !== "undefined" || data.scope !== "DedicatedWorkerGlobalScope")) reports.push("on the wrong thread")
		})
		serve(app, worker)
	})()`)
	p.WaitFor(`window.reports.includes("deregistered")`)
	p.Do(`new Promise((done) => setTimeout(done, 300))`)
	counts := Eval[map[string]int](p, `reports.reduce((n, r) => ({ ...n, [r]: (n[r] ?? 0) + 1 }), {})`)
	want := map[string]int{"registered": 1, "NULL": 1, "deregistered": 1}
	for what, n := range want {
		if counts[what] != n {
			t.Errorf("%d times %q, want %d", counts[what], what, n)
		}
	}
	// I-69: the one that was already on its way may still have come.
	if calls := counts["called with its own block"]; calls < 3 || calls > 4 || len(counts) != 4 {
		t.Errorf("I-82: reports %v", counts)
	}
}
