package e2e

import (
	"fmt"
	"testing"
)

// live opens the page and waits until it is driven.
func live(t *testing.T) *Page {
	t.Helper()
	p := Open(t, UnderPath(t))
	p.WaitFor(`document.documentElement.dataset.ready === "true"`)
	return p
}

// routine fills the form and registers a routine.
func (p *Page) routine(name, priority, csec, options, cost string) {
	p.t.Helper()
	p.Fill("#routine-name", name)
	p.Fill("#routine-priority", priority)
	p.Fill("#routine-csec", csec)
	p.Fill("#routine-options", options)
	p.Fill("#routine-cost", cost)
	p.Click(`#routine-form button[type="submit"]`)
}

// client fills the panel of an application and logs it on.
func (p *Page) client(name, profile, flags string) {
	p.t.Helper()
	p.Fill("#client-"+name+"-profile", profile)
	p.Fill("#client-"+name+"-flags", flags)
	p.Click(`[aria-labelledby="client-` + name + `-title"] button[type="submit"]`)
}

// outcome waits until an application's panel says this.
func (p *Page) outcome(name, text string) {
	p.t.Helper()
	p.WaitFor(fmt.Sprintf(`document.querySelector('[aria-labelledby="client-%s-title"] .outcome').textContent.includes(%q)`, name, text))
}

// ended waits until the last logon's path ends at this node, and returns the
// edges that are drawn as walked.
func (p *Page) ended(node string) []string {
	p.t.Helper()
	p.WaitFor(`document.querySelector("#chart #node-` + node + `.here")`)
	return Eval[[]string](p, `[...document.querySelectorAll("#chart .edge.walked")].map((e) => e.id.replace("edge-", "")).sort((a, b) => a.slice(1) - b.slice(1))`)
}
