//go:build js && wasm

package main

import (
	"encoding/json"

	"mapi-playground/core/idle"
	"mapi-playground/core/profile"
	"mapi-playground/core/session"
	"mapi-playground/wasm/bridge"
	"mapi-playground/wasm/hot"
)

// The snapshot is what the page draws: everything it shows is in here, and the
// page keeps nothing that could differ from it. Its types for the
// page, web/module/snapshot.d.ts, are made from these by make generate.
type snapshot struct {
	Now      float64        `json:"now"` // milliseconds of performance.now()
	Shared   *string        `json:"shared"`
	Latest   int            `json:"latest"` // the application that logged on last, or -1
	Profiles []profileShown `json:"profiles"`
	Apps     []appShown     `json:"apps"`
	Spooler  spoolerShown   `json:"spooler"`
	Storage  storageShown   `json:"storage"`
}

type profileShown struct {
	Name     string   `json:"name"`
	Default  bool     `json:"default"`
	App      bool     `json:"app"`
	Valid    bool     `json:"valid"` // its credentials are those that are accepted
	Damaged  bool     `json:"damaged"`
	Services []string `json:"services"` // their names, in profile order
}

type spoolerShown struct {
	Transports []transportShown `json:"transports"`
	Calls      []spoolerCall    `json:"calls"` // the latest
}

type transportShown struct {
	Provider string `json:"provider"`
	LoggedOn bool   `json:"loggedOn"`
	Inbound  bool   `json:"inbound"`
	Outbound bool   `json:"outbound"`
	Flushing string `json:"flushing"`
}

type serviceShown struct {
	Name      string            `json:"name"`
	Disabled  bool              `json:"disabled"`
	Providers []sessionProvider `json:"providers"`
}

// sessionProvider is a provider of a session as it stands.
type sessionProvider struct {
	Name   string `json:"name"`
	Kind   string `json:"kind"`
	State  string `json:"state"`
	Result string `json:"result"` // of its last try
	Detail string `json:"detail"` // of that result, as the provider told it
}

type appShown struct {
	Name       string         `json:"name"`
	At         float64        `json:"at"` // what its engine was told last, milliseconds
	References int            `json:"references"`
	Routines   []routineShown `json:"routines"`
	Ticks      []hot.Tick     `json:"ticks"`
	Refusals   []hot.Refused  `json:"refusals"`
	Sessions   []sessionShown `json:"sessions"`
	Logon      *logonShown    `json:"logon"`
}

type routineShown struct {
	Tag      idle.FTG  `json:"tag"`
	Slot     int       `json:"slot"`
	Priority int16     `json:"priority"`
	Time     uint32    `json:"csec"`
	Options  string    `json:"options"`
	Ready    bool      `json:"ready"`
	Reason   string    `json:"reason"`
	Rule     string    `json:"rule"`
	Left     idle.Time `json:"left"` // hundredths of a second from the application's At
	By       idle.FTG  `json:"by"`
}

type sessionShown struct {
	ID       int            `json:"id"`
	Profile  string         `json:"profile"`
	Shared   bool           `json:"shared"`
	Members  int            `json:"members"`
	Services []serviceShown `json:"services"`
}

type logonShown struct {
	Asked   string      `json:"asked"` // the profile name it was called with
	Asks    string      `json:"asks"`  // what it waits for, or empty
	Path    []stepShown `json:"path"`
	Session int         `json:"session"` // zero if none
	Profile string      `json:"profile"`
	Error   any         `json:"error"` // as bridge.Thrown has it, or null
}

type stepShown struct {
	Node  session.NodeID `json:"node"`
	Edge  session.EdgeID `json:"edge"`
	Facts []session.Fact `json:"facts"`
	Exit  string         `json:"exit"`
	Rule  string         `json:"rule"`
}

func (p *program) snapshot(bridge.Args) (any, error) {
	now := hot.Clock()
	shown := snapshot{Now: now, Latest: p.latest, Profiles: []profileShown{}, Apps: []appShown{}, Spooler: p.spoolerShown(), Storage: p.storage()}
	if name, ok := p.sys.Subsystem().SharedProfile(); ok {
		shown.Shared = &name
	}
	for _, pr := range p.profiles.Profiles() {
		shown.Profiles = append(shown.Profiles, p.profileShown(pr))
	}
	for _, a := range p.apps {
		shown.Apps = append(shown.Apps, appShown{
			Name:       a.name,
			At:         float64(a.App.Engine.Now().Active) * 10,
			References: a.App.Engine.References(),
			Routines:   routinesOf(a.App.Engine),
			Ticks:      append([]hot.Tick{}, a.Recorder.Ticks...),
			Refusals:   append([]hot.Refused{}, a.Recorder.Refusals...),
			Sessions:   p.sessionsOf(a),
			Logon:      logonOf(a.logon),
		})
	}
	return text(shown)
}

