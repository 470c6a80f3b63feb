package e2e

import (
	"strings"
	"testing"
)

// Where it is known what led to the failure, the page offers to play it again, in
// the reader's language and without what the address asked for before.
func TestTroubleLeadsToTheRun(t *testing.T) {
	amongOthers(t)
	for _, row := range []struct{ language, page, says string }{
		{"en", "", "Play the run that led here"},
		{"pt-BR", "pt-BR/", "Reproduzir a execução que levou até aqui"},
	} {
		t.Run(row.language, func(t *testing.T) {
			base := UnderPath(t)
			p := played{NewPage(t)}
			p.Goto(base + row.page + "?lang=" + row.language + "&scenario=firowait&step=3#idle")
			p.live()
			link := Eval[string](p.Page, `(async () => {
				const { load } = await import("`+base+`mapi.js")
				const text = await (await fetch("`+base+`scenarios/shared-logoff.json")).text()
				const player = (await load()).play(text)
				player.go(7)
				return player.link()
			})()`)
			end := func(cause string) {
				t.Helper()
				p.Do(`(async () => {
					const { Trouble } = await import("` + base + `page/trouble.js")
					const { Words } = await import("` + base + `page/words.js")
					new Trouble(new Words(document.documentElement.lang)).end("player.stopped", ` + cause + `)
				})()`)
			}
			for cause, says := range map[string]string{
				`new Error("It broke.")`:                             "It broke.",
				`"It broke."`:                                        "It broke.",
				`{ message: "It broke." }`:                           "It broke.",
				`{ message: "It broke.", link: 7 }`:                  "It broke.",
				`{ message: "It broke.", link: "https://evil.org" }`: "It broke.",
			} {
				end(cause)
				if got := p.Text("#status"); !strings.HasSuffix(got, says) || Eval[bool](p.Page, `Boolean(document.querySelector("#status a"))`) {
					t.Errorf("of %s the page says %q, and has a link or not what it says", cause, got)
				}
			}
			end(call(`(link) => ({ message: "It broke.", link })`, link))
			if got := p.Text("#status"); !strings.HasSuffix(got, "It broke. "+row.says) {
				t.Errorf("the page says %q", got)
			}
			if got := Eval[string](p.Page, `document.querySelector("#status a").href`); got != base+row.page+link {
				t.Errorf("the link leads to %s, want %s", got, base+row.page+link)
			}
			p.Click("#status a")
			p.WaitFor(`document.documentElement.dataset.ready === "true" && document.querySelector(".player-counter").textContent.startsWith("7 / ")`)
			// The same address again: it is another attempt nevertheless.
			p.Do(`(window.before = true, 0)`)
			end(call(`(link) => ({ message: "It broke.", link })`, link))
			p.Click("#status a")
			p.WaitFor(`!window.before && document.documentElement.dataset.ready === "true"`)
		})
	}
}
