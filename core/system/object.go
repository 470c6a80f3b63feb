package system

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/session"
	"mapi-playground/core/trace"
)

// opener is who opened an object, and under which name.
type opener struct {
	app  *Application
	name string
}

// with is who does something with an object: who opened it; and the object's name.
func (sys *System) with(o *session.Object) (a *Application, name string) {
	by := sys.openers[o]
	if sys.by != nil {
		return sys.by, by.name
	}
	return by.app, by.name
}

// Submit hands a message of an open store to be sent, and returns its number (S-129).
func (sys *System) Submit(now Moment, o *session.Object) (number int, err error) {
	sys.now = now
	a, object := sys.with(o)
	if sys.recorder != nil {
		sys.record(a, "SubmitMessage", "object", object)
	}
	if number, err = o.Submit(); err != nil {
		return 0, sys.failed(a, "SubmitMessage", err)
	}
	e := trace.Event{Key: trace.MessageKept, App: a.Name, Count: number}
	if o.KnownToSpooler() {
		e.Key = trace.MessageSubmitted
	}
	e.Text, _ = o.DisplayName()
	sys.emit(e)
	return number, nil
}

// StoreLogoff is IMsgStore::StoreLogoff (S-161). It returns what the transports were
// still doing.
func (sys *System) StoreLogoff(now Moment, o *session.Object, flags mapi.StoreLogoffFlags) (mapi.StoreLogoffFlags, error) {
	sys.now = now
	a, object := sys.with(o)
	name, _ := o.DisplayName()
	if sys.recorder != nil {
		sys.record(a, "StoreLogoff", "object", object, "lpulFlags", words(flags))
	}
	out, err := o.StoreLogoff(flags)
	if err != nil {
		return out, sys.failed(a, "StoreLogoff", err)
	}
	e := trace.Event{Key: trace.StoreLoggedOff, App: a.Name, Text: name, Flags: out.String()}
	if _, err := o.DisplayName(); err == nil {
		e.Key = trace.StoreStaysOpen // with LOGOFF_QUIET, while a transport is at work
	}
	sys.emit(e)
	return out, nil
}

// NewMail is SpoolerNotify with NOTIFY_NEWMAIL_RECEIVED, by a store: it returns whether
// the spooler looks after the store (S-134).
func (sys *System) NewMail(now Moment, o *session.Object) (bool, error) {
	sys.now = now
	a, object := sys.with(o)
	if sys.recorder != nil {
		sys.record(a, "NewMail", "object", object)
	}
	name, err := o.DisplayName()
	if err != nil {
		return false, sys.failed(a, "NewMail", err)
	}
	e := trace.Event{Key: trace.StoreNewMailIgnored, App: a.Name, Text: name}
	heard := o.NotifyNewMail()
	if heard {
		e.Key = trace.StoreNewMail
	}
	sys.emit(e)
	return heard, nil
}

// ValidateState is IMAPIStatus::ValidateState (S-146).
func (sys *System) ValidateState(now Moment, o *session.Object, as string) *Call {
	sys.now = now
	a, object := sys.with(o)
	name, _ := o.DisplayName()
	as = sys.name(as, "call")
	if sys.recorder != nil {
		sys.record(a, "ValidateState", "object", object, "as", as)
	}
	v := o.ValidateState(now.Hundredths())
	c := &Call{App: a, function: "ValidateState"}
	return sys.start(c, as, v, func() {
		if c.err = v.Err(); c.err != nil {
			sys.failed(a, c.function, c.err)
			return
		}
		sys.emit(trace.Event{Key: trace.StateValidated, App: a.Name, Text: name})
	})
}

// FlushQueues is IMAPIStatus::FlushQueues of the spooler's status object (S-102). The
// queues are flushed in the turns that follow.
func (sys *System) FlushQueues(now Moment, o *session.Object, flags mapi.FlushFlags) error {
	sys.now = now
	a, object := sys.with(o)
	if sys.recorder != nil {
		sys.record(a, "FlushQueues", "object", object, "ulFlags", words(flags))
	}
	if err := o.FlushQueues(flags); err != nil {
		return sys.failed(a, "FlushQueues", err)
	}
	sys.emit(trace.Event{Key: trace.QueuesFlushed, App: a.Name, Flags: flags.String()})
	return nil
}
