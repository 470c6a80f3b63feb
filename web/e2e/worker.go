package e2e

import (
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// withoutWorker has the tab know of no service workers. The page's own loads all of
// the page once more, to keep it for times without network: too much for each of
// hundreds of tabs.
func (p *Page) withoutWorker() {
	p.t.Helper()
	added, err := chromedp.Call(p.ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
		Source: `delete Navigator.prototype.serviceWorker`,
	})
	if err != nil {
		p.t.Fatal(err)
	}
	p.noWorker = added.Identifier
}

// WithWorker has the pages that the tab opens from now on start their service worker,
// as they do for everybody.
func (p *Page) WithWorker() {
	p.t.Helper()
	_, err := chromedp.Call(p.ctx, page.RemoveScriptToEvaluateOnNewDocument, page.RemoveScriptToEvaluateOnNewDocumentParams{Identifier: p.noWorker})
	if err != nil {
		p.t.Fatal(err)
	}
}
