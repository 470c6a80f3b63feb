package e2e

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// Eval returns the value of a JavaScript expression, awaited if it is a promise.
// The value goes through JSON; T decides how it is read. Statements go into a
// function: (() => { ...; return x })().
func Eval[T any](p *Page, js string) T {
	p.t.Helper()
	value, err := eval[T](p, js)
	if err != nil {
		p.t.Fatalf("evaluating %s: %v", js, err)
	}
	return value
}

func eval[T any](p *Page, js string) (T, error) {
	ctx, cancel := context.WithTimeout(p.ctx, p.Timeout)
	defer cancel()
	var value T
	got, err := p.tab.Eval(ctx, js)
	if errors.Is(err, context.DeadlineExceeded) {
		err = fmt.Errorf("no answer within %v", p.Timeout)
	}
	if err == nil && len(got) > 0 {
		err = json.Unmarshal(got, &value)
	}
	return value, err
}

// Do runs JavaScript for its effect, and waits for it if it is a promise.
func (p *Page) Do(js string) {
	p.t.Helper()
	Eval[any](p, js)
}

// WaitFor waits until a JavaScript expression, or the promise it gives, is true.
// While it throws, it counts as not true yet.
func (p *Page) WaitFor(js string) {
	p.t.Helper()
	p.poll("waiting for "+js, func() error {
		ok, err := eval[bool](p, "(async () => Boolean(await (\n"+js+"\n)))()")
		if err == nil && !ok {
			err = errors.New("it is not true")
		}
		return err
	})
}

// poll tries until it succeeds. It asks from outside the page: the page's own
// timers are part of what is tested, and its policy forbids the usual way of
// polling inside it.
func (p *Page) poll(what string, try func() error) {
	p.t.Helper()
	deadline := time.Now().Add(p.Timeout)
	for {
		err := try()
		if err == nil {
			return
		}
		if p.ctx.Err() != nil || time.Now().After(deadline) {
			p.t.Fatalf("%s: not within %v: %v", what, p.Timeout, err)
		}
		time.Sleep(20 * time.Millisecond)
	}
}
