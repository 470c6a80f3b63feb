package scenario

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
)

// Verb is something that can happen in a scenario: what Input.Do names.
type Verb struct {
	Name   string
	About  string
	Params []Param
	app    bool // it is done by an application
	calls  bool // it may have calls
	outer  bool // it is nothing that a routine could do
}

// Param is a parameter of a verb, under its documented name where there is one.
type Param struct {
	Name  string
	Takes string // what its value is
	Must  bool

	check   check
	defines []group
	refers  group
}

// group is what a name is the name of.
type group string

const (
	routines    group = "routine"
	calls       group = "call" // a logon, a logoff, an opening: what may have to be answered
	sessions    group = "session"
	objects     group = "object"
	connections group = "connection"

	applications group = "application"
	profiles     group = "profile"
)

// one is the group with its article.
func (g group) one() string {
	if strings.IndexByte("aeiou", g[0]) >= 0 {
		return "an " + string(g)
	}
	return "a " + string(g)
}

// check says what is wrong with a value, or nothing.
type check func(any) string

// Verbs are all verbs, in the order of the reference.
func Verbs() []Verb { return slices.Clone(verbs) }

var verbs = []Verb{
	{Name: "idle", About: "The computer is idle for a while. Recorded, it is one idle tick of a live run, in which exactly the calls listed were made.", outer: true, calls: true,
		Params: []Param{span("for").must(), truth("recorded")}},
	{Name: "live", About: "From here on the application is driven live: its routines are called in recorded idle ticks and in turns, and nowhere else.", outer: true, app: true},
	{Name: "turn", About: "One turn of the message loop of an application that is driven live, in which exactly the calls listed were made: of routines that need no idle time (I-31).", outer: true, app: true, calls: true},
	{Name: "busy", About: "Something above idle priority runs on the workstation (I-47); with an app, that application's message loop does not turn (I-45).", outer: true,
		Params: []Param{span("for").must()}},
	{Name: "sleep", About: "The computer sleeps (I-28).", outer: true,
		Params: []Param{span("for").must()}},
	{Name: "user", About: "The user does something to an application: real input, which ends user inaction (I-24).", outer: true, app: true,
		Params: []Param{words("what")}},
	{Name: "readings", About: "Another reading of what the documents leave open.", app: true,
		Params: readings()},

	{Name: "MAPIInitIdle", About: "Starts the application's idle engine (I-05).", app: true,
		Params: []Param{num("lpvReserved"), words("thread")}},
	{Name: "MAPIDeInitIdle", About: "Balances one MAPIInitIdle (I-09).", app: true,
		Params: []Param{words("thread")}},
	{Name: "FtgRegisterIdleRoutine", About: "Registers an idle routine (I-13).", app: true, calls: true,
		Params: []Param{defines("as", routines).must(), words("pfnIdle"), words("pvIdleParam"), num("priIdle"), num("csecIdle"), flags[mapi.IdleOptions]("iroIdle"), words("thread"), span("cost")}},
	{Name: "ChangeIdleRoutine", About: "Changes what the bits of ircIdle name (I-53).", app: true, calls: true,
		Params: []Param{refers("ftg", routines).must(), words("pfnIdle"), words("pvIdleParam"), num("priIdle"), num("csecIdle"), flags[mapi.IdleOptions]("iroIdle"), flags[mapi.IdleChanges]("ircIdle").must(), words("thread"), span("cost")}},
	{Name: "EnableIdleRoutine", About: "Enables or disables a routine (I-63).", app: true,
		Params: []Param{refers("ftg", routines).must(), truth("fEnable").must(), words("thread")}},
	{Name: "DeregisterIdleRoutine", About: "Removes a routine (I-66).", app: true,
		Params: []Param{refers("ftg", routines).must(), words("thread")}},
	{Name: "PostThreadMessage", About: "Posts a message to a thread of the application, whose loop does the work: what a routine of an apartment-threaded client does (I-82).", app: true,
		Params: []Param{words("thread").must(), words("message")}},

	{Name: "MAPIInitialize", About: "Starts the use of MAPI (S-17).", app: true,
		Params: []Param{flags[mapi.InitFlags]("ulFlags"), num("ulVersion")}},
	{Name: "MAPIUninitialize", About: "Balances one MAPIInitialize (S-17).", app: true},
	{Name: "MAPILogonEx", About: "Logs on (S-23). The name is that of the call and of its session.", app: true,
		Params: []Param{defines("as", calls, sessions).must(), words("lpszProfileName"), words("lpszPassword"), flags[mapi.LogonFlags]("flFlags")}},
	{Name: "answer", About: "Answers what a call asks: a profile (with configure, the check box for a dialog of each service, S-55), credentials, retry, supplied (whether it was enough), yes; or cancel, or dismiss.",
		Params: []Param{refers("call", calls).must(), words("profile"), words("credentials"), truth("retry"), truth("supplied"), truth("yes"), truth("cancel"), truth("dismiss"), truth("configure")}},
	{Name: "abandon", About: "Nobody will answer the call any more: its client died.",
		Params: []Param{refers("call", calls).must()}},
	{Name: "Logoff", About: "IMAPISession::Logoff (S-152).", app: true,
		Params: []Param{refers("session", sessions).must(), flags[mapi.LogoffFlags]("ulFlags"), num("ulReserved"), defines("as", calls)}},
	{Name: "OpenMsgStore", About: "IMAPISession::OpenMsgStore (S-123); the store is named by its provider.", app: true,
		Params: []Param{refers("session", sessions).must(), words("store").must(), flags[mapi.StoreFlags]("ulFlags"), defines("as", calls, objects)}},
	{Name: "OpenAddressBook", About: "IMAPISession::OpenAddressBook (S-96).", app: true,
		Params: []Param{refers("session", sessions).must(), flags[mapi.AddressBookFlags]("ulFlags"), defines("as", calls, objects)}},
	{Name: "OpenEntry", About: "IMAPISession::OpenEntry (S-122), of a store by its provider, or of a status object by its type such as MAPI_SPOOLER (S-145).", app: true,
		Params: []Param{refers("session", sessions).must(), words("entry"), defines("as", calls, objects)}},
	{Name: "GetStatusTable", About: "IMAPISession::GetStatusTable (S-137).", app: true, Params: onSession()},
	{Name: "GetMsgStoresTable", About: "IMAPISession::GetMsgStoresTable (S-124).", app: true, Params: onSession()},
	{Name: "GetLastError", About: "IMAPISession::GetLastError of the session's last error (S-120).", app: true, Params: onSession()},
	{Name: "QueryIdentity", About: "IMAPISession::QueryIdentity (S-147).", app: true, Params: onSession()},
	{Name: "MessageOptions", About: "IMAPISession::MessageOptions, not supported any more (S-121).", app: true, Params: onSession()},
	{Name: "SetDefaultStore", About: "IMAPISession::SetDefaultStore (S-125), which the profile keeps; without a store there is none.", app: true,
		Params: append(onSession(), words("store"), enum[mapi.StoreRole]("ulFlags").must())},
	{Name: "Advise", About: "IMAPISession::Advise for the session itself (S-163).", app: true,
		Params: append(onSession(), flags[mapi.Events]("ulEventMask"), defines("as", connections))},
	{Name: "Unadvise", About: "IMAPISession::Unadvise (S-166).", app: true,
		Params: append(onSession(), refers("connection", connections).must())},
	{Name: "SubmitMessage", About: "A message in an open store is to be sent (S-129).", app: true,
		Params: []Param{refers("object", objects).must()}},
	{Name: "StoreLogoff", About: "IMsgStore::StoreLogoff (S-161).", app: true,
		Params: []Param{refers("object", objects).must(), flags[mapi.StoreLogoffFlags]("lpulFlags")}},
	{Name: "NewMail", About: "A store says NOTIFY_NEWMAIL_RECEIVED (S-134).", app: true,
		Params: []Param{refers("object", objects).must()}},
	{Name: "ValidateState", About: "IMAPIStatus::ValidateState of an open status object (S-146).", app: true,
		Params: []Param{refers("object", objects).must(), defines("as", calls)}},
	{Name: "FlushQueues", About: "IMAPIStatus::FlushQueues of the spooler's status object (S-102).", app: true,
		Params: []Param{refers("object", objects).must(), flags[mapi.FlushFlags]("ulFlags")}},
	{Name: "SpoolerNotify", About: "A transport, named by its provider, says NOTIFY_CRITSEC and so on (I-77).",
		Params: []Param{words("transport").must(), flags[mapi.SpoolerNotifyFlags]("ulFlags")}},
	{Name: "FastShutdown", About: "IMAPIClientShutdown: the application's quick way out (S-162).", app: true,
		Params: []Param{defines("as", calls)}},

	{Name: "profile", About: "From now on a profile is like another one of the file: what its administration has made of it. Sessions keep what they have (S-77). If there is none of that name, there is one now.",
		Params: []Param{words("lpszProfileName").must(), refers("like", profiles).must()}},
	{Name: "CreateProfile", About: "IProfAdmin::CreateProfile (S-74).",
		Params: []Param{words("lpszProfileName").must()}},
	{Name: "DeleteProfile", About: "IProfAdmin::DeleteProfile (S-75).",
		Params: []Param{words("lpszProfileName").must()}},
	{Name: "RenameProfile", About: "IProfAdmin::RenameProfile (S-75).",
		Params: []Param{words("lpszOldProfileName").must(), words("lpszNewProfileName").must()}},
	{Name: "CopyProfile", About: "IProfAdmin::CopyProfile.",
		Params: []Param{words("lpszOldProfileName").must(), words("lpszNewProfileName").must()}},
	{Name: "SetDefaultProfile", About: "IProfAdmin::SetDefaultProfile (S-76); without a name there is none.",
		Params: []Param{words("lpszProfileName")}},
	{Name: "GetProfileTable", About: "IProfAdmin::GetProfileTable (S-73).",
		Params: []Param{flags[mapi.ProfileFlags]("ulFlags")}},
}

