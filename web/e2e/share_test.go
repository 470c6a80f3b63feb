package e2e

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
)

// sharing opens the dialog for sharing of an example at a step, by itself, with the
// viewer of traces at an origin.
func sharing(t *testing.T, language, viewer string) *Page {
	t.Helper()
	p := blank(t)
	p.Do(call(`async (language, viewer) => {
		const [{ load }, { Stage }, { Words }, { Share }] = await Promise.all(
			["mapi.js", "page/stage.js", "page/words.js", "page/share/share.js"].map((one) => import("./" + one)))
		const mapi = await load()
		const text = await (await fetch("scenarios/firowait.json")).text()
		window.stage = new Stage(mapi, mapi.reference, new Words(language), { name: "firowait", text })
		const share = new Share(stage, viewer)
		document.body.append(share.element)
		share.open()
	}`, language, viewer))
	return p
}

// give presses the button that hands the trace over, and waits for what it says.
func (p *Page) give(label, says string) {
	p.t.Helper()
	p.Do(call(`(label) => { [...document.querySelectorAll("dialog button")].find((one) => one.textContent === label).id = "give" }`, label))
	p.Focus("#give")
	p.Press("Enter")
	p.WaitFor(call(`(says) => document.querySelector("dialog [role=status]").textContent === says`, says))
}

// A viewer gets the trace in a window of its own as soon as it says that it is
// there, and only it: who else says so gets nothing.
func TestPerfettoGetsTheTrace(t *testing.T) {
	amongOthers(t)
	viewer := Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Write([]byte(`<!DOCTYPE html><title>Viewer</title><link rel="icon" href="data:,"><script>
			let asked = 0
			addEventListener("message", ({ source, origin, data }) => {
				if (data === "PING") { if (++asked === 3) source.postMessage("PONG", "*") }
				else opener.postMessage({ asked, origin, keys: Object.keys(data.perfetto), title: data.perfetto.title, fileName: data.perfetto.fileName,
					buffer: data.perfetto.buffer instanceof ArrayBuffer, text: new TextDecoder().decode(data.perfetto.buffer) }, "*")
			})</script>`))
	}))
	for _, row := range []struct{ language, button, about, says string }{
		{"en", "Open ui.perfetto.dev and give it the trace", "other site", "ui.perfetto.dev has the trace."},
		{"pt-BR", "Abrir ui.perfetto.dev e entregar-lhe o rastro", "outro site", "O ui.perfetto.dev tem o rastro."},
	} {
		t.Run(row.language, func(t *testing.T) {
			p := sharing(t, row.language, viewer)
			if !strings.Contains(p.Text("dialog"), row.about) {
				t.Error("it is not said that another site is opened")
			}
			p.Do(`(() => {
				addEventListener("message", ({ data }) => { if (data.text) window.taken = data })
				setInterval(() => postMessage("PONG", "*"), 20) // not the viewer
				return 0
			})()`)
			p.give(row.button, row.says)
			p.WaitFor(`window.taken`)
			var taken struct {
				Asked, Keys         any
				Origin, Title, Text string
				FileName            string `json:"fileName"`
				Buffer              bool
			}
			if err := json.Unmarshal([]byte(Eval[string](p, `JSON.stringify(taken)`)), &taken); err != nil {
				t.Fatal(err)
			}
			if taken.Asked != 3.0 || !taken.Buffer || taken.FileName != "firowait.perfetto.json" || taken.Title != Eval[string](p, `stage.state.title`) {
				t.Errorf("the viewer has taken %v", taken)
			}
			if taken.Text != Eval[string](p, `stage.player.export("perfetto")`) {
				t.Error("the viewer has not the trace that is saved as a file")
			}
		})
	}
}

// Where the window is not allowed, or nobody answers in it, a sentence says what to
// do instead.
func TestPerfettoDoesNotAnswer(t *testing.T) {
	silent := Serve(t, http.NotFoundHandler())
	p := sharing(t, "en", silent)
	p.Do(`void (async () => {
		const { openInPerfetto } = await import("./page/share/perfetto.js")
		window.came = await openInPerfetto({ title: "", fileName: "", text: "{}" }, "` + silent + `", 300)
	})()`)
	p.WaitFor(`window.came === "silent"`)
	p.Do(`(() => { window.open = () => { const here = { closed: false, postMessage() {} }; setTimeout(() => { here.closed = true }); return here }; return 0 })()`)
	p.give("Open ui.perfetto.dev and give it the trace", "ui.perfetto.dev did not answer. Save the trace for Perfetto and open the file there.")
	p.Do(`(() => { window.open = () => null; return 0 })()`)
	p.give("Open ui.perfetto.dev and give it the trace", "This browser does not let the page open a window. Save the trace for Perfetto and open the file at ui.perfetto.dev.")
}

// On the page itself it is Perfetto's own site that is opened.
func TestPerfettoIsTheViewer(t *testing.T) {
	p := openPlayer(t, playerPreset)
	p.Do(`(() => { window.open = (url) => { window.asked = url; return null }; return 0 })()`)
	p.Press("s")
	p.button("dialog[open]", "Open ui.perfetto.dev")
	p.WaitFor(`window.asked === "https://ui.perfetto.dev"`)
}
