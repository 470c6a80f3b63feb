package e2e

import (
	"slices"
	"testing"
)

// The queue: what is done to a routine from its card, which stays where the focus
// is; a routine more; the reasons of a choice; two readings compared.
func TestWalkQueue(t *testing.T) {
	walks(t, "scenario=changing-a-routine&step=4", func(w walk) {
		// Each bit of ircIdle lets one value count, and only that one (I-54, I-57, I-58).
		choose := func(routine string) {
			w.TabBackTo(`.queue-head[tabindex="0"]`)
			w.keys("Home")
			for range 5 {
				if Eval[bool](w.Page, call(`routine => document.activeElement.closest(".queue-card").dataset.routine === routine`, routine)) {
					break
				}
				w.keys("ArrowDown")
			}
			w.focused(card(routine, ".queue-head"))
		}
		w.TabTo(`.queue-head[tabindex="0"]`)
		choose("compress")
		change := card("compress", `[data-act="change"]`)
		w.do(change, "Enter")
		w.says("dialog.queue-dialog[open] h2", "Change compress", "Mudar compress")
		bits := []string{"FIRCPFN", "FIRCPV", "FIRCPRI", "FIRCCSEC", "FIRCIRO"}
		fields := `#queue-change-pfnIdle, #queue-change-pvIdleParam, #queue-change-priIdle, #queue-change-csecIdle, .queue-dialog fieldset`
		for i, bit := range bits {
			w.do("#queue-change-"+bit, " ")
			want := make([]bool, len(bits))
			want[i] = true
			if got := Eval[[]bool](w.Page, call(`fields => [...document.querySelectorAll(fields)].map((one) => !one.disabled)`, fields)); !slices.Equal(got, want) {
				t.Errorf("I-54: with %s the fields that can be filled are %v, want %v", bit, got, want)
			}
			w.keys(" ")
		}
		w.do("#queue-change-FIRCIRO", " ")
		w.do("#queue-change-FIROWAIT", " ")
		w.do(`.queue-dialog button[type="submit"]`, "Enter")
		w.says(".queue-dialog form > .routine-wrong", "needs exactly one of", "exatamente um")
		w.do("#queue-change-FIRCIRO", " ")
		w.do("#queue-change-FIRCPRI", " ")
		w.TabTo("#queue-change-priIdle")
		w.write("99999")
		w.keys("Enter")
		w.focused("#queue-change-priIdle")
		w.says("#queue-change-priIdle-wrong", "A whole number from -32,768 to 32,767", "inteiro de -32.768 a 32.767") // I-13
		w.silence()
		w.write("5")
		w.keys("Enter")
		w.tells("Mailer changes compress: now priority 5", "Mailer muda compress: agora prioridade 5")
		w.says(`.queue-card[data-priority="5"] .queue-name`, "compress", "compress")
		w.focused(change)
		w.keys("Enter", "Escape")
		w.WaitFor(`!document.querySelector("dialog.queue-dialog").open`)
		w.focused(change)
		w.silence()

		// I-63, I-64, I-66.
		choose("search")
		toggle := card("search", `[data-act="toggle"]`)
		w.do(toggle, "Enter")
		w.tells("search is disabled.", "search é desabilitada.")
		w.says(card("search", ".queue-state"), "disabled", "desabilitada")
		w.says(toggle, "Enable search", "Habilitar: search")
		w.focused(toggle)
		w.keys("Enter")
		w.tells("search is enabled.", "search é habilitada.")
		w.focused(toggle)
		w.do(card("search", `[data-act="deregister"]`), "Enter")
		w.tells("Mailer deregisters search", "Mailer cancela o registro de search")
		w.says(".queue-told", "Mailer deregisters search", "Mailer cancela o registro de search")
		if !Eval[bool](w.Page, `Boolean(document.activeElement.closest("[data-part=queue]"))`) {
			t.Error("with the card that had it, the focus has left the queue")
		}

		w.do("#own-routine > summary", "Enter")
		w.TabTo("#routine-name")
		w.write("compress")
		w.keys("Enter")
		w.says("#routine-name-wrong", "is taken", "já")
		w.write("sweep")
		w.TabTo("#routine-priIdle")
		w.write("3")
		w.says(`output[for="routine-priIdle"]`, "ahead of user events", "antes dos eventos do usuário")
		w.do("#routine-FIROWAIT", " ")
		w.tells("exclude each other", "excluem-se mutuamente")
		w.keys(" ")
		w.do(`[data-part="routine-form"] form > button`, "Enter")
		w.tells("Mailer registers sweep: priority 3", "Mailer registra sweep: prioridade 3")
		w.says(`[data-part="routine-form"] form .outcome`, "Mailer registers sweep", "Mailer registra sweep")
		w.says(`.queue-card[data-priority="3"] .queue-name`, "sweep", "sweep")
		w.do(".routine-acts button", "Enter")
		w.tells("The computer is idle for 5.00 s.", "O computador fica ocioso por 5,00 s.")
		w.says(`[data-part="routine-form"] section .outcome`, "Steps that follow:", "Passos que se seguem:")

		// I-38: why this one, and not that one.
		w.TabBackTo(`#idle [data-preset="two-readings-of-priority"]`)
		w.keys("Enter")
		w.WaitFor(`location.search.includes("two-readings-of-priority")`)
		w.WaitFor(`document.querySelector("main [data-preset][data-playing]") || document.querySelector(".scrubber").valueAsNumber > 0`)
		w.keys("Home") // it plays; from here on step by step
		w.silence()
		w.do(`.queue-app[data-app="By Overview"] .queue-about summary`, "Enter")
		w.do(`.queue-app[data-app="By Header"] .queue-about summary`, "Enter")
		next := `.queue-app[data-app="By Header"] .queue-seek button:last-of-type`
		w.do(next, "Enter")
		w.tells("The scheduler picks submit header", "O agendador escolhe submit header")
		w.says(".queue-why-box", "Why submit header, and not another?", "Por que submit header, e não outra?")
		w.says(".queue-why-box li", "is ready too, but submit header goes first.", "também está pronta, mas submit header vai primeiro.")
		w.focused(next)
		w.TabBackTo(`.queue-app[data-app="By Header"] .queue-why-box li a.rule`)
		w.keys("Enter", "Escape")
		w.focused(`.queue-why-box li a.rule`)
		w.keys("]") // a key of the player: there are no breakpoints
		w.do(next, "Enter")
		w.focused(next)

		// GI-01: the same routines under the two readings of priority.
		w.TabTo("#compare-right")
		w.says(".compare-app[aria-label='By Header'] .compare-sum", "Calls that differ: 4.", "Chamadas que diferem: 4.")
		w.keys("ArrowUp")
		w.says(".compare-sum", "Under both readings the same routines", "Nas duas leituras, as mesmas rotinas")
		w.focused("#compare-right")
		w.TabBackTo("#compare-point")
		w.keys("ArrowDown")
		w.says(".compare > .note", "No order is promised among routines of one priority.", "nenhuma ordem é prometida")
	})
}

