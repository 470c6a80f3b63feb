// Package e2e tries the built page in a real browser.
//
// A test opens a page, acts on it as a person would, and looks at what is there:
//
//	func TestStep(t *testing.T) {
//		p := e2e.Open(t, e2e.Root(t))
//		p.WaitFor(`document.documentElement.dataset.ready === "true"`)
//		p.Click("#step")
//		if got := p.Text("#caption"); got != "Step 1" {
//			t.Errorf("caption = %q", got)
//		}
//	}
//
// Every page is watched: an error on the console, an uncaught exception, a
// violation of the Content-Security-Policy or a request that fails makes the
// test fail, unless [Page.Expect] announced it. What a test asks for and does
// not get within [Page.Timeout] makes it fail too, with the page's console and a
// picture of the page in shots/.
//
// Pages share one browser but neither storage nor cookies, so tests may run in
// parallel.
package e2e
