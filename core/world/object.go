package world

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/trace"
)

// onObject makes a handler of what is done with an object that is open.
func onObject(do func(*World, *application, *session.Object, scenario.Input) error) handler {
	return func(w *World, a *application, in scenario.Input) {
		o := w.opened[in.Text("object")]
		if o == nil {
			w.failed(a, in.Do, &mapi.Error{Result: mapi.ErrInvalidObject, Detail: "there is no such object"})
		} else if err := do(w, a, o, in); err != nil {
			w.failed(a, in.Do, err)
		}
	}
}

func (w *World) submit(a *application, o *session.Object, _ scenario.Input) error {
	number, err := o.Submit()
	if err != nil {
		return err
	}
	e := trace.Event{Key: trace.MessageKept, App: a.Name, Count: number}
	if o.KnownToSpooler() {
		e.Key = trace.MessageSubmitted
	}
	e.Text, _ = o.DisplayName()
	w.emit(e)
	return nil
}

func (w *World) storeLogoff(a *application, o *session.Object, in scenario.Input) error {
	name, _ := o.DisplayName()
	flags, _ := mapi.ParseFlags[mapi.StoreLogoffFlags](in.Text("lpulFlags"))
	if _, err := o.StoreLogoff(flags); err != nil {
		return err
	}
	w.emit(trace.Event{Key: trace.StoreLoggedOff, App: a.Name, Text: name})
	return nil
}

func (w *World) newMail(a *application, o *session.Object, _ scenario.Input) error {
	name, err := o.DisplayName()
	if err != nil {
		return err
	}
	e := trace.Event{Key: trace.StoreNewMailIgnored, App: a.Name, Text: name}
	if o.NotifyNewMail() {
		e.Key = trace.StoreNewMail
	}
	w.emit(e)
	return nil
}

func (w *World) validateState(a *application, o *session.Object, in scenario.Input) error {
	name, _ := o.DisplayName()
	v := o.ValidateState(w.now.Hundredths())
	w.start(a, in.Do, v, func() {
		if v.Err() != nil {
			w.failed(a, in.Do, v.Err())
			return
		}
		w.emit(trace.Event{Key: trace.StateValidated, App: a.Name, Text: name})
	})
	return nil
}

func (w *World) flushQueues(a *application, o *session.Object, in scenario.Input) error {
	flags, _ := mapi.ParseFlags[mapi.FlushFlags](in.Text("ulFlags"))
	if err := o.FlushQueues(flags); err != nil {
		return err
	}
	w.emit(trace.Event{Key: trace.QueuesFlushed, App: a.Name, Flags: flags.String()})
	return nil
}