func routinesOf(e *idle.Engine) []routineShown {
	shown := []routineShown{}
	for r := range e.Routines() {
		x := e.Explain(r.Tag, idle.Idle)
		shown = append(shown, routineShown{
			Tag: r.Tag, Slot: r.Tag.Slot(), Priority: r.Priority, Time: r.Time, Options: r.Options.String(),
			Ready: x.Ready(), Reason: x.Reason.String(), Rule: x.Reason.Rule(), Left: x.Left, By: x.By,
		})
	}
	return shown
}

func (p *program) sessionsOf(a *application) []sessionShown {
	shown := []sessionShown{}
	for id := 1; id <= p.handedOut; id++ {
		s, ok := p.sessions[id]
		if !ok || s.Client() != a.Client {
			continue
		}
		if name, err := s.ProfileName(); err == nil {
			shown = append(shown, sessionShown{id, name, s.Shared(), s.Members(), servicesOf(s)})
		}
	}
	return shown
}

func logonOf(l *session.Logon) *logonShown {
	if l == nil {
		return nil
	}
	shown := &logonShown{Asked: l.Request().Profile, Path: []stepShown{}}
	shown.Asks = asks(l.Pending())
	for _, s := range l.Path() {
		shown.Path = append(shown.Path, stepShown{s.Node, s.Edge, append([]session.Fact{}, s.Facts...), s.Exit, s.Rule})
	}
	if !l.Done() {
		return shown
	}
	s, err := l.Result()
	if err != nil {
		shown.Error = bridge.Thrown(err)
	}
	if s != nil {
		shown.Session = s.ID()
		shown.Profile, _ = s.ProfileName()
	}
	return shown
}

// asks is what a logon waits for, in a word or two.
func asks(q session.Question) string {
	switch q.(type) {
	case session.AskProfile:
		return "a profile"
	case session.AskCredentials:
		return "credentials"
	case session.AskValidation:
		return "the messaging system"
	case session.AskConfiguration:
		return "the settings of a message service"
	case session.AskInit, session.AskProviderLogon:
		return "a provider"
	case session.AskProviderPrompt:
		return "the settings of a provider"
	case session.AskRetry:
		return "what to do about a failure"
	case session.AskDownload:
		return "all mail"
	case session.AwaitMutex:
		return "the logon mutex"
	}
	return ""
}

func (p *program) profileShown(listed profile.Profile) profileShown {
	shown := profileShown{Name: listed.Name, Default: listed.Default, App: listed.App, Services: []string{}}
	found, err := p.profiles.Lookup(listed.Name)
	shown.Damaged = err != nil
	shown.Valid = err == nil && answers{p.scripted, p}.Accepts(found.Name, found.Credentials)
	for _, s := range found.Services {
		shown.Services = append(shown.Services, s.Name)
	}
	return shown
}

func servicesOf(s *session.Session) []serviceShown {
	all := []serviceShown{}
	for _, status := range s.Services() {
		one := serviceShown{Name: status.Name, Disabled: status.Disabled, Providers: []sessionProvider{}}
		for _, pr := range status.Providers {
			one.Providers = append(one.Providers, sessionProvider{pr.Name, pr.Kind.String(), pr.State.String(), pr.Result.String(), pr.Detail})
		}
		all = append(all, one)
	}
	return all
}

func (p *program) spoolerShown() spoolerShown {
	shown := spoolerShown{Transports: []transportShown{}, Calls: append([]spoolerCall{}, p.calls...)}
	for _, t := range p.transports() {
		one := transportShown{Provider: t.Options.Provider, LoggedOn: t.LoggedOn, Inbound: t.Inbound, Outbound: t.Outbound}
		if t.Flushing != 0 {
			one.Flushing = t.Flushing.String()
		}
		shown.Transports = append(shown.Transports, one)
	}
	return shown
}

func text(v any) (any, error) {
	b, err := json.Marshal(v)
	return string(b), err
}
