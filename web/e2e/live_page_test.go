package e2e

import "testing"

// live opens the page and waits until it is driven.
func live(t *testing.T) *Page {
	t.Helper()
	p := Open(t, UnderPath(t))
	p.WaitFor(`document.documentElement.dataset.ready === "true"`)
	return p
}
