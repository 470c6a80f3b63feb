//go:build js && wasm

package main

import (
	"time"

	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/system"
	"mapi-playground/wasm/bridge"
	"mapi-playground/wasm/hot"

	"github.com/hack-pad/safejs"
)

// now is what time it is, as performance.now() has it.
func now() system.Moment {
	return system.Moment{At: scenario.Time(hot.Clock() * float64(scenario.Millisecond))}
}

// settle waits until a call is done: until it has been answered, or patience has ended
// (S-33). It returns why the call failed, if it did.
func (p *program) settle(c *system.Call) error {
	defer p.move()
	p.run()
	p.move()
	for !c.Done() {
		p.await()
		p.run()
	}
	if err := p.failures[c]; err != nil {
		delete(p.failures, c)
		return err
	}
	return c.Err()
}

// run goes on with all calls as far as they get without an answer that is still to come.
// Unless one has moved on nobody is woken: two that wait would wake each other for ever.
func (p *program) run() {
	p.sys.Advance(now())
	moved := false
	for p.sys.Progress(now()) {
		moved = true
	}
	if moved {
		p.move()
	}
}

// await waits until a call has moved on, or something of the system is due.
func (p *program) await() {
	var end <-chan time.Time
	if due, ok := p.sys.NextDue(); ok {
		timer := time.NewTimer(time.Duration((due-now().At)/scenario.Millisecond+10) * time.Millisecond)
		defer timer.Stop()
		end = timer.C
	}
	select {
	case <-p.moved:
	case <-end:
	}
}

// answerLater has a question answered by somebody who takes his time: the user, or the page.
// A call that he cannot answer fails with the reason.
func (p *program) answerLater(c *system.Call, ask func() (session.Answer, error)) (session.Answer, bool) {
	bridge.Go(func() error {
		answer, err := ask()
		if err == nil {
			err = c.Answer(now(), answer)
		}
		p.run() // it may have ended meanwhile
		return err
	}, func(err error) {
		if !c.Done() {
			p.failures[c] = err
			c.Abandon(now())
			p.run()
		}
	})
	return nil, false
}

// open gives the element of a window handle a number.
func (p *program) open(parent safejs.Value) (w session.Window, closed func()) {
	if parent.IsNull() {
		return 0, func() {}
	}
	p.opened++
	w = p.opened
	p.windows[w] = parent
	return w, func() { delete(p.windows, w) }
}

func (p *program) window(w session.Window) safejs.Value {
	if v, ok := p.windows[w]; ok {
		return v
	}
	return safejs.Null()
}
