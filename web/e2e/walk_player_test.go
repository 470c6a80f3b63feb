package e2e

import (
	"strings"
	"testing"

	"mapi-playground/web/e2e/engine"
)

// The controls: every one of the bar, its panels, its menu and its dialogs.
func TestWalkPlayer(t *testing.T) {
	walks(t, playerPreset+"&step=3", func(w walk) {
		chip := func(en, pt, value string) { // opens the panel of a chip
			w.t.Helper()
			w.TabTo(".player-chips button.chip")
			for !Eval[bool](w.Page, call(`name => document.activeElement.textContent.startsWith(name)`, w.in(en, pt))) {
				w.keys("Tab")
			}
			w.says(".player-chips button.chip", value, value)
			w.keys("Enter")
			w.says(".chip-panel:popover-open h3", en, pt)
		}
		const panel = ".chip-panel:popover-open "

		// In the order in which it is shown.
		w.TabTo(".player button.rule")
		w.keys("Enter", "Escape")
		w.focused(".player button.rule")
		var got []string
		for len(got) < 13 {
			got = append(got, Eval[string](w.Page, `document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent`))
			w.Press("Tab")
		}
		want := w.in("GI-07; Step; Back to the beginning; Back to the breakpoint before; One step back; Play; One step forward; On to the next breakpoint; "+
			"Which host drives: Virtual host: time from the scenario; Speed: 1/s; Breakpoints: 0; Branch: as given; More",
			"GI-07; Passo; Voltar ao início; Voltar ao ponto de parada anterior; Um passo para trás; Reproduzir; Um passo para a frente; Avançar até o próximo ponto de parada; "+
				"Qual host conduz: Host virtual: o tempo vem do cenário; Velocidade: 1/s; Pontos de parada: 0; Ramo: original; Mais")
		if strings.Join(got, "; ") != want {
			t.Errorf("Tab goes to\n%s, want\n%s", strings.Join(got, "; "), want)
		}

		// Each step is told once, by button, by key and by scrubber.
		w.TabBackTo("button.transport.forward")
		w.silence()
		w.keys("Enter")
		w.at(4, 38)
		w.tells(".", ".")
		w.do("button.transport.forward", " ")
		w.at(5, 38)
		w.tells(".", ".")
		w.keys("j")
		w.at(4, 38)
		w.tells(".", ".")
		w.keys("ArrowRight")
		w.at(5, 38)
		w.TabBackTo("button.transport.back")
		w.keys("Enter", "Enter")
		w.at(3, 38)
		w.TabBackTo("button.transport.restart")
		w.keys("Enter")
		w.at(0, 38)
		w.TabBackTo("input.scrubber")
		w.keys("End")
		w.at(38, 38)
		w.keys("ArrowLeft", "ArrowLeft", "j")
		w.at(36, 38)
		w.WaitFor(call(`text => document.activeElement.getAttribute("aria-valuetext") === text`, w.in("step 36 of 38", "passo 36 de 38")))
		// With the rule that has the focus goes its button, not the focus.
		w.TabBackTo(".player button.rule")
		w.keys("Home", "l", "l", "l", "Home")
		w.at(0, 38)

		// Speed, and playing to a breakpoint: of the event of a step, and of a node.
		chip("Speed", "Velocidade", "1/s")
		w.do(panel+"input", "End")
		w.says(panel+"output", "Steps a second: 50", "Passos por segundo: 50")
		w.keys("Escape")
		w.TabTo(".player-chips button.chip")
		w.TabBackTo("input.scrubber")
		w.keys("Home")
		w.hold(engine.Key{Name: "ArrowRight"}, 16)
		w.at(16, 38)
		chip("Breakpoints", "Pontos de parada", "0")
		w.says(panel, "There are none.", "Não há nenhum.")
		w.do(panel+".buttons button", "Enter")
		w.says(panel+".breaks", "event user.acts", "evento user.acts")
		w.do(panel+".buttons:last-of-type button:last-child", "Enter") // on to the next
		w.at(30, 38)
		w.keys("Escape", "[")
		w.at(16, 38)
		w.TabBackTo("button.transport.play")
		w.keys("Enter")
		w.at(30, 38)
		w.says("button.transport.play", "Play", "Reproduzir")
		w.keys("k", "k")
		w.says("button.transport.play", "Play", "Reproduzir")
		chip("Breakpoints", "Pontos de parada", "1")
		w.do(panel+`input[type="checkbox"]`, " ")
		w.says(".player-chips", "Breakpoints: off", "Pontos de parada: não")
		w.keys(" ")
		w.do(panel+".breaks button", "Enter")
		w.says(panel, "There are none.", "Não há nenhum.")
		w.keys("Escape", "Home")

		// A branch: made, named, left, entered and dropped.
		chip("Branch", "Ramo", w.in("as given", "original"))
		w.do(panel+".buttons button", "Enter")
		w.says(".player-chips", "fork 1", "ramo 1")
		w.TabTo(panel + ".rename input")
		w.write("jf")
		w.keys("Enter")
		w.says(".player-chips", "jf", "jf")
		w.TabBackTo(panel + "select")
		w.keys("ArrowUp")
		w.at(0, 38)
		w.keys("ArrowDown")
		w.at(0, 0)
		w.do(panel+".buttons button:last-child", "Enter")
		w.at(0, 38)
		w.says(panel+".note", "This is the run as it was given.", "Esta é a execução como foi dada.")
		w.keys("Escape")
		w.focused(".player-chips button.chip:nth-child(4)")

		// What happens is made to happen: sleep, and the user.
		w.keys("Shift+Tab", "Shift+Tab", "Shift+Tab", "Enter")
		w.says(panel+"h3", "Which host drives", "Qual host conduz")
		w.TabTo(panel + `input[type="number"]`)
		w.write("6")
		w.silence()
		w.TabTo(panel + ".buttons:not([hidden]) button")
		w.keys("Enter")
		w.tells("The computer is idle for 6.00 s.", "O computador fica ocioso por 6,00 s.")
		w.keys("Tab", "Tab", "Enter")
		w.tells("The computer sleeps for 6.00 s.", "O computador dorme por 6,00 s.")
		w.keys("Tab", "Enter")
		w.tells("The user acts in", "O usuário age em")

		// The live host, busy and not, and back.
		w.TabBackTo(panel + "button.primary")
		w.keys("Enter")
		if Eval[bool](w.Page, `"requestIdleCallback" in window`) {
			w.says(".player-chips", "Live: requestIdleCallback", "Ao vivo: requestIdleCallback")
		} else {
			w.says(".player-chips", "Live: slices of time made by this page", "Ao vivo: fatias de tempo feitas por esta página")
		}
		w.do(panel+`input[type="range"]`, "ArrowRight")
		w.says(panel+"output", "5 %", "5 %")
		w.keys("Tab", "Tab", "Enter", "Tab", "Enter")
		w.says("[data-part=log]", "The computer sleeps for 6.00 s.", "O computador dorme por 6,00 s.")
		w.TabBackTo(panel + "button.primary")
		w.keys("Enter")
		w.says(".player-chips", "Virtual host", "Host virtual")
		w.keys("Escape")

		// The menu: help, sharing, an example, a scenario of one's own.
		menu := func(entry int) {
			w.t.Helper()
			w.TabTo("button.menu")
			w.keys("Enter")
			w.TabTo("#player-menu button")
			for range entry {
				w.keys("Tab")
			}
			w.keys("Enter")
		}
		menu(5)
		w.says("dialog[open] h2", "Keys and help", "Teclas e ajuda")
		w.says("dialog[open] .keys", "one step back", "um passo para trás")
		w.keys("ArrowRight") // a dialog has the keys
		w.do(`dialog[open] input[type="checkbox"]`, " ")
		w.keys(" ", "Escape")
		w.focused("button.menu")
		w.keys("?", "Escape")
		w.focused("button.menu")

		menu(2)
		w.says("dialog[open] h2", "Share and export", "Compartilhar e exportar")
		w.TabTo("dialog[open] textarea")
		w.WaitFor(`document.activeElement.value.includes("#v1.")`)
		for range 9 { // to copy, as Markdown, as HTML, the run, and the exports
			w.Press("Tab")
			w.focused("dialog[open] :is(button, textarea, select)")
		}
		w.TabTo("dialog[open] .buttons button")
		w.silence()
		w.keys("Enter")
		w.says(`dialog[open] [role="status"]`, ".", ".")
		w.keys("Escape")
		w.focused("button.menu")

		menu(0)
		w.WaitFor(`document.querySelector("dialog[open] .presets details[open] [aria-current]") && [...document.querySelectorAll("dialog[open] details[open] li p")].every((one) => one.textContent.length > 40)`)
		w.TabTo("dialog[open] details:not([open]) summary")
		w.keys("Enter")
		w.WaitFor(`document.activeElement.parentElement.querySelector("li p:not(:empty)").textContent.length > 40`)
		w.do("dialog[open] details[open] [data-preset]", "Enter")
		w.WaitFor(`!document.querySelector("dialog[open]")`)
		w.focused("button.menu")
		w.keys("o")
		w.do("dialog[open] .own summary", "Enter")
		w.do("dialog[open] .own .buttons button", "Enter")
		w.WaitFor(`!document.querySelector("dialog[open]") && document.querySelector(".writing")?.contains(document.activeElement)`)
		w.keys("Escape")
		w.focused("button.menu")

		// Predicting: the question stands in the way, an answer is told with its reasons.
		w.keys("o")
		w.TabTo("dialog[open] details:nth-of-type(4) summary")
		w.keys("Enter")
		w.do(`dialog[open] [data-preset="why-is-my-routine-never-called"]`, "Enter")
		w.at(0, 38)
		w.hold(engine.Key{Name: "l"}, 9)
		w.at(9, 38)
		menu(3)
		w.says(".predict-question", "Which routine does the scheduler pick now?", "Qual rotina o agendador escolhe agora?")
		w.keys("l")
		w.focused(".predict-choices button")
		w.at(9, 38)
		w.keys("Tab", "Tab", "Enter")
		w.at(10, 38)
		w.says(".predict", "It picks greedy.", "Ele escolhe greedy.")
		w.says(".predict li", "but greedy goes first", "mas greedy vai primeiro")
		w.keys("Enter") // go on
		w.at(11, 38)
		w.keys("l", "l", "Enter")
		w.says(".predict", "Right so far: 1 of 2", "Acertos até agora: 1 de 2")
		w.do(".predict-foot button", "Enter")
		w.WaitFor(`document.querySelector(".predict").hidden`)

		// Presentation: one figure, another, and back to where one was.
		menu(4)
		w.focused(".presenting select")
		w.says(".presenting", "Leave (Esc)", "Sair (Esc)")
		w.WaitFor(`!document.querySelector("h1").checkVisibility()`)
		w.keys("End")
		w.WaitFor(`document.querySelector("[data-part=log]").checkVisibility()`)
		w.keys("Escape")
		w.WaitFor(`document.querySelector("h1").checkVisibility()`)
		w.focused("button.menu")
	})
}
