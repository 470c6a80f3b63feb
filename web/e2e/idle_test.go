package e2e

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// Three routines of different priorities: a turn of the message loop dispatches
// the positive one (I-31), idle ticks of the browser the others, negatives before
// zero (I-32, I-35).
func TestTicksDispatchInOrder(t *testing.T) {
	p := live(t)
	// Registered while the page is kept busy, so that all three are ready
	// together; each waits a minute after its first call.
	p.Do(`(() => {
		const form = document.querySelector("#routine-form form")
		const fill = (id, value) => { const f = document.getElementById(id); f.value = value; f.dispatchEvent(new Event("input")) }
		for (const [name, priority] of [["Once", "7"], ["Whatever", "0"], ["Compress", "-3"]]) {
			fill("routine-name", name)
			fill("routine-priority", priority)
			fill("routine-csec", "6000")
			fill("routine-cost", "1")
			form.requestSubmit()
		}
	})()`)
	p.WaitFor(`[...document.querySelectorAll("#queue tbody tr")].filter((row) => row.cells[3].textContent === "1").length === 3`)
	ticks := Eval[[]string](p, `[...document.querySelectorAll("#ticks li")].reverse().map((li) => li.textContent)`)
	var called []string
	for _, tick := range ticks {
		kind, names, _ := strings.Cut(tick, ": ")
		if strings.HasPrefix(kind, "message turn, ") != (names == "Once") {
			t.Errorf("I-31: a tick says %q", tick)
		}
		called = append(called, strings.Split(names, ", ")...)
	}
	if want := []string{"Once", "Compress", "Whatever"}; !slices.Equal(called, want) {
		t.Errorf("called %v, want %v", called, want)
	}
	rows := Eval[[]string](p, `[...document.querySelectorAll("#queue tbody th")].map((th) => th.textContent)`)
	if want := []string{"Compress", "Whatever", "Once"}; !slices.Equal(rows, want) {
		t.Errorf("the queue shows %v, want %v", rows, want)
	}
}

// A routine goes on being called, is disabled, enabled and deregistered from its
// row.
func TestQueueButtons(t *testing.T) {
	p := live(t)
	p.routine("Poll", "-1", "10", "0x2", "0")
	calls := `Number(document.querySelector("#queue tbody td:nth-of-type(3)").textContent)`
	p.WaitFor(calls + " >= 3")
	p.Click(`#queue button[aria-label="Disable Poll"]`)
	p.WaitFor(`document.querySelector("#queue tbody tr").className === "disabled"`)
	before := Eval[int](p, calls)
	p.Do(`new Promise((done) => setTimeout(done, 300))`)
	if after := Eval[int](p, calls); after != before {
		t.Errorf("called %d times while disabled", after-before)
	}
	p.Click(`#queue button[aria-label="Enable Poll"]`)
	p.WaitFor(fmt.Sprintf("%s > %d", calls, before))
	p.Click(`#queue button[aria-label="Deregister Poll"]`)
	p.WaitFor(`document.querySelector("#queue tbody").rows.length === 0`)
}

// While nothing is ready the page asks for no idle ticks.
func TestEngineAtRest(t *testing.T) {
	p := live(t)
	p.Do(`(() => {
		window.asked = 0
		const real = window.requestIdleCallback
		window.requestIdleCallback = (...a) => { window.asked++; return real(...a) }
	})()`)
	p.routine("Rare", "-1", "6000", "0x2", "0")
	p.WaitFor(`document.querySelector("#queue tbody td:nth-of-type(3)")?.textContent === "1"`)
	before := Eval[int](p, "window.asked")
	p.Do(`new Promise((done) => setTimeout(done, 500))`)
	if after := Eval[int](p, "window.asked"); after != before || before > 2 {
		t.Errorf("asked for %d ticks, then for %d more in half a second", before, after-before)
	}
}

// A tag that was deregistered already: the page says what the engine says, and the
// other routine is not disturbed.
func TestDeregisteredTag(t *testing.T) {
	p := live(t)
	p.routine("Other", "0", "6000", "0x2", "0")
	p.routine("Gone", "1", "6000", "0x2", "0")
	p.WaitFor(`document.querySelector('#queue button[aria-label="Deregister Gone"]')`)
	p.Do(`(() => {
		const button = document.querySelector('#queue button[aria-label="Deregister Gone"]')
		button.click()
		button.click()
	})()`)
	p.WaitFor(`document.querySelector("#queue .bad").textContent.includes("the idle routine of this function tag is gone (GI-19)")`)
	if rows := Eval[int](p, `document.querySelector("#queue tbody").rows.length`); rows != 1 {
		t.Errorf("%d routines, want the other one", rows)
	}
}

// A browser that gives no idle ticks until it has drawn a frame, as Chromium does
// now and then, is asked for a frame.
func TestStarvedOfIdleTicks(t *testing.T) {
	p := live(t)
	p.Do(`(() => {
		const { requestIdleCallback, requestAnimationFrame } = window
		const held = []
		window.requestIdleCallback = (callback) => held.push(callback)
		window.requestAnimationFrame = (draw) => {
			Object.assign(window, { requestIdleCallback, requestAnimationFrame })
			for (const callback of held.splice(0)) window.requestIdleCallback(callback)
			return window.requestAnimationFrame(draw)
		}
	})()`)
	p.routine("Patient", "-1", "6000", "0x2", "0")
	p.WaitFor(`document.querySelector("#queue tbody td:nth-of-type(3)")?.textContent === "1"`)
}

// What the form refuses it says in words, and nothing is registered.
func TestRegisterRefused(t *testing.T) {
	p := live(t)
	p.routine("Good", "0", "6000", "0x2", "0")
	for _, row := range []struct{ priority, csec, options, cost, want string }{
		{"32768", "0", "0", "0", "not a whole number in the range of its type"},
		{"-32769", "0", "0", "0", "not a whole number in the range of its type"},
		{"abc", "0", "0", "0", "not a whole number in the range of its type"},
		{"", "0", "0", "0", "not a whole number in the range of its type"},
		{"1.5", "0", "0", "0", "not a whole number in the range of its type"},
		{"0", "4294967296", "0", "0", "not a whole number in the range of its type"},
		{"0", "100", "0x3", "0", "FIROWAIT and FIROINTERVAL exclude each other"},
		{"0", "100", "0x40", "0", "obsolete"},
		{"0", "100", "0x100", "0", "unknown bits in iroIdle"},
		{"0", "100", "many", "0", "not a whole number in the range of its type"},
		{"0", "100", "0x2", "lots", "from 0 to 2000 milliseconds"},
	} {
		p.routine("Bad", row.priority, row.csec, row.options, row.cost)
		p.WaitFor(fmt.Sprintf(`document.querySelector("#routine-form .outcome").textContent.includes(%q)`, row.want))
	}
	if rows := Eval[int](p, `document.querySelector("#queue tbody").rows.length`); rows != 1 {
		t.Errorf("%d routines, want the good one only", rows)
	}
}
