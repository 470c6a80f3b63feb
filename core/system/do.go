package system

import (
	"fmt"
	"maps"
	"slices"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/trace"
)

// Do does what an input of a scenario says, for the application that it names. An input
// that is the host's affair, such as idle time, is an error.
func (sys *System) Do(now Moment, in scenario.Input) error {
	do, known := verbs[in.Do]
	if !known {
		return fmt.Errorf("%q is not for the system to do: %w", in.Do, ErrVerb)
	}
	if !idleSide[in.Do] {
		sys.touch()
	}
	sys.now, sys.by = now, sys.byName[in.App]
	do(sys, sys.by, in)
	sys.by = nil
	return nil
}

// ErrVerb says that an input is not for a system to do.
var ErrVerb = &mapi.Error{Result: mapi.ErrNoSupport, Op: "doing what an input says"}

// Verbs are the verbs of the inputs that systems do, in alphabetical order.
func Verbs() []string { return slices.Sorted(maps.Keys(verbs)) }

// handler does what an input says.
type handler func(*System, *Application, scenario.Input)

// IdleSide reports whether a verb leaves the session side as it is.
func IdleSide(verb string) bool { return idleSide[verb] }

// idleSide are the verbs that leave the session side as it is.
var idleSide = map[string]bool{
	"readings": true, "MAPIInitIdle": true, "MAPIDeInitIdle": true, "FtgRegisterIdleRoutine": true, "ChangeIdleRoutine": true,
	"EnableIdleRoutine": true, "DeregisterIdleRoutine": true,
}

