package e2e

import (
	"strings"
	"testing"
)

// S-13: each logon has a handle of its own, and handles on one session stand
// together.
func TestSessionsAreGrouped(t *testing.T) {
	p := example(t, "index.html", "shared-session-wins", 36)
	want := "Shared session on Work: reading, surprise; Individual session on Home: insists"
	if got := p.sessions(); got != want {
		t.Errorf("the sessions are %s, want %s", got, want)
	}
	if got := Eval[string](p, `document.querySelector(".sessions-picture").getAttribute("aria-label")`); !strings.Contains(got, "Mailer has the handle surprise on the shared session on Work.") {
		t.Errorf("the picture says %q", got)
	}
}

func (p *Page) sessions() string {
	p.t.Helper()
	return Eval[string](p, `[...document.querySelectorAll(".session-card")].map((card) =>
		card.querySelector("h4").textContent + ": " + [...card.querySelectorAll(".handles tbody th")].map((e) => e.textContent).join(", ")).join("; ")`)
}

// S-154, GS-25: MAPI_LOGOFF_SHARED takes one handle away; the others stay together
// on a session that is not offered any more.
func TestSessionsLogoff(t *testing.T) {
	p := example(t, "index.html", "shared-logoff", 28)
	p.Focus(`[aria-label="Log off from mail with MAPI_LOGOFF_SHARED"]`)
	p.Press("Enter")
	p.WaitFor(`document.querySelector(".session-card tbody").rows.length === 2`)
	if got, want := p.sessions(), "Session on Work, no longer offered to others: reading, index"; got != want {
		t.Errorf("the sessions are %s, want %s", got, want)
	}
	p.Click(`[aria-label="Log off from reading"]`)
	p.Do(`document.activeElement.blur()`)
	p.stepUntil(`document.querySelector(".session-card tbody").rows.length === 1`)
	if got := p.sessions(); !strings.HasSuffix(got, ": index") {
		t.Errorf("after the second logoff: %s", got)
	}
}

// S-111: a disabled service is out of action with all its providers, in words and
// not by colour alone; its neighbour is not.
func TestSessionsDisabledService(t *testing.T) {
	p := example(t, "index.html", "two-failures-disable-the-service", 41)
	for selector, want := range map[string]string{
		".service.disabled > p":                              "Office disabled until the session ends",
		".service.disabled li:nth-child(1)":                  "✕ Staff address book out of action",
		".service:not(.disabled) li":                         "● Old letters message store ready",
		".session-tables table:nth-of-type(1) th[scope=row]": "Work",
	} {
		if got := strings.Join(strings.Fields(p.Text(selector)), " "); got != want {
			t.Errorf("%s says %q, want %q", selector, got, want)
		}
	}
	p.Click(".session-card .status summary")
	if got := p.Text(".session-card .status tbody"); !strings.Contains(got, "STATUS_FAILURE") {
		t.Errorf("the status table is %q", got)
	}
	p.Press("l")
	p.WaitFor(`document.querySelector(".session-card .status details").open`)
}
