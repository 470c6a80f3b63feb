package e2e

import (
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"mapi-playground/web/serve/site"
)

// openLive switches to the live host, at the end of a run whose engine has a routine.
func openLive(t *testing.T) played {
	t.Helper()
	p := openPlayer(t, "scenario=firointerval-is-a-minimum")
	p.Click("button.chip:nth-of-type(1)")
	p.button(".chip-panel:popover-open", "Go live")
	// The page names what drives it, also where it has to slice time itself (GI-12).
	p.WaitFor(`document.querySelector(".player-chips").textContent.includes(window.requestIdleCallback ? "Live: requestIdleCallback" : "Live: slices of time made by this page")`)
	p.WaitFor(`document.querySelector(".player-chips").textContent.includes("live 1")`)
	return p
}

const livesIn = `[...document.querySelectorAll(".log-sentence")].filter((one) => /^The browser gives .+ an idle tick/.test(one.textContent)).length`

// GI-12: in a browser idle time is requestIdleCallback; routines run in its ticks,
// really taking their time, and the run can be looked at step by step afterwards.
func TestLiveHost(t *testing.T) {
	p := openLive(t)
	before := Eval[int](p.Page, `Number(document.querySelector(".scrubber").max)`)
	p.script("live-page.js", "listen")
	p.Press("Escape")
	p.WaitFor(call(`(before) => Number(document.querySelector(".scrubber").max) > before + 60`, before))
	p.WaitFor(`heard.sentences > 0`)
	// Nobody can listen to sixty sentences at once.
	heard := script[struct{ Sentences, Most int }](p.Page, "live-page.js", "heard")
	if heard.Sentences > heard.Most {
		t.Errorf("of the steps of a live run %d were read out, want %d at most", heard.Sentences, heard.Most)
	}
	// Stepping back pauses it, and keeps the branch.
	p.Click("button.transport.back")
	p.WaitFor(`document.querySelector(".player-chips").textContent.includes("Virtual host: the live run is paused")`)
	length := p.Text(".player-counter")
	p.Do(`document.querySelector("[data-part=log]").scrollIntoView()`)
	p.WaitFor(livesIn + ` > 0`)
	if got := p.Text(".player-chips"); !strings.Contains(got, "live 1") {
		t.Errorf("the bar says %q", got)
	}
	if again := p.Text(".player-counter"); again != length {
		t.Errorf("it went on from %s to %s", length, again)
	}
	p.Press("End")
	p.Press("Home")
	p.said("Nothing has happened yet")
}

// I-24, I-28: what the user does is taken down; so is sleep, here as if the computer
// had slept.
func TestLiveUserAndSleep(t *testing.T) {
	p := openLive(t)
	p.Do(`document.querySelector("[data-part=log]").scrollIntoView()`)
	p.button(".chip-panel:popover-open", "The user acts")
	p.WaitFor(`document.querySelector("[data-part=log]").textContent.includes("The user acts in")`)
	p.button(".chip-panel:popover-open", "Sleep")
	p.WaitFor(`document.querySelector("[data-part=log]").textContent.includes("The computer sleeps for 2.00 s.")`)
	// Real sleep is found by comparing the clocks.
	p.Do(`(() => { const real = Date.now; Date.now = () => real() + 60000 })()`)
	p.WaitFor(`/The computer sleeps for (60|59)/.test(document.querySelector("[data-part=log]").textContent) || /1 min|60\.0/.test(document.querySelector("[data-part=log]").textContent)`)
}

// The load is real: of each 50 milliseconds the main thread is busy for so many percent at
// the least, with a pause of the others, until live mode is left.
func TestLiveLoad(t *testing.T) {
	p := openLive(t)
	p.script("live-page.js", "time", 5)
	p.Fill(".chip-panel:popover-open input[type=range]", "90")
	p.WaitFor(`document.querySelector(".chip-panel:popover-open output").textContent === "90 %"`)
	p.WaitFor(`timed.took.length >= 5`)
	if took := Eval[[]float64](p.Page, `timed.took`); slices.Min(took) < 45 {
		t.Errorf("with a load of 90 %% the main thread is busy for %.1f ms, want 45 ms each", took)
	}
	p.button(".chip-panel:popover-open", "Leave live mode")
	p.WaitFor(`document.querySelector(".player-chips").textContent.includes("Virtual host")`)
	if n := Eval[int](p.Page, `timed.waiting.size`); n > 0 {
		t.Error("the load goes on when live mode is left")
	}
}

// Of a long queue few routines are shown while the browser drives, for each frame shows
// others; and the end of a long run is gone to frame by frame, unless somebody thinks
// better of it.
func TestLiveLongQueue(t *testing.T) {
	const routines = 3000
	var inputs strings.Builder
	for i := range routines {
		fmt.Fprintf(&inputs, `, {"app": "A", "do": "FtgRegisterIdleRoutine", "as": "r%d", "priIdle": -1, "csecIdle": %d, "iroIdle": "FIROINTERVAL", "cost": 0.1}`, i, 1+i%50)
	}
	mux := http.NewServeMux()
	mux.Handle("/", site.Handler(os.DirFS(Dist(t))))
	mux.HandleFunc("/scenarios/long.json", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `{"version": 1, "title": "Long", "applications": [{"name": "A"}], "inputs": [{"at": 0, "app": "A", "do": "MAPIInitIdle"}%s, {"at": 50, "do": "idle", "for": 50}]}`, inputs.String())
	})
	p := played{NewPage(t)}
	p.Goto(Serve(t, mux) + "/?lang=en&scenario=long")
	p.live()
	p.Do(`document.querySelector("[data-part=queue]").scrollIntoView()`)
	length := Eval[int](p.Page, `Number(document.querySelector(".scrubber").max)`)
	p.Click("button.chip:nth-of-type(1)")
	p.WaitFor(`document.querySelector(".chip-panel:popover-open .primary")?.textContent === "Go live"`)
	p.Do(`(() => { const button = document.querySelector(".chip-panel:popover-open .primary"); button.click(); button.click() })()`)
	p.drawn()
	if got := p.Text(".player-chips"); strings.Contains(got, "live 1") || !strings.Contains(got, "Virtual host") {
		t.Errorf("live mode was left at once, and the bar says %q", got)
	}
	p.WaitFor(`document.querySelector(".chip-panel:popover-open .primary").textContent === "Go live"`)
	p.Do(`(() => { const button = document.querySelector(".chip-panel:popover-open .primary"); button.click(); button.click(); button.click() })()`)
	p.WaitFor(`document.querySelector(".player-chips").textContent.includes("live 1")`)
	p.WaitFor(fmt.Sprintf(`Number(document.querySelector(".scrubber").max) > %d`, length))
	p.WaitFor(`document.querySelector(".queue-rest span").textContent.startsWith("8 of 3,000 routines")`)
	if n := Eval[int](p.Page, `document.querySelectorAll(".queue-rows > li").length`); n != 8 {
		t.Errorf("%d rows are shown in a live run, want 8", n)
	}
	p.button(".chip-panel:popover-open", "Leave live mode")
	p.WaitFor(`document.querySelector(".queue-rest span").textContent.startsWith("24 of 3,000 routines")`)
}

// GI-12, I-38, I-44: a run that the page drives is driven by the engine that
// applications have, and is told as it was.
func TestLiveRun(t *testing.T) { runAll(t, "live.js") }
