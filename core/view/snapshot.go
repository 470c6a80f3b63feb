package view

import (
	"mapi-playground/core/scenario"
	"mapi-playground/core/trace"
)

// Snapshot is a computer with MAPI on it as it stands.
type Snapshot struct {
	Step     int           `json:"step"` // how many events there were
	Now      scenario.Time `json:"now"`
	Asleep   scenario.Time `json:"asleep"`
	Idle     bool          `json:"idle"`
	IdleEnd  scenario.Time `json:"idleEnd"` // the deadline, if it is idle
	Busy     bool          `json:"busy"`
	BusyEnd  scenario.Time `json:"busyEnd"`
	Shared   string        `json:"shared"` // the profile of the published session, or nothing
	Mutex    string        `json:"mutex"`  // the call that holds the logon mutex, or nothing
	Apps     []App         `json:"apps"`
	Profiles []Profile     `json:"profiles"`
	Calls    []Call        `json:"calls"`
	Sessions []Session     `json:"sessions"`
	Spooler  []Transport   `json:"spooler"`
}

// App is an application with its idle engine.
type App struct {
	Name       string            `json:"name"`
	Thread     string            `json:"thread"` // on which idle routines run
	References int               `json:"references"`
	Busy       bool              `json:"busy"`
	BusyEnd    scenario.Time     `json:"busyEnd"`
	Running    string            `json:"running"` // the routine being called, or nothing
	Events     int               `json:"events"`  // of the user's, not handled yet
	Idle       bool              `json:"idle"`    // it is idle as far as the application can tell
	Readings   map[string]string `json:"readings"`
	Routines   []Routine         `json:"routines"`
	More       int               `json:"more"` // routines that are left out
}

// Routine is an idle routine as it stands, and why.
type Routine struct {
	Ranked
	Function string `json:"function"`
	Param    string `json:"param"`
	Tag      string `json:"tag"`
	Time     uint32 `json:"csec"`
	Options  string `json:"options"`
	State    State  `json:"state"`
	Next     bool   `json:"next"` // it is the one that goes first
	Called   int    `json:"called"`
}

// State is a state of a routine, in a word.
type State string

const (
	Ready    State = "ready"
	Waiting  State = "waiting"
	Posted   State = "posted"
	Running  State = "running"
	Disabled State = "disabled"
	Removing State = "removing"
)

// Profile is a profile as it stands.
type Profile struct {
	Name     string   `json:"name"`
	Default  bool     `json:"default"`
	App      bool     `json:"app"`
	Damaged  bool     `json:"damaged"`
	Valid    bool     `json:"valid"` // its credentials are those that are accepted
	Services []string `json:"services"`
}

// Call is a call under way, and what it waits for.
type Call struct {
	Name     string       `json:"name"`
	App      string       `json:"app"`
	Asks     string       `json:"asks"` // profile, credentials, retry, prompt, logoff, mutex, or nothing
	Profiles []string     `json:"profiles"`
	Profile  string       `json:"profile"`
	Service  string       `json:"service"`
	Provider string       `json:"provider"`
	Result   trace.Result `json:"result"`
}

// Session is a handle on a session.
type Session struct {
	Name     string    `json:"name"`
	App      string    `json:"app"`
	Profile  string    `json:"profile"`
	Shared   bool      `json:"shared"`
	NoMail   bool      `json:"noMail"`
	Members  int       `json:"members"`
	Services []Service `json:"services"`
	Status   []Status  `json:"status"`
}

// Service is a message service of a session.
type Service struct {
	Name      string     `json:"name"`
	Disabled  bool       `json:"disabled"`
	Providers []Provider `json:"providers"`
}

// Provider is a provider of a service in a session.
type Provider struct {
	Name   string       `json:"name"`
	Type   string       `json:"type"`
	State  string       `json:"state"`  // not started, ready, left out, out of action
	Result trace.Result `json:"result"` // of its last try
	Detail string       `json:"detail"` // of that result, as the provider told it (S-120)
}

// Status is a row of a status table.
type Status struct {
	Name string `json:"name"`
	Type string `json:"type"`
	Code string `json:"code"`
}

// Transport is a transport of the spooler's.
type Transport struct {
	Name     string `json:"name"`
	LoggedOn bool   `json:"loggedOn"`
	Inbound  bool   `json:"inbound"`
	Outbound bool   `json:"outbound"`
	Critical bool   `json:"critical"`
	Wants    string `json:"wants"`
}