func verb(name string) (*Verb, bool) {
	for i := range verbs {
		if verbs[i].Name == name {
			return &verbs[i], true
		}
	}
	return nil, false
}

func verbNames() iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range verbs {
			if !yield(verbs[i].Name) {
				return
			}
		}
	}
}

// common are the fields that any input may have.
var common = []string{"do", "at", "after", "app"}

// fields are the fields that an input with this verb may have.
func (v *Verb) fields() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, name := range common {
			if !yield(name) {
				return
			}
		}
		for i := range v.Params {
			if !yield(v.Params[i].Name) {
				return
			}
		}
	}
}

// readings has a parameter for each point on which the documents leave a choice.
func readings() []Param {
	var all []Param
	for _, p := range idle.Points() {
		all = append(all, Param{Name: p.Name, Takes: "one of: " + strings.Join(p.Readings, ", "), check: func(v any) string {
			reading, ok := v.(string)
			if !ok {
				return "it takes a text"
			}
			if new(idle.Policy).Set(p.Name, reading) != nil {
				return noReading(p.Name, reading)
			}
			return ""
		}})
	}
	return all
}

func (v *Verb) param(name string) (*Param, bool) {
	for i := range v.Params {
		if v.Params[i].Name == name {
			return &v.Params[i], true
		}
	}
	return nil, false
}

