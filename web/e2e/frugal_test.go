package e2e

import "testing"

// With 10,000 routines and the browser driving, what a frame draws does not grow with them:
// so many rows, so many changes of the page, however long the queue is.
func TestManyRoutinesLiveDrawLittle(t *testing.T) {
	p := openPlayer(t, "scenario=firowait")
	p.Do(`(async () => {
		const inputs = [{ app: "A", do: "MAPIInitIdle" }]
		for (let i = 0; i < 10_000; i++) inputs.push({ app: "A", do: "FtgRegisterIdleRoutine", as: "r" + i, priIdle: -1 - i % 2000, csecIdle: 1 + i % 100, iroIdle: "FIROINTERVAL" })
		await mapiPage.open({ version: 1, title: "many", applications: [{ name: "A", capacity: 20_000 }], inputs })
		await mapiPage.live()
		window.changes = []
		// What one task changes comes at once.
		new MutationObserver((all) => changes.push(all.length)).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
	})()`)
	p.WaitFor(`changes.length > 20`)
	if rows := Eval[int](p.Page, `document.querySelectorAll("#bench-queue li, #bench-queue tr").length`); rows > 50 {
		t.Errorf("%d rows are drawn", rows)
	}
	if most := Eval[int](p.Page, `Math.max(...changes)`); most > 600 {
		t.Errorf("%d changes of the page at once", most)
	}
}
