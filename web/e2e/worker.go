package e2e

import (
	"context"
	"os"
	"path/filepath"
)

// withoutWorker has the tab know of no service workers. The page's own loads all of
// the page once more, to keep it for times without network: too much for each of
// hundreds of tabs.
func (p *Page) withoutWorker() {
	p.t.Helper()
	p.workers = p.before(`delete Navigator.prototype.serviceWorker`)
}

// before has the pages that the tab opens from now on run a script before any of theirs.
func (p *Page) before(js string) (end func(context.Context) error) {
	p.t.Helper()
	p.try("adding a script", func(ctx context.Context) (err error) {
		end, err = p.tab.Before(ctx, js)
		return err
	})
	return end
}

// beforehand is before with a file of testdata.
func (p *Page) beforehand(file string) {
	p.t.Helper()
	js, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		p.t.Fatal(err)
	}
	p.before(string(js))
}

// WithWorker has the pages that the tab opens from now on start their service worker,
// as they do for everybody.
func (p *Page) WithWorker() {
	p.t.Helper()
	p.try("letting service workers be", p.workers)
}
