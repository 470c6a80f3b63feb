package e2e

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/cdproto/inspector"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// watch collects what goes wrong in a tab.
type watch struct {
	mu       sync.Mutex
	console  []string // every message, as "type: text"
	problems []string
	expected []*regexp.Regexp
	requests map[network.RequestID]*network.EventRequestWillBeSent // that are under way
	fewer    chan struct{}                                         // one of them is not any more
	seen     chan string                                           // the marks of settle, as they come back
	silent   bool                                                  // the page runs no scripts, and so answers nothing
	crashed  bool
}

func startWatch(ctx context.Context) (*watch, error) {
	w := &watch{requests: make(map[network.RequestID]*network.EventRequestWillBeSent), fewer: make(chan struct{}, 1), seen: make(chan string, 1)}
	console := chromedp.Console(ctx)
	go func() {
		for m, err := range console {
			if err != nil {
				return // the tab is closed
			}
			w.message(m)
		}
	}()
	return w, chromedp.Listen(ctx, func(event any) { w.event(ctx, event) })
}

// mark begins the console messages that settle sends itself.
const mark = "e2e has read the console up to "

func (w *watch) message(m chromedp.ConsoleMessage) {
	if len(m.Text) > len(mark) && m.Text[:len(mark)] == mark {
		w.seen <- m.Text
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.console = append(w.console, m.String())
	switch {
	case m.Source == "network": // event tells it with the address
	case m.Type == "error", m.Type == "assert", m.IsException():
		at := ""
		if m.URL != "" {
			at = fmt.Sprintf(" (%s:%d)", m.URL, m.Line+1)
		}
		w.problems = append(w.problems, fmt.Sprintf("%s%s", m, at))
	}
}

// event is called in the order of the events and must not block.
func (w *watch) event(ctx context.Context, event any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	problem := func(format string, args ...any) {
		w.problems = append(w.problems, fmt.Sprintf(format, args...))
	}
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		// The end of an event stream is that of its page, and a Worker is told of the end
		// of the request for its script, which is of no document.
		if strings.HasPrefix(e.Request.URL, "http") && e.Type != network.ResourceTypeEventSource && e.LoaderID != "" {
			w.requests[e.RequestID] = e
		}
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 {
			problem("request failed: %s: status %d", e.Response.URL, e.Response.Status)
		}
	case *network.EventLoadingFinished:
		w.over(e.RequestID)
	case *network.EventLoadingFailed:
		if !e.Canceled { // by the page itself, or because it was left
			url := "of another document or a Worker"
			if request := w.requests[e.RequestID]; request != nil {
				url = request.Request.URL
			}
			problem("request failed: %s: %s %s", url, e.ErrorText, e.BlockedReason)
		}
		w.over(e.RequestID)
	case *page.EventFrameNavigated: // nobody is told of what its old document asked for
		for id, request := range w.requests {
			if request.FrameID == e.Frame.ID && request.LoaderID != e.Frame.LoaderID {
				w.over(id)
			}
		}
	case *page.EventFrameDetached:
		for id, request := range w.requests {
			if request.FrameID == e.FrameID {
				w.over(id)
			}
		}
	case *page.EventJavascriptDialogOpening:
		problem("%s box: %s", e.Type, e.Message)
		go chromedp.Call(ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: true})
	case *inspector.EventTargetCrashed:
		problem("the page crashed")
		w.crashed = true
	}
}

func (w *watch) over(request network.RequestID) {
	delete(w.requests, request)
	select {
	case w.fewer <- struct{}{}:
	default:
	}
}

// underWay are the addresses that the page has asked for and not got yet.
func (w *watch) underWay() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	var urls []string
	for _, request := range w.requests {
		urls = append(urls, request.Request.URL)
	}
	return urls
}

// settle returns when everything that the page has done up to now has arrived,
// and what came of its requests. That one does not end is a problem.
func (w *watch) settle(ctx context.Context, timeout time.Duration) {
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	for w.read(ctx); !w.silent; w.read(ctx) {
		urls := w.underWay()
		if len(urls) == 0 {
			return
		}
		select {
		case <-w.fewer:
		case <-ctx.Done():
			w.mu.Lock()
			defer w.mu.Unlock()
			w.problems = append(w.problems, "a request does not end: "+strings.Join(urls, ", "))
			return
		}
	}
}

// read returns when everything that the page has done up to now has arrived. That
// a page does not answer is a problem, but for one without scripts, which never does,
// and one that crashed, of which that is told already.
func (w *watch) read(ctx context.Context) {
	if w.silent {
		return
	}
	text := mark + time.Now().String()
	// The pause is for what the browser reports a little later than it happens.
	js := fmt.Sprintf(`new Promise(done => setTimeout(() => done(console.debug(%q)), 50))`, text)
	ask := func() error { return chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](js, chromedp.EvalAwaitPromise)) }
	err := ask()
	for tries := 0; err != nil && ctx.Err() == nil && tries < 3; tries++ {
		err = ask() // the page was about to become another one
	}
	if err != nil {
		w.unanswered(err)
		return
	}
	for {
		select {
		case got := <-w.seen:
			if got == text {
				return
			}
		case <-ctx.Done():
			w.unanswered(ctx.Err())
			return
		}
	}
}

// unanswered takes note that the page did not say what has gone wrong in it.
func (w *watch) unanswered(err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.silent = true // to ask again is in vain
	if !w.crashed {
		w.problems = append(w.problems, fmt.Sprintf("the page does not say what has gone wrong in it: %v", err))
	}
}

// Expect announces problems, by regular expressions that their text matches.
// Each of them has to come up at least once.
func (p *Page) Expect(patterns ...string) {
	p.t.Helper()
	for _, pattern := range patterns {
		re, err := regexp.Compile(pattern)
		if err != nil {
			p.t.Fatal(err)
		}
		p.watch.mu.Lock()
		p.watch.expected = append(p.watch.expected, re)
		p.watch.mu.Unlock()
	}
}

// Problems returns what has gone wrong in the page so far and was not expected,
// and what was expected and has not come. A test need not call it: what it
// returns at the end of the test makes the test fail.
func (p *Page) Problems() []string {
	p.watch.settle(p.ctx, p.Timeout)
	p.watch.mu.Lock()
	defer p.watch.mu.Unlock()
	var problems []string
	came := make([]bool, len(p.watch.expected))
	for _, problem := range p.watch.problems {
		expected := false
		for i, re := range p.watch.expected {
			if re.MatchString(problem) {
				came[i], expected = true, true
			}
		}
		if !expected {
			problems = append(problems, problem)
		}
	}
	for i, re := range p.watch.expected {
		if !came[i] {
			problems = append(problems, fmt.Sprintf("expected a problem like %q, and it did not come", re))
		}
	}
	return problems
}

// Console returns every message of the page's console so far, as "type: text".
func (p *Page) Console() []string {
	p.watch.settle(p.ctx, p.Timeout)
	p.watch.mu.Lock()
	defer p.watch.mu.Unlock()
	return slices.Clone(p.watch.console)
}
