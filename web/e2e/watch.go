package e2e

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"mapi-playground/web/e2e/engine"
)

// watch collects what goes wrong in a tab.
type watch struct {
	mu       sync.Mutex
	console  []string // every message, as "type: text"
	problems []string
	expected []*regexp.Regexp
	requests map[string]string // the addresses of those that are under way
	fewer    chan struct{}     // one of them is not any more
	seen     chan string       // the marks of settle, as they come back
	silent   bool              // the page runs no scripts, and so answers nothing
	crashed  bool
}

func newWatch() *watch {
	return &watch{requests: make(map[string]string), fewer: make(chan struct{}, 1), seen: make(chan string, 1)}
}

// mark begins the console messages that settle sends itself.
const mark = "e2e has read the console up to "

// Message implements [engine.Watch].
func (w *watch) Message(kind, text, at string) {
	if strings.HasPrefix(text, mark) {
		w.seen <- text
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	message := kind + ": " + text
	w.console = append(w.console, message)
	switch kind {
	case "error", "assert", "exception":
		if at != "" {
			message += " (" + at + ")"
		}
		w.problems = append(w.problems, message)
	}
}

// Problem implements [engine.Watch].
func (w *watch) Problem(text string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.problems = append(w.problems, text)
}

// Asked implements [engine.Watch].
func (w *watch) Asked(id, url string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.requests[id] = url
}

// Answered implements [engine.Watch].
func (w *watch) Answered(id string) {
	w.mu.Lock()
	delete(w.requests, id)
	w.mu.Unlock()
	select {
	case w.fewer <- struct{}{}:
	default:
	}
}

// Crashed implements [engine.Watch].
func (w *watch) Crashed() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.problems = append(w.problems, "the page crashed")
	w.crashed = true
}

// underWay are the addresses that the page has asked for and not got yet.
func (w *watch) underWay() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	var urls []string
	for _, url := range w.requests {
		urls = append(urls, url)
	}
	return urls
}

// settle returns when everything that the page has done up to now has arrived,
// and what came of its requests. That one does not end is a problem.
func (w *watch) settle(ctx context.Context, tab engine.Tab, timeout time.Duration) {
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	for w.read(ctx, tab); !w.silent; w.read(ctx, tab) {
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
func (w *watch) read(ctx context.Context, tab engine.Tab) {
	if w.silent {
		return
	}
	text := mark + time.Now().String()
	// The pause is for what the browser reports a little later than it happens.
	js := fmt.Sprintf(`new Promise(done => setTimeout(() => done(console.debug(%q)), 50))`, text)
	_, err := tab.Eval(ctx, js)
	for tries := 0; err != nil && ctx.Err() == nil && tries < 3; tries++ {
		_, err = tab.Eval(ctx, js) // the page was about to become another one
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
	p.watch.settle(p.ctx, p.tab, p.Timeout)
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
	p.watch.settle(p.ctx, p.tab, p.Timeout)
	p.watch.mu.Lock()
	defer p.watch.mu.Unlock()
	return slices.Clone(p.watch.console)
}
