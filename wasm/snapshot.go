//go:build js && wasm

package main

import (
	"encoding/json"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
	"mapi-playground/core/session"
	"mapi-playground/wasm/bridge"
)

// The snapshot is what the page draws: everything it shows is in here, and the
// page keeps nothing that could differ from it. Its types are those of
// web/snapshot.d.ts.
type snapshot struct {
	Now      float64        `json:"now"` // milliseconds of performance.now()
	Shared   *string        `json:"shared"`
	Latest   int            `json:"latest"` // the application that logged on last, or -1
	Profiles []profileShown `json:"profiles"`
	Apps     []appShown     `json:"apps"`
}

type profileShown struct {
	Name    string `json:"name"`
	Default bool   `json:"default"`
	App     bool   `json:"app"`
	Valid   bool   `json:"valid"` // its credentials are those that are accepted
}

type appShown struct {
	Name       string         `json:"name"`
	At         float64        `json:"at"` // what its engine was told last, milliseconds
	References int            `json:"references"`
	Routines   []routineShown `json:"routines"`
	Ticks      []tick         `json:"ticks"`
	Refusals   []refusal      `json:"refusals"`
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
	ID      int    `json:"id"`
	Profile string `json:"profile"`
	Shared  bool   `json:"shared"`
	Members int    `json:"members"`
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
	now := clock()
	shown := snapshot{Now: now, Latest: p.latest}
	if name, ok := p.subsystem.SharedProfile(); ok {
		shown.Shared = &name
	}
	for _, pr := range p.profiles.Profiles() {
		shown.Profiles = append(shown.Profiles, profileShown{pr.Name, pr.Default, pr.App, pr.Credentials == p.mailboxes[pr.Name]})
	}
	for _, a := range p.apps {
		shown.Apps = append(shown.Apps, appShown{
			Name:       a.client.Name(),
			At:         float64(a.engine.Now().Active) * 10,
			References: a.engine.References(),
			Routines:   routinesOf(a.engine),
			Ticks:      a.ticks.ticks,
			Refusals:   a.ticks.refusals,
			Sessions:   p.sessionsOf(a),
			Logon:      logonOf(a.logon),
		})
	}
	return text(shown)
}

func routinesOf(e *idle.Engine) []routineShown {
	var shown []routineShown
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
	var shown []sessionShown
	for id := 1; id <= p.handedOut; id++ {
		s, ok := p.sessions[id]
		if !ok || s.Client() != a.client {
			continue
		}
		if name, err := s.ProfileName(); err == nil {
			shown = append(shown, sessionShown{id, name, s.Shared(), s.Members()})
		}
	}
	return shown
}

func logonOf(l *session.Logon) *logonShown {
	if l == nil {
		return nil
	}
	shown := &logonShown{Asked: l.Request().Profile}
	switch l.Pending().(type) {
	case session.AskProfile:
		shown.Asks = "a profile"
	case session.AskCredentials:
		shown.Asks = "credentials"
	case session.AskValidation:
		shown.Asks = "the messaging system"
	case session.AwaitMutex:
		shown.Asks = "the logon mutex"
	}
	for _, s := range l.Path() {
		shown.Path = append(shown.Path, stepShown{s.Node, s.Edge, s.Facts, s.Exit, s.Rule})
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

// chart is the session chart, for the page to draw.
func (p *program) chart(bridge.Args) (any, error) {
	c := session.SessionChart()
	terminal := make(map[session.NodeID]bool)
	for _, n := range c.Nodes {
		terminal[n.ID] = c.Terminal(n.ID)
	}
	return text(map[string]any{
		"title": c.Title, "width": c.Width, "height": c.Height,
		"nodes": c.Nodes, "edges": c.Edges, "terminal": terminal,
	})
}

// constants are the flags under their documented names.
func (p *program) constants(bridge.Args) (any, error) {
	return text(map[string]any{
		"logon":   mapi.FlagNames[mapi.LogonFlags](),
		"options": mapi.FlagNames[mapi.IdleOptions](),
		"changes": mapi.FlagNames[mapi.IdleChanges](),
	})
}

func text(v any) (any, error) {
	b, err := json.Marshal(v)
	return string(b), err
}