// The timeline: to a step and to the next, closer and away, and the same as a table.
func TestWalkTimeline(t *testing.T) {
	walks(t, playerPreset+"&step=15", func(w walk) {
		const tools = ".timeline-tools "
		w.do(tools+"button:nth-child(1)", "Enter") // closer
		w.WaitFor(`document.querySelector(".timeline-scroller").checkVisibility()`)
		w.TabTo(".timeline-plot")
		w.silence()
		w.keys("ArrowRight")
		w.at(16, 38)
		w.tells("The user acts in Mailer", "O usuário age em Mailer")
		w.WaitFor(call(`begin => document.activeElement.getAttribute("aria-valuetext").startsWith(begin)`, w.in("Step 16 of 38, 2.00 s. The user acts in Mailer", "Passo 16 de 38, 2,00 s. O usuário age em Mailer")))
		for _, row := range []struct {
			key string
			at  int
		}{{"ArrowDown", 15}, {"PageDown", 5}, {"PageUp", 15}, {"End", 38}, {"Home", 0}, {"ArrowUp", 1}} {
			w.keys(row.key)
			w.at(row.at, 38)
		}
		w.do(".timeline-scroller input", "ArrowRight")
		w.TabBackTo(tools + "button:nth-child(3)") // all of it
		w.keys("Enter")
		w.WaitFor(`!document.querySelector(".timeline-scroller").checkVisibility()`)
		w.TabTo(".timeline-plot")
		w.keys("+")
		w.WaitFor(`document.querySelector(".timeline-scroller").checkVisibility()`)
		w.keys("-")
		w.WaitFor(`!document.querySelector(".timeline-scroller").checkVisibility()`)
		w.keys("+", "0")
		w.WaitFor(`!document.querySelector(".timeline-scroller").checkVisibility()`)

		w.do(".timeline-table summary", "Enter")
		w.says(".timeline-table th", "Deadline", "Prazo")
		w.TabTo(".timeline-table tr:nth-child(5) button")
		w.silence()
		w.keys("Enter")
		w.focused(".timeline-table tr:nth-child(5) button")
		w.tells(".", ".")
		w.keys("Shift+Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab")
		// A part of the run that does not have the step: the table is another one.
		w.TabBackTo(".timeline-plot")
		w.keys("End", "+", "+", "+")
		w.TabTo(".timeline-table tbody button")
		w.keys("Enter")
		w.focused(".timeline-table tbody button")
	})
}
