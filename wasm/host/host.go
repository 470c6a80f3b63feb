//go:build js && wasm

package host

import (
	"time"

	"mapi-playground/core/profile"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/spooler"
	"mapi-playground/core/system"
	"mapi-playground/wasm/bridge"
	"mapi-playground/wasm/call"
	"mapi-playground/wasm/dialog"
	"mapi-playground/wasm/page"
	"mapi-playground/wasm/profiles"

	"github.com/hack-pad/safejs"
)

// Host is a system under the clocks of the browser. Create it with [New]. It must be used by
// one goroutine at a time, which is what a program in a browser does.
type Host struct {
	Sys      *system.System
	Profiles *profiles.Kept
	Page     *page.Page
	Prompter dialog.Prompter
	Scripted *system.Scripted // all that the page has not written
	Changed  func()           // tells the page that there is something new to show
	Calls    []SpoolerCall    // the latest

	clock    func() float64 // performance.now()
	windows  map[session.Window]safejs.Value
	opened   session.Window         // windows handed out so far
	moved    chan struct{}          // closed when a call has moved on, then made anew
	written  map[int]bool           // provider objects of the page's, by their numbers
	failures map[*system.Call]error // of calls that nobody could answer
	spooling chan struct{}          // holds one while the spooler has its turn
	calling  *spooler.Call          // the call of a transport that has not returned yet
	spooled  int                    // calls of the spooler's so far
}

// New returns a host without applications. The clock is performance.now().
func New(clock func() float64) *Host {
	h := &Host{
		Page: page.New(), Prompter: dialog.Dialogs{}, Changed: func() {}, clock: clock,
		windows:  make(map[session.Window]safejs.Value),
		moved:    make(chan struct{}),
		written:  make(map[int]bool),
		failures: make(map[*system.Call]error),
		spooling: make(chan struct{}, 1),
	}
	h.Profiles = profiles.New(func() { h.Changed() })
	h.Scripted = system.NewScripted(h.Profiles.Memory)
	h.Scripted.Settings = h.settings
	h.Sys = system.New(system.Config{Profiles: h.Profiles.Memory, Answerer: answers{h.Scripted, h}, Providers: h.providerTold, Idle: h.idle})
	return h
}

// Install makes the administration anew with other message services (S-68). Profiles keep
// the services that they have.
func (h *Host) Install(d *profile.Definitions) {
	h.Sys.Administer(profile.NewAdmin(profile.Config{Profiles: h.Profiles.Memory, Definitions: d, Load: h.load}))
}

// Now is what time it is, as performance.now() has it.
func (h *Host) Now() system.Moment {
	return system.Moment{At: scenario.Time(h.clock() * float64(scenario.Millisecond))}
}

// Move wakes who waits for a call to move on, and tells the page.
func (h *Host) Move() {
	woken := h.moved
	h.moved = make(chan struct{})
	close(woken)
	h.Changed()
	h.Page.Signal()
}

// Settle waits until a call is done: until it has been answered, or patience has ended
// (S-33). It returns why the call failed, if it did.
func (h *Host) Settle(c *system.Call) error {
	defer h.Move()
	h.Run()
	h.Move()
	for !c.Done() {
		h.await()
		h.Run()
	}
	if err := h.failures[c]; err != nil {
		delete(h.failures, c)
		return err
	}
	return c.Err()
}

// Run goes on with all calls as far as they get without an answer that is still to come.
// Unless one has moved on nobody is woken: two that wait would wake each other for ever.
func (h *Host) Run() {
	h.Sys.Advance(h.Now())
	moved := false
	for h.Sys.Progress(h.Now()) {
		moved = true
	}
	if moved {
		h.Move()
	}
}

// await waits until a call has moved on, or something of the system is due.
func (h *Host) await() {
	var end <-chan time.Time
	if due, ok := h.Sys.NextDue(); ok {
		timer := time.NewTimer(time.Duration((due-h.Now().At)/scenario.Millisecond+10) * time.Millisecond)
		defer timer.Stop()
		end = timer.C
	}
	select {
	case <-h.moved:
	case <-end:
	}
}

// answerLater has a question answered by somebody who takes his time: the user, or the page.
// A call that he cannot answer fails with the reason.
func (h *Host) answerLater(c *system.Call, ask func() (session.Answer, error)) (session.Answer, bool) {
	bridge.Go(func() error {
		answer, err := ask()
		if err == nil {
			err = c.Answer(h.Now(), answer)
		}
		h.Run() // it may have ended meanwhile
		return err
	}, func(err error) {
		if !c.Done() {
			h.failures[c] = err
			c.Abandon(h.Now())
			h.Run()
		}
	})
	return nil, false
}

// Open gives the element of a window handle a number.
func (h *Host) Open(parent call.Value) (w session.Window, closed func()) {
	if parent == nil {
		return 0, func() {}
	}
	h.opened++
	w = h.opened
	h.windows[w] = bridge.Raw(parent)
	return w, func() { delete(h.windows, w) }
}

func (h *Host) window(w session.Window) safejs.Value {
	if v, ok := h.windows[w]; ok {
		return v
	}
	return safejs.Null()
}
