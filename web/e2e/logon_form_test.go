package e2e

import (
	"strings"
	"testing"
)

// unfold opens one of the forms of the article, whose fields are no stops of the Tab key
// until somebody does.
func (p *Page) unfold(form string) {
	p.t.Helper()
	p.Do(`document.querySelector("#` + form + `").open = true`)
}

func (p *Page) flagNames() string {
	p.t.Helper()
	return Eval[string](p, `[...document.querySelectorAll(".logon-flags input:checked")].map((e) => e.name).sort().join(" ")`)
}

// A flags word is read both ways.
func TestLogonFlagsWord(t *testing.T) {
	p := example(t, "index.html", "shared-session-wins", 3)
	p.unfold("own-call")
	p.Fill("#logon-word", "0x1022")
	if got := p.flagNames(); got != "MAPI_EXTENDED MAPI_FORCE_DOWNLOAD MAPI_NEW_SESSION" {
		t.Errorf("0x1022 is %s", got)
	}
	p.Click(`input[name="MAPI_FORCE_DOWNLOAD"]`)
	p.Click(`input[name="MAPI_UNICODE"]`)
	if got := Eval[string](p, `document.querySelector("#logon-word").value`); got != "0x80000022" {
		t.Errorf("the word is %s", got)
	}
	p.Fill("#logon-word", "0x400021")
	if got := p.Text("#logon-word-note"); !strings.Contains(got, "0x400000 has no name") {
		t.Errorf("of an unknown bit it says %q", got)
	}
	p.Click(`input[name="MAPI_LOGON_UI"]`)
	if got := Eval[string](p, `document.querySelector("#logon-word").value`); got != "0x400020" {
		t.Errorf("the unknown bit is not kept: %s", got)
	}
	p.Fill("#logon-word", "six")
	p.WaitFor(`document.querySelector("#logon-word").getAttribute("aria-invalid") === "true"`)
	p.Press("Enter")
	p.WaitFor(`document.querySelector(".logon-form .trouble").textContent !== ""`)
	p.focused("#logon-word")
}

// By keyboard alone: S-41 once more, with a call of one's own.
func TestLogonOfOnesOwn(t *testing.T) {
	p := example(t, "index.html", "shared-session-wins", 17)
	p.unfold("own-call")
	p.Fill("#logon-app", "Mailer")
	p.Type("#logon-profile", "Home")
	if got := p.Text(".logon-call code"); got != `MAPILogonEx(0, "Home", NULL, 0x20, &session)` {
		t.Errorf("the call is %s", got)
	}
	p.Press("Enter")
	p.WaitFor(`document.querySelector('[data-chart="session"] .node.here').dataset.id === "N3"`)
	p.WaitFor(`document.querySelector(".logon-result").textContent.startsWith("S_OK: The logon “Mailer 1” returns a shared session on Work")`)
	p.WaitFor(`document.querySelector(".session-card.shared tbody").rows.length === 2`)
	if got := p.Text(".session-card.shared tbody tr:last-child"); !strings.HasPrefix(got, "Mailer 1") {
		t.Errorf("the handle is %q", got)
	}
}

// S-32, S-59: a call that asks is followed to the question, and after the answer to its
// result, which stands beside the button; in both languages, whether it moves or not.
func TestLogonIsFollowedToItsResult(t *testing.T) {
	for language, page := range map[string]string{"en": "index.html", "pt-BR": "pt-BR/"} {
		for _, reduced := range []bool{false, true} {
			p := NewPage(t)
			p.Emulate(1280, 800, false, reduced)
			p.Goto(Root(t) + page + "?scenario=password-prompt&step=1&lang=" + language)
			p.WaitFor(`document.documentElement.dataset.ready === "true"`)
			p.unfold("own-call")
			p.Type("#logon-profile", "Work")
			p.Fill("#logon-word", "0x20020") // MAPI_PASSWORD_UI, MAPI_EXTENDED
			p.Click(`.logon-form button[type="submit"]`)
			p.WaitFor(`document.querySelector(".prompt.credentials")`)
			p.Type(".prompt input", "pear")
			p.Press("Enter")
			p.WaitFor(`/^S_OK: (The|O) logon “Mailer 1” /.test(document.querySelector(".logon-result").textContent)`)
			p.Fill("#logon-profile", "") // no name, and nobody may be asked for one
			p.Fill("#logon-word", "0x22")
			p.Click(`.logon-form button[type="submit"]`)
			p.WaitFor(`document.querySelector(".logon-result").textContent.match(/^(The|O) logon “Mailer 2” \w+ MAPI_E_LOGON_FAILED: /)`)
			if got := p.Text(".logon-result"); language == "pt-BR" && !strings.Contains(got, "devolve") {
				t.Errorf("in Portuguese it says %q", got)
			}
		}
	}
}

// S-20: an application that has not called MAPIInitialize is told so, and may call
// it, or log on all the same and be refused.
func TestLogonWithoutInitialize(t *testing.T) {
	p := NewPage(t)
	p.Goto(Root(t) + "?scenario=shared-session-wins&step=1")
	p.WaitFor(`document.documentElement.dataset.ready === "true"`)
	p.unfold("own-call")
	p.Fill("#logon-app", "Mailer")
	p.WaitFor(`!document.querySelector(".logon-init").hidden`)
	p.Click(`.logon-form button[type="submit"]`)
	p.WaitFor(`document.querySelector('[data-chart="session"] .node.off')`)
	if got := p.Text(session + ".chart-details .state"); !strings.Contains(got, "MAPIInitialize was not called") {
		t.Errorf("the refusal says %q", got)
	}
	p.Click(".logon-init button")
	p.WaitFor(`document.querySelector(".logon-init").hidden`)
}
