package e2e

import (
	"strings"
	"testing"
)

// What is asked is a form; by keyboard alone it is answered, and the run goes on
// from there, in a branch of its own.
func TestPromptIsAnswered(t *testing.T) {
	p := example(t, "index.html", "password-prompt", 9)
	if Eval[bool](p, `Boolean(document.querySelector(".prompt"))`) {
		t.Error("something is asked before the question")
	}
	p.Press("l")
	p.WaitFor(`document.querySelector(".prompt.credentials")`)
	if got := p.Text(`.player-telling [role="status"]`); !strings.Contains(got, "asks the user for the credentials of Work") {
		t.Errorf("what is announced is %q", got)
	}
	if Eval[bool](p, `document.querySelector("[data-part=prompts]").contains(document.activeElement)`) {
		t.Error("the question takes the focus")
	}
	p.Type(".prompt input", "pear")
	p.Press("Enter")
	p.WaitFor(`!document.querySelector(".prompt")`)
	for range 4 {
		p.Press("l")
	}
	p.WaitFor(`document.querySelector('[data-chart="session"] .node.here')?.dataset.id === "N12"`)
}

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

// Each kind of question has its answers.
func TestPromptKinds(t *testing.T) {
	for _, row := range []struct {
		example string
		step    int
		kind    string
		answer  string
		then    string // a node of the chart that asked
	}{
		{"user-chooses-profile", 6, "profile", "cancel", "N9"},
		{"a-provider-looks-for-its-configuration", 26, "prompt", "fill", "V10"},
		{"a-provider-looks-for-its-configuration", 115, "retry", "decline", "M12"},
	} {
		p := NewPage(t)
		p.example(t, "index.html", row.example, row.step)
		p.stepUntil(`document.querySelector(".prompt")`)
		if !Eval[bool](p, `document.querySelector(".prompt").classList.contains("`+row.kind+`")`) {
			t.Errorf("%s: the question is of another kind than %s", row.example, row.kind)
		}
		button := map[string]string{"cancel": ".prompt button:nth-of-type(2)", "fill": ".prompt button[type=submit]", "decline": ".prompt button:nth-of-type(2)"}[row.answer]
		p.Click(button)
		p.stepUntil(`[...document.querySelectorAll(".node.here")].some((e) => e.dataset.id === "` + row.then + `")`)
	}
}

// S-33: the logon that waits for the mutex says who holds it.
func TestPromptShowsTheMutex(t *testing.T) {
	p := example(t, "index.html", "the-logon-mutex", 11)
	if got := p.Text(".prompt.mutex .question"); got != "reading holds the logon mutex." {
		t.Errorf("the logon that waits says %q", got)
	}
	p.Click(".prompt.profile .quiet") // the program that holds it crashes
	p.WaitFor(`!document.querySelector(".prompt.profile")`)
}

// From the node that asks, a link leads to the question.
func TestPromptFromTheChart(t *testing.T) {
	p := example(t, "index.html", "user-chooses-profile", 8)
	p.Focus(session + ".chart-details a")
	p.Press("Enter")
	p.focused("#questions")
	p.Press("Tab")
	p.focused(".prompt select")
	if got := Eval[string](p, `document.querySelector(".prompt select").value`); got != "" {
		t.Errorf("S-38: the field has %q in it", got)
	}
}

// S-55: the check box of the logon dialog asks for the dialog of each service.
func TestPromptForEveryService(t *testing.T) {
	p := NewPage(t)
	p.Goto(Root(t) + "?scenario=a-dialog-for-every-service&step=1")
	p.WaitFor(`document.documentElement.dataset.ready === "true"`)
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
		p.Do(`new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))`)
	}
	p.t.Fatalf("never true: %s", js)
}