func onSession() []Param { return []Param{refers("session", sessions).must()} }

func (p Param) must() Param {
	p.Must = true
	return p
}

func words(name string) Param { return Param{Name: name, Takes: "a text", check: isText} }

func num(name string) Param { return Param{Name: name, Takes: "a number", check: isNumber} }

func truth(name string) Param { return Param{Name: name, Takes: "true or false", check: isBool} }

func span(name string) Param {
	return Param{Name: name, Takes: "hundredths of a second", check: isSpan}
}

// defines is a parameter that gives something its name. One name may stand for a
// call and for what it yields.
func defines(name string, what ...group) Param {
	return Param{Name: name, Takes: "a name for it", check: isText, defines: what}
}

// refers is a parameter that names something.
func refers(name string, what group) Param {
	return Param{Name: name, Takes: "the name of " + what.one(), check: isText, refers: what}
}

func flags[F mapi.Flags](name string) Param {
	return Param{Name: name, Takes: "flags: " + names(mapi.FlagNames[F]()), check: func(v any) string {
		s, ok := v.(string)
		if !ok {
			return "it takes flags, as a text such as " + names(mapi.FlagNames[F]()[:1])
		}
		if reason := isText(s); reason != "" {
			return reason
		}
		if _, err := mapi.ParseFlags[F](s); err != nil {
			return clip(err.Error())
		}
		return ""
	}}
}

func enum[E mapi.Enum](name string) Param {
	return Param{Name: name, Takes: "one of: " + names(mapi.EnumNames[E]()), check: func(v any) string {
		s, ok := v.(string)
		if !ok {
			return "it takes a name such as " + names(mapi.EnumNames[E]()[:1])
		}
		if _, err := mapi.ParseEnum[E](s); err != nil {
			return clip(err.Error())
		}
		return ""
	}}
}

func names(all []mapi.Named) string {
	var list []string
	for _, n := range all {
		list = append(list, n.Name)
	}
	return strings.Join(list, ", ")
}

func isText(v any) string {
	if s, ok := v.(string); !ok {
		return "it takes a text"
	} else if len(s) > 4096 {
		return "the text is longer than 4,096 bytes"
	}
	return ""
}

func isNumber(v any) string {
	if _, ok := v.(float64); !ok {
		return "it takes a number"
	}
	return ""
}

func isBool(v any) string {
	if _, ok := v.(bool); !ok {
		return "it takes true or false"
	}
	return ""
}

func isSpan(v any) string {
	f, ok := v.(float64)
	if !ok {
		return "it takes a number of hundredths of a second"
	}
	if !(f >= 0 && f <= float64(MaxTime/Hundredth)) {
		return fmt.Sprintf("%v is no number of hundredths of a second from 0 to %v", f, MaxTime)
	}
	return ""
}
