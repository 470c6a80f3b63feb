package scenario

import (
	"math"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
	"mapi-playground/core/session"
)

// Version is the version of the format that this package reads and writes.
const Version = 1

// Scenario is what happens in one world: who is there, and the timed inputs.
type Scenario struct {
	Version      int           `json:"version"`
	Title        Text          `json:"title"`
	About        Text          `json:"about,omitempty"`
	Article      Article       `json:"article,omitzero"`
	Machine      Machine       `json:"machine,omitzero"`
	Profiles     []Profile     `json:"profiles,omitempty"`
	Applications []Application `json:"applications,omitempty"`
	Inputs       []Input       `json:"inputs"`
}

// Machine is the computer and its MAPI subsystem.
type Machine struct {
	Patience     Time   `json:"patience,omitempty"`     // with MAPI_TIMEOUT_SHORT; 0 is three seconds (S-33)
	Limit        int    `json:"limit,omitempty"`        // of open sessions, if over zero (GS-29)
	Fault        string `json:"fault,omitempty"`        // the step of MAPIInitialize that fails: see Faults (S-19)
	Unconfigured string `json:"unconfigured,omitempty"` // "disables" or "skips" (GS-08)
}

// Faults are the steps of MAPIInitialize that can fail, by name.
var faults = map[string]session.InitStep{
	"services":      session.InitServices,
	"OLE":           session.InitOLE,
	"process":       session.InitProcess,
	"shared":        session.InitShared,
	"notifications": session.InitNotifications,
	"profiles":      session.InitProfiles,
}

// Step is the step of MAPIInitialize that fails, or zero.
func (m Machine) Step() session.InitStep { return faults[m.Fault] }

// Application is a client application, with an idle engine of its own (I-12).
type Application struct {
	Name     string            `json:"name"`
	Capacity int               `json:"capacity,omitempty"` // how many routines its engine can hold (I-19)
	Readings map[string]string `json:"readings,omitempty"` // by idle.Points
}

// Policy is what the readings come to.
func (a Application) Policy() idle.Policy {
	var p idle.Policy
	for point, reading := range a.Readings {
		p.Set(point, reading) // they were checked when they were read
	}
	return p
}

// Profile is a profile, with what its messaging system and its providers are
// going to do.
type Profile struct {
	Name        string    `json:"name"`
	Default     bool      `json:"default,omitempty"`
	App         bool      `json:"app,omitempty"`
	Damaged     bool      `json:"damaged,omitempty"`
	Later       bool      `json:"later,omitempty"`       // not there at the beginning: what a profile becomes
	Credentials string    `json:"credentials,omitempty"` // that it keeps
	Mailbox     string    `json:"mailbox,omitempty"`     // that its messaging system accepts
	Services    []Service `json:"services,omitempty"`
}

// Service is a message service of a profile.
type Service struct {
	Name     string                    `json:"name"`
	Flags    mapi.ServiceResourceFlags `json:"flags,omitempty"` // PR_RESOURCE_FLAGS
	Required bool                      `json:"required,omitempty"`
	// Entry is what its entry function answers, call by call, the last answer
	// again and again; without any the service has no entry function (S-89).
	Entry     Results    `json:"entry,omitempty"`
	Providers []Provider `json:"providers"`
}

// Provider is a provider of a service, and how it is going to behave.
type Provider struct {
	Name     string              `json:"name"`
	Type     mapi.ResourceType   `json:"type"`            // PR_RESOURCE_TYPE
	Flags    mapi.ResourceFlags  `json:"flags,omitempty"` // PR_RESOURCE_FLAGS
	Identity string              `json:"identity,omitempty"`
	Init     Results             `json:"init,omitempty"`   // what its entry point answers (S-91)
	Spi      string              `json:"spi,omitempty"`    // "old": it speaks too old a version (S-92)
	Logons   []Logon             `json:"logons,omitempty"` // logon by logon; after the last, S_OK
	Limit    int                 `json:"limit,omitempty"`  // of its sessions, if over zero (S-15)
	State    Results             `json:"state,omitempty"`  // what it says of itself (S-146)
	Shutdown Results             `json:"shutdown,omitempty"`
	Wants    mapi.TransportFlags `json:"wants,omitempty"` // of a transport: LOGON_SP_IDLE, LOGON_SP_POLL (I-73)
}

// Results are what something answers, time by time, the last one again and again.
type Results []mapi.HRESULT

// Nth is the answer of that time, counted from zero. Without any it is S_OK.
func (r Results) Nth(n int) mapi.HRESULT {
	if len(r) == 0 {
		return mapi.OK
	}
	return r[min(n, len(r)-1)]
}

// Logon is how one logon of a provider goes: with a result, or, if Finds is set,
// by the provider chart (S-109).
type Logon struct {
	Takes  Time // until it answers
	Result mapi.HRESULT
	Detail string
	Finds  *session.ProviderFinds
}

// Input is one thing that happens from outside: a call of a client's, an answer
// of the user's, idle time.
type Input struct {
	At    Time   // on the clock that goes on while the computer sleeps; in a routine's Does it is unused
	Do    string // the verb: see Verbs
	After int    // not before this step of the run: for inputs made while one looks on
	App   string
	Args  Args
	Calls []RoutineCall // how a routine's calls go, or in a recorded idle tick those that were made

	Line int // in the file it was read from; 0 otherwise
}

// RoutineCall is how one call of an idle routine goes.
type RoutineCall struct {
	Cost    Time    `json:"cost,omitempty"`    // how long it takes; 0 is a millisecond
	Returns string  `json:"returns,omitempty"` // FALSE (or nothing), TRUE, or throws
	Does    []Input `json:"does,omitempty"`    // what it calls while it runs
}

// Text returns a text parameter, or "".
func (in Input) Text(name string) string {
	one, _ := in.Args.find(name)
	return one.text
}

// Number returns a number parameter, or 0.
func (in Input) Number(name string) float64 {
	if one, _ := in.Args.find(name); one.kind == aNumber {
		return one.number
	}
	return 0
}

// Has reports whether the parameter is given.
func (in Input) Has(name string) bool {
	_, ok := in.Args.find(name)
	return ok
}

// True reports whether the parameter is given as true.
func (in Input) True(name string) bool {
	one, _ := in.Args.find(name)
	return one.kind == aTruth && one.number == 1
}

// Span returns a parameter that is a time.
func (in Input) Span(name string) Time { return Time(math.Round(in.Number(name) * float64(Hundredth))) }
