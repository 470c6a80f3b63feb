package recording

import (
	"mapi-playground/core/profile"
	"mapi-playground/core/scenario"
	"mapi-playground/core/system"
)

// Sink keeps the pieces. A piece with a number that it has already takes the place
// of that one.
type Sink interface {
	Input(number int, in scenario.Input)
	Profile(number int, p scenario.Profile)
}

// Recording is what was done to one system so far. It must be used by one goroutine at a
// time.
type Recording struct {
	sink     Sink
	profiles *profile.Memory
	forms    int
	known    map[string]*form // by the name of the profile, as it is now
	leaving  map[string]bool  // profiles that are to go, and that is taken down
	roles    bool             // a call has given stores other roles
	now      scenario.Time
	inputs   int
	named    map[string]bool  // what has a name in the recording
	calls    map[string]*call // that may have to be answered, by name
	secrets  map[int]scenario.Input
	loaded   map[int]place // provider objects, by their numbers
}

// call is a call that may have to be answered before it returns.
type call struct {
	form   *form // of the profile that it is about
	since  scenario.Time
	secret int // the input by which credentials were entered, or -1
}

// New begins a recording of a system with these profiles. The system has to be told of
// it: see [system.System.Record].
func New(sink Sink, profiles *profile.Memory) *Recording {
	r := &Recording{
		sink: sink, profiles: profiles, known: make(map[string]*form), leaving: make(map[string]bool), named: make(map[string]bool),
		calls: make(map[string]*call), secrets: make(map[int]scenario.Input), loaded: make(map[int]place),
	}
	r.sync()
	return r
}

// refers are the parameters that name something.
var refers = [...]string{"session", "object", "connection", "ftg"}

// Input implements [system.Recorder]. What is done with something that was there before
// the recording began, and has no name in it, is not taken down.
func (r *Recording) Input(in scenario.Input) {
	for _, param := range refers {
		if in.Has(param) && !r.named[in.Text(param)] {
			return
		}
	}
	r.now = in.At
	if !system.IdleSide(in.Do) {
		r.sync()
	}
	r.begin(in)
	r.add(in)
	switch in.Do {
	case "DeleteProfile":
		r.leaving[in.Text("lpszProfileName")] = true
	case "RenameProfile":
		r.leaving[in.Text("lpszOldProfileName")] = true
	case "SetDefaultStore":
		r.roles = true
	case "SetDefaultProfile":
		r.standard(in.Text("lpszProfileName"))
	}
}

// begin takes down the name that an input gives something, which may be a call.
func (r *Recording) begin(in scenario.Input) {
	as := in.Text("as")
	r.named[as] = as != ""
	one := &call{form: r.known[in.Text("lpszProfileName")], since: in.At, secret: -1}
	if on := r.calls[in.Text("session")]; on != nil {
		one.form = on.form
	}
	switch {
	case as != "":
	case in.Do == "Logoff":
		as = in.Text("session")
	default:
		as = in.Do
	}
	r.calls[as] = one
}

// Changed implements [system.Recorder].
func (r *Recording) Changed(now system.Moment) {
	r.now = now.At
	r.sync()
}

// Abandoned implements [system.Recorder].
func (r *Recording) Abandoned(now system.Moment, c *system.Call) {
	r.now = now.At
	if r.calls[c.Name] != nil {
		r.add(scenario.Input{Do: "abandon", Args: scenario.Give("call", c.Name)})
	}
}

// add hands an input on, which happens now, and returns its number.
func (r *Recording) add(in scenario.Input) int {
	in.At = r.now
	for _, p := range [...]string{"as", "pfnIdle", "pvIdleParam", "lpszProfileName", "store", "entry"} {
		if text := in.Text(p); text != clip(text) {
			in.Args.Set(p, clip(text))
		}
	}
	if in.Has("credentials") {
		r.secrets[r.inputs] = in
	}
	r.sink.Input(r.inputs, in)
	r.inputs++
	return r.inputs - 1
}
