package e2e

import (
	"slices"
	"strings"
	"testing"
)

// titles are the lanes of the picture, from left to right.
const titles = `[...document.querySelectorAll(".threads-picture .title")].map((one) => one.textContent)`

// happened are the labels of the picture's steps.
const happened = `[...document.querySelectorAll(".threads-step")].map((one) => one.dataset.step + " " + one.querySelector(".label").textContent)`

// A routine of an apartment-threaded client only posts a message to the thread
// that registered it: the call is on main, the work on worker (I-43, I-44, I-82).
func TestThreadsOfAnApartment(t *testing.T) {
	p := idleParts(t, "apartment-threaded", "en")
	p.stepTo(8)
	if got, want := Eval[[]string](p, titles), []string{"scheduler", "queue of main", "main", "worker"}; !slices.Equal(got, want) {
		t.Errorf("I-42: the lanes are %q, want %q", got, want)
	}
	want := []string{"1 MAPIInitIdle", "2 registers forward", "4 posts forward", "5 calls forward", "6 “open the next", "7 forward returns", "8 does “open the next"}
	got := Eval[[]string](p, happened)
	if len(got) != len(want) {
		t.Fatalf("the picture has %q, want %q", got, want)
	}
	for i := range want {
		if !strings.HasPrefix(got[i], want[i]) {
			t.Errorf("I-43: the picture has %q, want %q", got[i], want[i])
		}
	}
	// The list says the same, and leads to the steps.
	if got := p.Text(`.threads-list li[aria-current="step"]`); !strings.Contains(got, "worker thread of Mailer takes it up") {
		t.Errorf("I-82: the step in the list is %q", got)
	}
	p.Focus(".threads-list li:nth-child(4) button")
	p.Press("Enter")
	p.drawn()
	if got := Eval[int](p, `stage.state.at`); got != 5 {
		t.Errorf("the button of step 5 leads to step %d", got)
	}
	if got := Eval[string](p, `document.querySelector(".threads-step.here").dataset.step`); got != "5" {
		t.Errorf("the picture marks step %s", got)
	}
}

// Whichever thread registers a routine, it is called on the thread that called
// MAPIInitIdle (I-44, I-81).
func TestThreadsOfAFreeThreadedClient(t *testing.T) {
	p := idleParts(t, "free-threaded", "pt-BR")
	p.stepTo(3)
	from := Eval[[]string](p, `[2, 3].map((step) => {
		const x = document.querySelector('.threads-step[data-step="' + step + '"] path').getAttribute("d").match(/^M([\d.]+) /)[1]
		return [...document.querySelectorAll(".threads-picture .title")].find((title) => title.getAttribute("x") === x).textContent
	})`)
	if want := []string{"ui", "worker"}; !slices.Equal(from, want) {
		t.Errorf("I-81: the routines are registered from %q, want %q", from, want)
	}
	p.Do(`go(stage.state.len)`)
	if got, want := Eval[[]string](p, titles), []string{"agendador", "fila de net", "net", "ui", "worker"}; !slices.Equal(got, want) {
		t.Errorf("the lanes are %q, want %q", got, want)
	}
	if got := p.Text(".threads > p:not([hidden]):not(.note)"); !strings.Contains(got, "em sua thread net") {
		t.Errorf("I-44: the part says %q", got)
	}
	if got := Eval[int](p, `document.querySelectorAll(".threads-step").length`); got != 10 {
		t.Errorf("the picture has %d steps, want the latest 10", got)
	}
}

// A message that the loop has not delivered yet lies in the queue (I-45).
func TestThreadsMessageLies(t *testing.T) {
	p := idleParts(t, "late-call-after-deregistration", "en")
	step := Eval[int](p, `stage.player.events.findIndex((event) => event.key === "idle.posted" && event.app === "Mailer") + 2`)
	p.stepTo(step)
	if got := Eval[int](p, `document.querySelectorAll(".threads-picture .lies").length`); got != 1 {
		t.Errorf("I-45: %d messages lie in the queue, want 1", got)
	}
	p.Fill("#threads-app", "Careful")
	p.drawn()
	if got := Eval[[]string](p, happened); len(got) == 0 || !strings.Contains(strings.Join(got, " "), "tidy carefully") {
		t.Errorf("of Careful the picture has %q", got)
	}
}
