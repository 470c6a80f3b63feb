//go:build js && wasm

package main

import (
	"fmt"
	"strconv"
	"time"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/session"
	"mapi-playground/wasm/hot"
	"mapi-playground/wasm/recording"

	"github.com/hack-pad/safejs"
)

// suspended is a call into the subsystem that asks before it returns.
type suspended interface {
	Done() bool
	Pending() session.Question
	Answer(mapi.Time, session.Answer) error
	Abandon()
}

// asking is what the host knows about a call beyond what the call asks.
type asking struct {
	profile string           // whose services and providers it is about
	session *session.Session // through which the call was made, if there is one
	shared  bool             // the call is to end a shared session for all (S-154)
	call    *recording.Call  // where it is taken down, if anywhere
}

// settle answers what a call asks until it is done.
func (p *program) settle(c suspended, about asking) error {
	defer p.move()
	defer c.Abandon()
	p.move()
	for !c.Done() {
		// Who only waits moves nobody: two that wait would wake each other for ever.
		if q, waits := c.Pending().(session.AwaitMutex); waits {
			p.await(q)
			continue
		}
		q := c.Pending()
		answer, err := p.answer(q, &about)
		if err != nil {
			about.call.Abandoned()
			return err
		}
		about.call.Answered(q, answer, recordedTime())
		if err := c.Answer(sessionTime(), answer); err != nil {
			return err
		}
		p.move()
	}
	return nil
}

// answer gets an answer from where it is to be had: from the user, from the
// messaging system, or from a provider.
func (p *program) answer(q session.Question, about *asking) (session.Answer, error) {
	switch q := q.(type) {
	case session.AskProfile:
		return p.promptProfile(q)
	case session.AskValidation:
		about.profile = q.Profile
		return p.validate(q)
	case session.AskCredentials:
		return p.promptCredentials(q)
	case session.AskConfiguration:
		return session.Configuration{Result: mapi.Result(p.configure(about, q.ServiceUID, q.Flags, q.Parent))}, nil
	case session.AskInit:
		return p.initProvider(q, about), nil
	case session.AskProviderLogon:
		return p.logProviderOn(q, about), nil
	case session.AskProviderPrompt:
		return p.promptProvider(q, about)
	case session.AskRetry:
		return p.promptFailure(q, about)
	case session.AskDownload:
		return session.Downloaded{Result: p.download()}, nil
	case session.AskProviderState:
		return session.ProviderIs{Result: p.askProvider("state", q.Object, q.Provider)}, nil
	case session.AskShutdown:
		kind := "queryShutdown"
		if q.Step == session.NotifyShutdown {
			kind = "notifyShutdown"
		}
		return session.ProviderIs{Result: p.askProvider(kind, q.Object, q.Provider)}, nil
	case session.AskLogoff:
		return p.promptLogoff(q, about)
	case session.AtNode:
		return session.Proceed{}, nil
	}
	return nil, fmt.Errorf("nobody answers %T", q)
}

// configure has a service of a profile configured by its entry function (S-83).
func (p *program) configure(about *asking, service mapi.UID, flags mapi.EntryFlags, parent session.Window) error {
	services, err := p.admin.Services(about.profile)
	if err != nil {
		return err
	}
	return services.Configure(service, profile.UI{Flags: flags, Parent: parent}, nil)
}

// await waits for the logon mutex: until another logon has moved on, or until
// patience ends (S-33).
func (p *program) await(q session.AwaitMutex) {
	var end <-chan time.Time
	if q.Limited {
		timer := time.NewTimer(time.Duration(q.Until-sessionTime()+1) * 10 * time.Millisecond)
		defer timer.Stop()
		end = timer.C
	}
	select {
	case <-p.moved:
	case <-end:
	}
	p.subsystem.Advance(sessionTime())
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

func sessionTime() mapi.Time { return mapi.Time(hot.Clock() / 10) }

// others says how many other members of a session will be told of its end, or
// nothing if there are none.
func (about *asking) others() string {
	if !about.shared || about.session.Members() < 2 {
		return ""
	}
	return strconv.Itoa(about.session.Members() - 1)
}
