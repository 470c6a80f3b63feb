//go:build js && wasm

package main

import (
	"fmt"
	"slices"
	"time"

	"mapi-playground/core/mapi"
	"mapi-playground/core/session"
	"mapi-playground/wasm/bridge"
	"mapi-playground/wasm/dialog"

	"github.com/hack-pad/safejs"
)

func (p *program) initialize(a bridge.Args) (any, error) {
	app, err := p.app(a)
	if err != nil {
		return nil, err
	}
	flags, err := a.Uint32(1, "ulFlags")
	if err != nil {
		return nil, err
	}
	return nil, app.client.Initialize(&session.Initialization{Flags: mapi.InitFlags(flags)})
}

func (p *program) uninitialize(a bridge.Args) (any, error) {
	app, err := p.app(a)
	if err != nil {
		return nil, err
	}
	return nil, app.client.Uninitialize()
}

// logon is MAPILogonEx: a promise of the session's number.
func (p *program) logon(a bridge.Args) (any, error) {
	app, err := p.app(a)
	if err != nil {
		return nil, err
	}
	var r session.Request
	parent, err := a.Element(1, "ulUIParam")
	if err != nil {
		return nil, err
	}
	if r.Profile, err = a.String(2, "lpszProfileName"); err != nil {
		return nil, err
	}
	if r.Password, err = a.String(3, "lpszPassword"); err != nil {
		return nil, err
	}
	flags, err := a.Uint32(4, "flFlags")
	if err != nil {
		return nil, err
	}
	r.Flags = mapi.LogonFlags(flags)
	return bridge.Promise(func() (any, error) {
		r.Parent = p.open(parent)
		defer delete(p.windows, r.Parent)
		return p.drive(app, r)
	})
}

// open gives the element of a window handle a number.
func (p *program) open(parent safejs.Value) session.Window {
	if parent.IsNull() {
		return 0
	}
	p.opened++
	p.windows[p.opened] = parent
	return p.opened
}

// drive is the host of one logon: it answers what the logon asks until it is
// done.
func (p *program) drive(app *application, r session.Request) (any, error) {
	l := app.client.Logon(sessionTime(), r)
	app.logon = l
	p.latest = slices.Index(p.apps, app)
	defer l.Abandon()
	defer p.move()
	for !l.Done() {
		p.move()
		if q, waits := l.Pending().(session.AwaitMutex); waits {
			p.await(q)
			continue
		}
		answer, err := p.answer(l.Pending())
		if err != nil {
			return nil, err
		}
		if err := l.Answer(sessionTime(), answer); err != nil {
			return nil, err
		}
	}
	s, err := l.Result()
	if err != nil {
		return nil, err
	}
	p.sessions[s.ID()] = s
	p.handedOut = max(p.handedOut, s.ID())
	name, err := s.ProfileName()
	return map[string]any{"id": s.ID(), "profile": name, "shared": s.Shared()}, err
}

// answer gets an answer from where it is to be had.
func (p *program) answer(q session.Question) (session.Answer, error) {
	switch q := q.(type) {
	case session.AskProfile:
		name, chosen, err := dialog.Profile(p.window(q.Parent), q.Profiles)
		if err != nil || !chosen {
			return session.Cancel{}, err
		}
		return session.Profile{Name: name}, nil
	case session.AskValidation:
		return session.Validation{Valid: q.Credentials == p.mailboxes[q.Profile]}, nil
	case session.AskCredentials:
		secret, entered, err := dialog.Credentials(p.window(q.Parent), q.Profile)
		if err != nil || !entered {
			return session.Cancel{}, err
		}
		return session.Credentials{Secret: secret}, nil
	}
	return nil, fmt.Errorf("nobody answers %T", q)
}

// await waits for the logon mutex: until another logon has moved on, or until
// patience ends.
func (p *program) await(q session.AwaitMutex) {
	var end <-chan time.Time
	if q.Limited {
		end = time.After(time.Duration(q.Until-sessionTime()+1) * 10 * time.Millisecond)
	}
	select {
	case <-p.moved:
	case <-end:
	}
	p.subsystem.Advance(sessionTime())
}

func (p *program) window(w session.Window) safejs.Value {
	if v, ok := p.windows[w]; ok {
		return v
	}
	return safejs.Null()
}

func sessionTime() mapi.Time { return mapi.Time(clock() / 10) }

// logoff is IMAPISession::Logoff.
func (p *program) logoff(a bridge.Args) (any, error) {
	id, err := a.Uint32(0, "the session")
	if err != nil {
		return nil, err
	}
	s, ok := p.sessions[int(id)]
	if !ok {
		return nil, &mapi.Error{Result: mapi.ErrInvalidObject, Op: "logging off", Detail: "there is no such session"}
	}
	if err := s.Logoff(sessionTime(), session.LogoffRequest{}).Err(); err != nil {
		return nil, err
	}
	p.move()
	return nil, nil
}
