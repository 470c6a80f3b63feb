package e2e

import "testing"

// I-50: what a routine does after the end of idle time is hatched, and told in the
// table that stands for the picture.
func TestTimelineOverrun(t *testing.T) {
	p := openPlayer(t, "scenario=a-long-job-in-small-states")
	p.WaitFor(`document.querySelectorAll(".timeline-plot .over").length === 1`)
	p.Do(`document.querySelector(".timeline-table summary").click()`)
	p.WaitFor(`document.querySelector(".timeline-table tbody tr")`)
	row := `[...document.querySelectorAll(".timeline-table tbody tr")].find((one) => one.textContent.includes("slice repack all"))`
	if got := Eval[string](p.Page, row+`.textContent`); got != "0.00 s1.00 sslice repack allLump0.30 s0.70 s" {
		t.Errorf("the row is %s", got)
	}
	p.Do(row + `.querySelector("button").click()`)
	p.said("calls repack all")
}

// A click and a drag go to the last step by then.
func TestTimelineScrub(t *testing.T) {
	p := openPlayer(t, playerPreset)
	p.WaitFor(`document.querySelector(".timeline-plot .slice")`)
	p.Click(".timeline-plot")
	p.WaitFor(`document.querySelector(".scrubber").valueAsNumber > 10`)
	step := Eval[int](p.Page, `document.querySelector(".scrubber").valueAsNumber`)
	if at := p.Text(".player-time"); at != "2.50 s" && at != "2.00 s" {
		t.Errorf("the middle of the run is step %d at %s", step, at)
	}
}

// Sleep of hours is drawn short, so that what is around it stays readable.
func TestTimelineSleep(t *testing.T) {
	p := openPlayer(t, "scenario=sleep-and-adjustment")
	p.WaitFor(`document.querySelector(".timeline-plot .sleep")`)
	if share := Eval[float64](p.Page, `document.querySelector(".timeline-plot .sleep").getBoundingClientRect().width / document.querySelector(".timeline-plot").clientWidth`); share > 0.25 {
		t.Errorf("sleep takes %.0f %% of the timeline", share*100)
	}
}

// Of a long log only what is near is in the page.
func TestLogIsWindowed(t *testing.T) {
	p := openPlayer(t, "scenario=starvation-and-its-cure")
	p.Do(`document.querySelector("[data-part=log]").scrollIntoView()`)
	p.Press("End")
	p.WaitFor(`document.querySelector(".log li[aria-current]")`)
	got := Eval[[]int](p.Page, `[document.querySelectorAll(".log li").length, Number(document.querySelector(".scrubber").max)]`)
	if got[1] > 300 && got[0] > 200 {
		t.Errorf("%d of %d rows are in the page", got[0], got[1])
	}
}