// verbs are what systems do for the verbs of scenarios.
var verbs = map[string]handler{
	"readings":               readings,
	"MAPIInitIdle":           initIdle,
	"MAPIDeInitIdle":         func(sys *System, a *Application, _ scenario.Input) { a.DeinitIdle(sys.now) },
	"FtgRegisterIdleRoutine": registerRoutine,
	"ChangeIdleRoutine":      changeRoutine,
	"EnableIdleRoutine": func(sys *System, a *Application, in scenario.Input) {
		a.Enable(sys.now, a.Tag(in.Text("ftg")), in.Text("ftg"), in.True("fEnable"))
	},
	"DeregisterIdleRoutine": func(sys *System, a *Application, in scenario.Input) {
		a.Deregister(sys.now, a.Tag(in.Text("ftg")), in.Text("ftg"))
	},

	"MAPIInitialize":   initialize,
	"MAPIUninitialize": func(sys *System, a *Application, _ scenario.Input) { sys.Uninitialize(sys.now, a) },
	"MAPILogonEx":      logon,
	"answer":           answer,
	"abandon":          abandon,
	"FastShutdown": func(sys *System, a *Application, in scenario.Input) {
		sys.FastShutdown(sys.now, a, first(in.Text("as"), in.Do))
	},
	"SpoolerNotify": func(sys *System, _ *Application, in scenario.Input) {
		sys.SpoolerNotify(sys.now, in.Text("transport"), flags[mapi.SpoolerNotifyFlags](in, "ulFlags"))
	},

	"Logoff": onSession(func(sys *System, s *session.Session, in scenario.Input) {
		sys.Logoff(sys.now, s, first(in.Text("as"), in.Text("session")), session.LogoffRequest{
			Flags: flags[mapi.LogoffFlags](in, "ulFlags"), Reserved: uint32(in.Number("ulReserved")),
		})
	}),
	"OpenMsgStore": onSession(func(sys *System, s *session.Session, in scenario.Input) {
		sys.OpenMsgStore(sys.now, s, first(in.Text("as"), in.Do), 0, store(s, in.Text("store")), flags[mapi.StoreFlags](in, "ulFlags"))
	}),
	"OpenAddressBook": onSession(func(sys *System, s *session.Session, in scenario.Input) {
		sys.OpenAddressBook(sys.now, s, first(in.Text("as"), in.Do), 0, flags[mapi.AddressBookFlags](in, "ulFlags"))
	}),
	"OpenEntry": onSession(func(sys *System, s *session.Session, in scenario.Input) {
		sys.OpenEntry(sys.now, s, first(in.Text("as"), in.Do), entry(s, in.Text("entry")))
	}),
	"GetStatusTable":    onSession(func(sys *System, s *session.Session, _ scenario.Input) { sys.StatusTable(sys.now, s) }),
	"GetMsgStoresTable": onSession(func(sys *System, s *session.Session, _ scenario.Input) { sys.StoresTable(sys.now, s) }),
	"GetLastError":      onSession(func(sys *System, s *session.Session, _ scenario.Input) { sys.LastError(sys.now, s) }),
	"QueryIdentity":     onSession(func(sys *System, s *session.Session, _ scenario.Input) { sys.QueryIdentity(sys.now, s) }),
	"MessageOptions":    onSession(func(sys *System, s *session.Session, _ scenario.Input) { sys.MessageOptions(sys.now, s) }),
	"SetDefaultStore":   onSession(setDefaultStore),
	"Advise": onSession(func(sys *System, s *session.Session, in scenario.Input) {
		sys.Advise(sys.now, s, in.Text("as"), nil, flags[mapi.Events](in, "ulEventMask"))
	}),
	"Unadvise": onSession(func(sys *System, s *session.Session, in scenario.Input) {
		sys.Unadvise(sys.now, s, sys.Connection(in.Text("connection")))
	}),

	"SubmitMessage": onObject(func(sys *System, o *session.Object, _ scenario.Input) { sys.Submit(sys.now, o) }),
	"StoreLogoff": onObject(func(sys *System, o *session.Object, in scenario.Input) {
		sys.StoreLogoff(sys.now, o, flags[mapi.StoreLogoffFlags](in, "lpulFlags"))
	}),
	"NewMail": onObject(func(sys *System, o *session.Object, _ scenario.Input) { sys.NewMail(sys.now, o) }),
	"ValidateState": onObject(func(sys *System, o *session.Object, in scenario.Input) {
		sys.ValidateState(sys.now, o, in.Do)
	}),
	"FlushQueues": onObject(func(sys *System, o *session.Object, in scenario.Input) {
		sys.FlushQueues(sys.now, o, flags[mapi.FlushFlags](in, "ulFlags"))
	}),

	"CreateProfile": func(sys *System, a *Application, in scenario.Input) {
		sys.CreateProfile(sys.now, a, in.Text("lpszProfileName"), 0, 0)
	},
	"DeleteProfile": func(sys *System, a *Application, in scenario.Input) {
		sys.DeleteProfile(sys.now, a, in.Text("lpszProfileName"))
	},
	"RenameProfile": func(sys *System, a *Application, in scenario.Input) {
		sys.RenameProfile(sys.now, a, in.Text("lpszOldProfileName"), in.Text("lpszNewProfileName"))
	},
	"CopyProfile": func(sys *System, a *Application, in scenario.Input) {
		sys.CopyProfile(sys.now, a, in.Text("lpszOldProfileName"), in.Text("lpszNewProfileName"))
	},
	"SetDefaultProfile": func(sys *System, a *Application, in scenario.Input) {
		sys.SetDefaultProfile(sys.now, a, in.Text("lpszProfileName"))
	},
	"GetProfileTable": func(sys *System, a *Application, in scenario.Input) {
		sys.ProfileTable(sys.now, a, flags[mapi.ProfileFlags](in, "ulFlags"))
	},
}

// flags are flags of an input, which were checked when it was read.
func flags[F mapi.Flags](in scenario.Input, name string) F {
	f, _ := mapi.ParseFlags[F](in.Text(name))
	return f
}

// first is the first of them that is not empty.
func first(names ...string) string {
	for _, name := range names {
		if name != "" {
			return name
		}
	}
	return ""
}

// onSession makes a handler of what is done with a session that is there: its logon may
// have failed.
func onSession(do func(*System, *session.Session, scenario.Input)) handler {
	return func(sys *System, a *Application, in scenario.Input) {
		s := sys.sessions[in.Text("session")]
		if s == nil {
			err := &mapi.Error{Result: mapi.ErrInvalidObject, Detail: "there is no such session", Rule: "S-05"}
			if in.Do == "Logoff" {
				err.Rule = "GS-27"
			}
			sys.failed(a, in.Do, err)
			return
		}
		do(sys, s, in)
	}
}

