package e2e

import (
	"fmt"
	"testing"

	"mapi-playground/web/e2e/engine"
)

// Sessions: a call of one's own, each kind of question and its answers, logging
// off, the threads, and all that happened.
func TestWalkSessions(t *testing.T) {
	walks(t, "scenario=a-provider-looks-for-its-configuration&step=26", func(w walk) {
		// open plays an example that the article names, to a step.
		open := func(name string, step int) {
			w.t.Helper()
			button := fmt.Sprintf("main [data-preset=%q]", name)
			if Eval[bool](w.Page, call(`(selector) => Boolean(document.activeElement.compareDocumentPosition(document.querySelector(selector)) & Node.DOCUMENT_POSITION_PRECEDING)`, button)) {
				w.TabBackTo(button)
			} else {
				w.TabTo(button)
			}
			w.keys("Enter")
			w.WaitFor(call(`name => location.search.includes("scenario=" + name)`, name))
			w.WaitFor(`document.querySelector("main [data-preset][data-playing]") || document.querySelector(".scrubber").valueAsNumber > 0`)
			w.keys("Home") // it plays; from here on step by step
			w.hold(engine.Key{Name: "l"}, step)
			w.WaitFor(fmt.Sprintf(`document.querySelector(".scrubber").valueAsNumber === %d`, step))
		}

		// A property sheet.
		w.TabTo(".prompt.prompt button")
		w.says(".prompt .question", "needs more information before it can log on", "precisa de mais informações")
		w.silence()
		w.keys("Enter")
		w.tells("The user enters what was missing.", "O usuário informa o que faltava.")
		w.focused(".prompts-none")

		open("password-prompt", 9)
		w.silence()
		w.keys("l")
		w.tells("A dialog asks the user for the credentials of Work.", "Um diálogo pede ao usuário as credenciais de Work.")
		w.focused(`#session [data-preset="password-prompt"]`)
		w.TabBackTo(".prompt.credentials input")
		w.says(".prompt .question", "Which credentials open the mailbox of Work?", "Que credenciais abrem a caixa de correio de Work?")
		w.write("pear")
		w.keys("Enter")
		w.tells("The user enters credentials.", "O usuário digita credenciais.")
		w.focused(".prompts-none")
		w.says(".prompts-none", "Nothing is asked at this step.", "Nada é perguntado neste passo.")
		w.keys("l", "l", "l", "l")
		w.WaitFor(`document.querySelector('[data-chart="session"] .node.here')?.dataset.id === "N12"`)
		w.keys("Tab")

		// From the node that asks a link leads to the question; it is cancelled.
		open("user-chooses-profile", 8)
		w.TabBackTo(session + `.chart-details a[href="#questions"]`)
		w.keys("Enter")
		w.focused("#questions")
		w.keys("Tab")
		w.focused(".prompt select")
		w.WaitFor(`document.activeElement.value === ""`) // S-38
		w.TabTo(".prompt .buttons button:nth-child(2)")
		w.silence()
		w.keys("Enter")
		w.tells("The user cancels.", "O usuário cancela.")
		w.focused(".prompts-none")

		// A notice of failure: no other try.
		open("one-failure-and-a-retry", 0)
		w.stepUntil(`document.querySelector(".prompt.retry")`)
		w.TabBackTo(".prompt.retry .buttons button:nth-child(2)")
		w.keys("Enter")
		w.focused(".prompts-none")
		w.stepUntil(`[...document.querySelectorAll(".node.here")].some((one) => one.dataset.id === "M12")`)

		// S-33: who holds the mutex crashes.
		open("the-logon-mutex", 11)
		w.TabBackTo(".prompt.profile .quiet")
		w.says(".prompt.mutex .question", "reading holds the logon mutex.", "reading está com o mutex de logon.")
		w.keys("Enter")
		w.WaitFor(`!document.querySelector(".prompt.profile")`)

		// A call of one's own, before and after MAPIInitialize (S-20, S-41).
		open("shared-session-wins", 1)
		w.TabBackTo("#own-call > summary")
		w.keys("Enter")
		w.TabTo("#logon-app")
		w.keys("ArrowDown")
		w.says(".logon-init", "has not called MAPIInitialize", "não chamou MAPIInitialize")
		w.do(".logon-init button", "Enter")
		w.WaitFor(`!document.querySelector(".logon-init").checkVisibility()`)
		w.TabBackTo("#logon-profile")
		w.write("Home")
		w.do(`input[name="MAPI_NEW_SESSION"]`, " ")
		w.says("#logon-word-note", "MAPI_NEW_SESSION | MAPI_EXTENDED", "MAPI_NEW_SESSION | MAPI_EXTENDED")
		w.TabTo("#logon-word")
		w.write("six")
		w.keys("Enter")
		w.focused("#logon-word")
		w.write("0x20")
		w.says(".logon-call code", `MAPILogonEx(0, "Home", NULL, 0x20, &session)`, `MAPILogonEx(0, "Home", NULL, 0x20, &session)`)
		w.silence()
		w.keys("Enter")
		w.tells("The logon “Mailer 1” returns an individual session on Home", "O logon “Mailer 1” devolve uma sessão individual com o perfil Home")
		w.focused("#logon-word")

		// S-154, GS-25: one handle less, and another; the focus stays on the session.
		open("shared-logoff", 28)
		w.TabBackTo(w.labelled("Log off from mail with MAPI_LOGOFF_SHARED", "Fazer o logoff de mail com MAPI_LOGOFF_SHARED"))
		w.keys("Enter")
		w.WaitFor(`document.querySelector(".session-card tbody").rows.length === 2`)
		w.says(".session-card h4", "Session on Work, no longer offered to others", "Sessão com o perfil Work, não mais oferecida a outros")
		w.focused(".session-card .handles button")
		w.do(".session-card summary", "Enter")
		w.keys("l")
		w.focused(".session-card summary")
		w.WaitFor(`document.querySelector(".session-card details").open`)
		w.TabBackTo(w.labelled("Log off from reading", "Fazer o logoff de reading"))
		w.keys("Enter")
		w.stepUntil(`document.querySelector(".session-card tbody").rows.length === 1`)
		w.says(".session-card tbody th", "index", "index")
		w.focused(".session-card .handles button")

		// The threads, step by step.
		open("apartment-threaded", 8)
		w.TabTo(".threads-list li:nth-child(4) button") // beside the text, which comes first
		w.says(".threads-list li:nth-child(4) button", "Go to step 5", "Ir ao passo 5")
		w.silence()
		w.keys("Enter")
		w.tells("calls forward on the main thread", "chama forward na thread main")
		w.focused(".threads-list li:nth-child(4) button")

		// The log: to the step after, and the focus goes with it.
		w.TabBackTo(".log-scroller")
		w.says(".log .note", "Each step of the run.", "Cada passo da execução.")
		w.silence()
		w.keys("ArrowDown")
		w.WaitFor(`document.activeElement.closest("li")?.value === 6`)
		w.tells("A message goes to the worker thread", "Uma mensagem vai para a thread worker")
		w.keys("End")
		w.WaitFor(`document.activeElement.closest("li")?.matches(":last-child")`)
		w.keys("PageUp", "Home", "f") // a branch is another run, with a log of its own
		w.WaitFor(`document.querySelectorAll(".log li").length === 1 && document.activeElement.closest(".log li")?.value === 1`)
	})
}
