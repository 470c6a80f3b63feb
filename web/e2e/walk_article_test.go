package e2e

import (
	"strings"
	"testing"
)

// The article: past its head to the text, to a part of it, to a rule and back to
// where it was cited, to an example.
func TestWalkArticle(t *testing.T) {
	walks(t, "scenario=shared-session-wins&step=20", func(w walk) {
		w.TabTo(`a.skip[href="#article"]`)
		w.Press("Enter")
		w.WaitFor(`location.hash === "#article"`)
		w.TabTo("#rule-ids")
		w.keys(" ")
		w.TabTo(`#session a.rule[href="#rule-S-41"]`)
		w.keys("Enter")
		w.says("dialog.rule-text[open] dd", "is ignored when a shared session exists", "é ignorado quando existe uma sessão compartilhada")
		w.says("dialog.rule-text[open] button", "Close", "Fechar")
		for _, f := range w.axe() {
			t.Error(f)
		}
		w.do("dialog.rule-text button", "Enter")
		w.focused(`#session a.rule[href="#rule-S-41"]`)
		w.keys("Enter", "Escape")
		w.WaitFor(`!document.querySelector("dialog[open]")`)
		w.focused(`#session a.rule[href="#rule-S-41"]`)

		w.TabBackTo(`.contents a[href="#sharing"]`)
		w.Press("Enter")
		w.WaitFor(`location.hash === "#sharing"`)
		w.Press("Tab")
		w.focused("#sharing a.rule")
		w.do(`#sharing [data-preset="too-many-sessions"]`, "Enter")
		w.WaitFor(`document.querySelector(".scrubber").valueAsNumber > 0`)
		w.focused(`#sharing [data-preset="too-many-sessions"]`)
		w.WaitFor(`location.search.includes("scenario=too-many-sessions")`)
	})
}

// The three charts: along the arrows of the picture, to what there is to know of a
// node and of an arrow, to a breakpoint, to the list and back.
func TestWalkCharts(t *testing.T) {
	charts := []struct {
		id, begin, way     string // from where Tab comes in, the keys and where each leads
		node, en, pt, rule string // where the last of them leads
		back, arrow        string // a key that with Shift opens an arrow of that node
		last               string // node of the list
	}{
		{"session", "N3", `ArrowRight N2 ArrowUp N1 ArrowLeft N4 ArrowUp N2 ArrowDown N4 ArrowLeft N1 ArrowDown N2 ArrowDown N4 ArrowRight N5
			ArrowRight N11 ArrowLeft N12 ArrowDown N14 ArrowUp N12 ArrowUp N12 Home N1 End N3 ArrowRight N2`,
			"N2", "Shared session exists?", "Existe uma sessão compartilhada?", "S-41", "ArrowLeft", "E3", "N15"},
		{"service", "M3", "ArrowRight M2", "M2", "Did it succeed?", "Deu certo?", "S-104", "ArrowLeft", "F2", "M14"},
		{"provider", "V1", "ArrowDown V2", "V2", "Are configuration properties stored in the profile?", "As propriedades de configuração estão guardadas no perfil?", "S-109", "ArrowUp", "W1", "V14"},
	}
	walks(t, "scenario=shared-session-wins&step=20", func(w walk) {
		for _, c := range charts {
			in := `[data-chart="` + c.id + `"] `
			inPicture := func(id string) string { return in + `.chart-picture [data-id="` + id + `"]` }
			node := inPicture(c.node)
			title := in + ".chart-details h4"
			w.TabTo(in + `[data-view="list"]`)
			w.Press("Tab")
			w.focused(inPicture(c.begin))
			for way := strings.Fields(c.way); len(way) > 0; way = way[2:] {
				w.Press(way[0])
				w.focused(inPicture(way[1]))
			}
			w.says(node, c.en, c.pt)

			w.keys("Enter")
			w.focused(title)
			w.says(title, c.node+": "+c.en, c.node+": "+c.pt)
			w.do(in+`.chart-details input[type="checkbox"]`, " ")
			w.says(node, "Playing stops here", "A reprodução para aqui")
			if c.id == "session" {
				w.says(in+".chart-details .facts", "shared session true", "sessão compartilhada")
			}
			w.do(in+`.rule-open[data-rule="`+c.rule+`"] summary`, "Enter")
			w.keys("Escape")
			w.focused(node)

			w.keys("Shift+" + c.back)
			w.focused(title)
			w.says(title, c.arrow+": from ", c.arrow+": de ")
			w.says(in+".chart-details .rules-of h5", "Rules behind it", "Regras por trás dela")
			w.do(in+".chart-details .buttons button:last-of-type", "Enter")
			w.focused(node)

			w.TabBackTo(in + `[data-view="list"]`)
			w.keys("Enter")
			w.Press("Tab")
			w.focused(in + `.chart-list .node`)
			w.do(in+`.chart-list .edge[data-id="`+c.arrow+`"]`, "Enter")
			w.says(title, c.arrow+": from ", c.arrow+": de ")
			w.keys("Escape")
			w.focused(in + `.chart-list [data-id="` + c.arrow + `"]`)
			w.do(in+`.chart-list .see`, "Enter")
			w.focused(in + `.chart-list .node`)
			w.TabTo(in + `.chart-list .node[data-id="` + c.last + `"]`)
			w.TabBackTo(in + `[data-view="picture"]`)
			w.keys("Enter")
		}
	})
}