// onObject makes a handler of what is done with an object that is open.
func onObject(do func(*System, *session.Object, scenario.Input)) handler {
	return func(sys *System, a *Application, in scenario.Input) {
		o := sys.opened[in.Text("object")]
		if o == nil {
			sys.failed(a, in.Do, &mapi.Error{Result: mapi.ErrInvalidObject, Detail: "there is no such object", Rule: "S-157"})
			return
		}
		do(sys, o, in)
	}
}

// Thread is the thread of an application by which an input is done.
func Thread(in scenario.Input) string { return first(in.Text("thread"), mainThread) }

const mainThread = "main"

func readings(sys *System, a *Application, in scenario.Input) {
	given := make(map[string]string)
	for _, point := range idle.Points() {
		if in.Has(point.Name) {
			given[point.Name] = in.Text(point.Name)
		}
	}
	a.SetReadings(sys.now, given)
}

func initIdle(sys *System, a *Application, in scenario.Input) {
	var reserved uint32
	if in.Number("lpvReserved") != 0 {
		reserved = 1
	}
	a.InitIdle(sys.now, Thread(in), reserved)
}

// planOf is the plan of a routine that an input says.
func planOf(in scenario.Input) Plan {
	return Plan{
		Name: in.Text("as"), Function: first(in.Text("pfnIdle"), in.Text("as")), Param: in.Text("pvIdleParam"), Cost: in.Span("cost"), Calls: in.Calls,
	}
}

func numbersOf(in scenario.Input) Numbers {
	return Numbers{in.Number("priIdle"), in.Number("csecIdle"), flags[mapi.IdleOptions](in, "iroIdle")}
}

func registerRoutine(sys *System, a *Application, in scenario.Input) {
	a.Register(sys.now, planOf(in), numbersOf(in))
}

func changeRoutine(sys *System, a *Application, in scenario.Input) {
	a.Change(sys.now, a.Tag(in.Text("ftg")), in.Text("ftg"), planOf(in), numbersOf(in), flags[mapi.IdleChanges](in, "ircIdle"))
}

func initialize(sys *System, a *Application, in scenario.Input) {
	sys.Initialize(sys.now, a, session.Initialization{Version: uint32(in.Number("ulVersion")), Flags: flags[mapi.InitFlags](in, "ulFlags")})
}

func logon(sys *System, a *Application, in scenario.Input) {
	sys.Logon(sys.now, a, in.Text("as"), session.Request{
		Profile: in.Text("lpszProfileName"), Password: in.Text("lpszPassword"), Flags: flags[mapi.LogonFlags](in, "flFlags"),
	})
}

func setDefaultStore(sys *System, s *session.Session, in scenario.Input) {
	role, _ := mapi.ParseEnum[mapi.StoreRole](in.Text("ulFlags"))
	var uid *mapi.UID
	if name := in.Text("store"); name != "" {
		id := store(s, name)
		uid = &id
	}
	sys.SetDefaultStore(sys.now, s, role, uid)
}

// answer is what the user answers.
func answer(sys *System, _ *Application, in scenario.Input) {
	c := sys.Call(in.Text("call"))
	if a := spoken(in); c != nil && a != nil && c.Answer(sys.now, a) == nil {
		return
	}
	e := trace.Event{Key: trace.AnsweredNobody, Call: in.Text("call")}
	if c != nil {
		e.App = c.App.Name
	}
	sys.emit(e)
}

// spoken is what the user answers by an input.
func spoken(in scenario.Input) session.Answer {
	switch {
	case in.True("cancel"), in.Has("retry") && !in.True("retry"), in.Has("yes") && !in.True("yes"):
		return session.Cancel{}
	case in.True("dismiss"):
		return session.Dismissed{}
	case in.Has("profile"):
		return session.Profile{Name: in.Text("profile"), ConfigureServices: in.True("configure")}
	case in.Has("credentials"):
		return session.Credentials{Secret: in.Text("credentials")}
	case in.True("retry"), in.True("yes"):
		return session.Again{}
	case in.Has("supplied"):
		return session.Supplied{Enough: in.True("supplied")}
	}
	return nil
}

func abandon(sys *System, _ *Application, in scenario.Input) {
	if c := sys.Call(in.Text("call")); c != nil {
		c.Abandon(sys.now)
		return
	}
	sys.emit(trace.Event{Key: trace.AnsweredNobody, Call: in.Text("call")})
}
