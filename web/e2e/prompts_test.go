package e2e

import (
	"testing"
)

// What is typed stays while something else is drawn.
func TestPromptKeepsWhatIsTyped(t *testing.T) {
	p := example(t, "index.html", "password-prompt", 10)
	p.Type(".prompt input", "pe")
	p.Click(session + `[data-id="N11"] .id`)
	p.Click(session + `.chart-details input[type="checkbox"]`)
	p.WaitFor(`document.querySelector('[data-chart="session"] [data-id="N11"].stops')`)
	if got := Eval[string](p, `document.querySelector(".prompt input").value`); got != "pe" {
		t.Errorf("of %q is left %q", "pe", got)
	}
}

// S-55: the check box of the logon dialog asks for the dialog of each service.
func TestPromptForEveryService(t *testing.T) {
	p := NewPage(t)
	p.Goto(Root(t) + "?scenario=a-dialog-for-every-service&step=1")
	p.WaitFor(`document.documentElement.dataset.ready === "true"`)
	p.unfold("own-call")
	p.Fill("#logon-word", "0x23") // MAPI_LOGON_UI, MAPI_NEW_SESSION, MAPI_EXTENDED
	p.Press("Enter")
	p.Do(`document.activeElement.blur()`)
	p.stepUntil(`document.querySelector(".prompt.profile")`)
	p.Fill(".prompt select", Eval[string](p, `document.querySelector(".prompt option:last-child").value`))
	p.Press("Tab")
	p.Press(" ")
	p.Press("Tab")
	p.Press("Enter")
	p.Do(`document.activeElement.blur()`)
	p.stepUntil(`document.querySelector("[data-part=log]").textContent.includes("MSG_SERVICE_CONFIGURE")`)
}

// stepUntil goes on, step by step, until a JavaScript expression is true.
func (p *Page) stepUntil(js string) {
	p.t.Helper()
	for range 40 {
		if Eval[bool](p, "Boolean("+js+")") {
			return
		}
		p.Press("l")
		p.drawn()
	}
	p.t.Fatalf("never true: %s", js)
}
