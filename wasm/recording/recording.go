package recording

import (
	"fmt"

	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
)

// Sink keeps the pieces. A piece with a number that it has already takes the place
// of that one.
type Sink interface {
	// Input has neither time nor application: it happens now, and the client, if
	// there is one, does it.
	Input(number int, client *session.Client, in scenario.Input)
	Profile(number int, p scenario.Profile)
}

// Recording is what the clients of one subsystem have done so far. It must be used
// by one goroutine at a time.
type Recording struct {
	sink     Sink
	actual   func() []Profile
	forms    int
	known    map[string]*form // by the name of the profile, as it is now
	leaving  map[string]bool  // profiles that are to go, and that is taken down
	inputs   int
	given    map[string]int // names, by what they are for
	sessions map[*session.Session]*member
	objects  map[*session.Object]object
	advises  map[session.Connection]string
	loaded   map[int]place // provider objects, by their numbers
}

// member is a handle on a session.
type member struct {
	name string
	form *form // that its profile had
}

type object struct {
	name   string
	client *session.Client
}

// New begins a recording. Profiles answers with all profiles as they are now.
func New(sink Sink, profiles func() []Profile) *Recording {
	r := &Recording{
		sink: sink, actual: profiles, known: make(map[string]*form), leaving: make(map[string]bool), given: make(map[string]int),
		sessions: make(map[*session.Session]*member), objects: make(map[*session.Object]object),
		advises: make(map[session.Connection]string), loaded: make(map[int]place),
	}
	r.sync()
	return r
}

// Args are the arguments of a call. Those that are empty are left out.
type Args map[string]any

// Call is a call that may have to be answered before it returns.
type Call struct {
	recording *Recording
	name      string
	client    *session.Client
	form      *form // of the profile that it is about
	since     scenario.Time
	secret    int // the input by which credentials were entered, or -1
}

// Do takes down a call that needs no answers. Without a client it is something that
// is done to profiles.
func (r *Recording) Do(client *session.Client, what string, args Args) {
	if r == nil {
		return
	}
	r.sync()
	r.input(client, what, args)
}

// Logon takes down MAPILogonEx.
func (r *Recording) Logon(client *session.Client, q session.Request, now scenario.Time) *Call {
	if r == nil {
		return nil
	}
	r.sync()
	name := r.name("session")
	r.input(client, "MAPILogonEx", Args{
		"as": name, "lpszProfileName": q.Profile, "lpszPassword": word(q.Password, wrong), "flFlags": Flags(q.Flags),
	})
	return &Call{recording: r, name: name, client: client, form: r.known[q.Profile], since: now, secret: -1}
}

// LoggedOn takes down to whom the call led.
func (c *Call) LoggedOn(s *session.Session) {
	if c == nil {
		return
	}
	profile, _ := s.ProfileName()
	c.recording.sessions[s] = &member{c.name, c.recording.known[profile]}
}

// On takes down what is done with a session. One that was there before the
// recording began has no name in it, and nothing is taken down.
func (r *Recording) On(s *session.Session, what string, args Args) {
	if m, ok := r.member(s); ok {
		r.sync()
		r.input(s.Client(), what, args.and("session", m.name))
	}
}

// Calling is [Recording.On] of a call that may have to be answered.
func (r *Recording) Calling(s *session.Session, what string, args Args, now scenario.Time) *Call {
	m, ok := r.member(s)
	if !ok {
		return nil
	}
	r.sync()
	name := r.name("call")
	if what == "OpenMsgStore" || what == "OpenAddressBook" || what == "OpenEntry" {
		name = r.name("object")
	}
	r.input(s.Client(), what, args.and("session", m.name).and("as", name))
	return &Call{recording: r, name: name, client: s.Client(), form: m.form, since: now, secret: -1}
}

func (r *Recording) member(s *session.Session) (*member, bool) {
	if r == nil {
		return nil, false
	}
	m, ok := r.sessions[s]
	return m, ok
}

// Opened takes down what the call opened.
func (c *Call) Opened(o *session.Object) {
	if c != nil {
		c.recording.objects[o] = object{c.name, c.client}
	}
}

// Advised takes down a connection that the latest call of IMAPISession::Advise made.
func (r *Recording) Advised(c session.Connection) {
	if r != nil {
		r.advises[c] = r.latest("connection")
	}
}

// Advise takes down IMAPISession::Advise for the session itself.
func (r *Recording) Advise(s *session.Session, mask mapi.Events) {
	if r != nil {
		r.On(s, "Advise", Args{"ulEventMask": Flags(mask), "as": r.name("connection")})
	}
}

// Unadvise takes down IMAPISession::Unadvise.
func (r *Recording) Unadvise(s *session.Session, c session.Connection) {
	if r == nil {
		return
	}
	if name, ok := r.advises[c]; ok {
		r.On(s, "Unadvise", Args{"connection": name})
	}
}

// With takes down what is done with an object that was opened.
func (r *Recording) With(o *session.Object, what string, args Args) {
	if r == nil {
		return
	}
	if one, ok := r.objects[o]; ok {
		r.sync()
		r.input(one.client, what, args.and("object", one.name))
	}
}

// CallingWith is [Recording.With] of a call that may have to be answered.
func (r *Recording) CallingWith(o *session.Object, what string, now scenario.Time) *Call {
	if r == nil {
		return nil
	}
	one, ok := r.objects[o]
	if !ok {
		return nil
	}
	name := r.name("call")
	r.With(o, what, Args{"as": name})
	return &Call{recording: r, name: name, client: one.client, since: now, secret: -1}
}

// FastShutdown takes down IMAPIClientShutdown.
func (r *Recording) FastShutdown(client *session.Client, now scenario.Time) *Call {
	if r == nil {
		return nil
	}
	name := r.name("call")
	r.Do(client, "FastShutdown", Args{"as": name})
	return &Call{recording: r, name: name, client: client, since: now, secret: -1}
}

// Abandoned takes down that nobody will answer the call any more.
func (c *Call) Abandoned() {
	if c != nil {
		c.recording.input(nil, "abandon", Args{"call": c.name})
	}
}

// input hands a call on.
func (r *Recording) input(client *session.Client, what string, args Args) {
	given := make(Args)
	for name, value := range args {
		if value != "" && value != 0.0 {
			given[name] = value
		}
	}
	r.add(client, what, given)
}

// add hands an input on, and answers its number.
func (r *Recording) add(client *session.Client, what string, args Args) int {
	var given scenario.Args
	for name, value := range args {
		if text, ok := value.(string); ok {
			value = clip(text)
		}
		given.Set(name, value)
	}
	r.sink.Input(r.inputs, client, scenario.Input{Do: what, Args: given})
	r.inputs++
	return r.inputs - 1
}

// name is a new name for something.
func (r *Recording) name(of string) string {
	r.given[of]++
	return r.latest(of)
}

func (r *Recording) latest(of string) string { return fmt.Sprintf("%s %d", of, r.given[of]) }

// and are the arguments with another one.
func (a Args) and(name string, value any) Args {
	all := Args{name: value}
	for name, value := range a {
		all[name] = value
	}
	return all
}

// Flags are flags by their names; without any there is nothing to say.
func Flags[F interface {
	mapi.Flags
	String() string
}](f F) string {
	if f == 0 {
		return ""
	}
	return f.String()
}
