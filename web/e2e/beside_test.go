package e2e

import (
	"strings"
	"testing"
)

// examples of the article, one of each part, with the picture that each moves.
var examples = []struct{ name, picture string }{
	{"wrong-credentials", `[data-chart="session"]`},
	{"two-failures-disable-the-service", `[data-chart="service"]`},
	{"a-provider-looks-for-its-configuration", `[data-chart="provider"]`},
	{"too-many-sessions", `[data-part="sessions"]`},
	{"starvation-and-its-cure", `[data-part="queue"]`},
	{"apartment-threaded", `[data-part="threads"]`},
}

// seen says how much of a picture is between the top of the window and the bar, against
// what there could be of it, in parts of a hundred.
const seen = `selector => {
	const { top, bottom, height } = document.querySelector(selector).getBoundingClientRect();
	const end = document.querySelector(".player").getBoundingClientRect().top;
	return Math.round(100 * (Math.min(bottom, end) - Math.max(top, 0)) / Math.min(height, end));
}`

// Whoever presses an example, by mouse or by key, sees its picture and sees it move,
// without leaving the text (S-41, I-38, I-44); the same button then holds it.
func TestExamplesPlayInView(t *testing.T) {
	amongOthers(t)
	for language := range articles {
		for _, width := range []int{390, 1280} {
			for i, one := range examples {
				t.Run(strings.Join([]string{language, map[bool]string{true: "wide", false: "narrow"}[width > 1000], one.name}, "-"), func(t *testing.T) {
					p := openBench(t, language, width, 850, true, "")
					button := `.article [data-preset="` + one.name + `"]`
					if i%2 == 0 {
						p.Click(button)
					} else {
						p.Focus(button)
						p.Press("Enter")
					}
					p.WaitFor(call(`name => location.search.includes("scenario=" + name)`, one.name))
					at := Eval[int](p.Page, `document.querySelector(".scrubber").valueAsNumber`)
					p.WaitFor(call(`at => document.querySelector(".scrubber").valueAsNumber > at`, at))
					p.WaitFor(call(`(selector, least) => (`+seen+`)(selector) >= least`, one.picture, 50))
					if !Eval[bool](p.Page, call(`button => document.querySelector(button).matches("[data-playing][aria-current]")`, button)) {
						t.Error("the button does not show that its example plays")
					}
					if wide := Eval[int](p.Page, `document.documentElement.scrollWidth`); wide > width {
						t.Errorf("the page is %d pixels wide in a window of %d", wide, width)
					}
					p.Focus(button)
					p.Press("Enter")
					p.WaitFor(call(`button => !document.querySelector(button).matches("[data-playing]")`, button))
				})
			}
		}
	}
}

// What came beside the text goes back to its own place: when it is closed, with the
// focus where it was, and when its place comes into view.
func TestPicturesGoBack(t *testing.T) {
	amongOthers(t)
	for _, width := range []int{390, 1280} {
		p := openBench(t, "en", width, 850, true, "")
		for way, back := range []func(){
			func() {
				p.Focus(".beside-head button")
				p.Press("Enter")
				p.WaitFor(`document.activeElement.dataset.preset === "starvation-and-its-cure"`)
			},
			func() { p.Do(`scrollTo(0, 0)`) },
		} {
			// Pressed again it would only hold the example.
			p.Click([]string{`.article [data-preset="starvation-and-its-cure"]`, `.article [data-preset="why-is-my-routine-never-called"]`}[way])
			p.WaitFor(`document.querySelector('.beside-picture > [data-part="queue"]')`)
			back()
			p.WaitFor(`!document.querySelector(".beside-frame, .beside-kept") && document.querySelector('#bench-queue > [data-part="queue"]')`)
		}
	}
}

// A link to an example leads to the picture that it is about, also to one that the
// article does not name.
func TestLinksLandAtThePicture(t *testing.T) {
	amongOthers(t)
	for language := range articles {
		for _, width := range []int{390, 1280} {
			for _, one := range append(examples, struct{ name, picture string }{"fast-shutdown", `[data-part="sessions"]`}) {
				p := openBench(t, language, width, 850, true, "&scenario="+one.name+"&step=3")
				p.WaitFor(call(`(selector, least) => (`+seen+`)(selector) >= least`, one.picture, 50))
				if width > 1000 && one.picture != examples[0].picture && !strings.Contains(one.picture, "queue") && Eval[float64](p.Page, `scrollY`) < 500 {
					t.Errorf("%s, %s: the page stands at its top", language, one.name)
				}
			}
		}
	}
}

// The ids of the rules stand in the text for whoever asks for them, by mouse or by key,
// and are remembered; what they lead to is two sentences and a source (S-41).
func TestRuleIDs(t *testing.T) {
	amongOthers(t)
	for language := range articles {
		p := openBench(t, language, 1280, 850, true, "")
		shown := `[...document.querySelectorAll(".article .rules")].filter((one) => one.checkVisibility()).length`
		if got := Eval[int](p.Page, shown); got != 0 {
			t.Errorf("%s: %d places show rule ids at first", language, got)
		}
		p.TabTo("#rule-ids")
		p.Press(" ")
		p.WaitFor(shown + ` > 60`)
		p.Do(`location.reload()`)
		p.WaitFor(`document.documentElement.dataset.ruleIds === "on" && ` + shown + ` > 60`)
		p.Click("#rule-ids")
		p.WaitFor(shown + ` === 0`)
	}
}

// On paper the page is an article: no control, no bar, no workbench.
func TestArticleOnPaper(t *testing.T) {
	amongOthers(t)
	for language := range articles {
		p := openBench(t, language, 1280, 850, true, "")
		p.print()
		got := Eval[[]string](p.Page, `[...document.querySelectorAll("button, input, select, textarea, form, progress, .bench, .player, .beside, .contents")].filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 80))`)
		if len(got) > 0 {
			t.Errorf("%s: on paper there is\n%s", language, strings.Join(got, "\n"))
		}
		if !Eval[bool](p.Page, `document.querySelector(".on-paper .chart-still").checkVisibility()`) {
			t.Errorf("%s: the session chart is not on paper", language)
		}
	}
}

// The article is reached by few stops: from the top of the page to its end there are at
// most 120 by Tab, which were 264; the forms unfold where somebody asks for them.
func TestArticleTabStops(t *testing.T) {
	p := openBench(t, "en", 1280, 850, true, "")
	stops := 0
	for ; stops < 300; stops++ {
		p.Press("Tab")
		if Eval[bool](p.Page, `document.activeElement.closest(".player") !== null`) {
			break
		}
	}
	if stops > 120 {
		t.Errorf("%d stops", stops)
	}
}
