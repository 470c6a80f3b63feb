package world

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/trace"
)

// open tells what an opening comes to, under its name.
func (w *World) open(a *application, in scenario.Input, o *session.Open) {
	name := in.Text("as")
	if name == "" {
		name = in.Do
	}
	w.start(a, name, o, func() {
		object, warning, err := o.Result()
		if err != nil {
			w.failedBy(w.openingFailureRule(in, err), a, in.Do, err)
			return
		}
		rule := w.openingRule(in, object)
		w.opened[name] = object
		e := trace.Event{Key: trace.SessionOpened, App: a.Name, Call: in.Text("session"), Result: trace.Result(warning)}
		if warning != mapi.OK {
			e.Key = trace.SessionOpenedWarning
		}
		if warning == mapi.OK {
			e.Rule = rule
		}
		e.Text, _ = object.DisplayName()
		w.emit(e)
	})
}

// store is the id of a store of a session by its provider's name; one that no
// store has, if there is none.
func store(s *session.Session, name string) mapi.UID {
	rows, _ := s.MsgStoresTable()
	for _, row := range rows {
		if row.DisplayName == name {
			return row.UID
		}
	}
	return mapi.UID{0xFF}
}

func (w *World) openMsgStore(a *application, s *session.Session, in scenario.Input) error {
	flags, _ := mapi.ParseFlags[mapi.StoreFlags](in.Text("ulFlags"))
	w.open(a, in, s.OpenMsgStore(w.now.Hundredths(), 0, store(s, in.Text("store")), flags))
	return nil
}

func (w *World) openAddressBook(a *application, s *session.Session, in scenario.Input) error {
	flags, _ := mapi.ParseFlags[mapi.AddressBookFlags](in.Text("ulFlags"))
	w.open(a, in, s.OpenAddressBook(w.now.Hundredths(), 0, flags))
	return nil
}

func (w *World) openEntry(a *application, s *session.Session, in scenario.Input) error {
	var id []byte
	if name := in.Text("entry"); name != "" {
		uid := store(s, name)
		id = uid[:]
		rows, _ := s.StatusTable()
		for _, row := range rows {
			if row.Type.String() == name || row.Type == mapi.TransportProvider && row.DisplayName == name {
				id = row.EntryID
				break
			}
		}
	}
	w.open(a, in, s.OpenEntry(w.now.Hundredths(), 0, id))
	return nil
}
