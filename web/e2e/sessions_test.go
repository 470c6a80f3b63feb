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
