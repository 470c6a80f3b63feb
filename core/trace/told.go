package trace

import (
	"mapi-playground/core/idle"
	"mapi-playground/core/session"
)

var idleKeys = map[idle.Kind]Key{
	idle.Initialized:   IdleInitialized,
	idle.Deinitialized: IdleDeinitialized,
	idle.Registered:    IdleRegistered,
	idle.Changed:       IdleChanged,
	idle.Enabled:       IdleEnabled,
	idle.Disabled:      IdleDisabled,
	idle.Deregistered:  IdleDeregistered,
	idle.Removed:       IdleRemoved,
	idle.TimeUp:        IdleDue,
	idle.Posted:        IdlePosted,
	idle.Withdrawn:     IdleWithdrawn,
	idle.Delivered:     IdleCalled,
	idle.Returned:      IdleReturned,
	idle.Failed:        IdleFailed,
	idle.Refused:       IdleRefused,
}

// OfIdle is what an idle engine tells as an event of a trace, without the names of
// application, thread and routine, which engines do not know. References is what
// the engine counts now (I-08). Without ok it is nothing for a trace: the user's
// actions and changes of policy are told by who brings them about.
func OfIdle(e idle.Event, references int) (told Event, ok bool) {
	told.Key, ok = idleKeys[e.Kind]
	told.Rule = e.Rule()
	switch e.Kind {
	case idle.Initialized:
		if told.Count = references; references > 1 {
			told.Key = IdleCounted
		}
	case idle.Deinitialized:
		if told.Count = references; references == 0 {
			told.Key, told.Rule = IdleStopped, IdleStopped.Rule()
		}
	case idle.Registered, idle.Changed:
		told.Priority, told.Count, told.Flags = int(e.Info.Priority), int(e.Info.Time), e.Info.Options.String()
	case idle.Delivered:
		if e.Late {
			told.Key = IdleCalledLate
		}
	case idle.Refused:
		told.Text = e.Err.Error()
	}
	return told, ok
}

var charts = map[session.ChartID]func() *session.Chart{
	session.SessionLevel:  session.SessionChart,
	session.ServiceLevel:  session.ServiceChart,
	session.ProviderLevel: session.ProviderChart,
}

var branches = map[session.Branch]Key{
	session.Yes:     ChartYes,
	session.No:      ChartNo,
	session.Onward:  ChartOnward,
	session.Retry:   ChartRetry,
	session.Ask:     ChartAsk,
	session.Decline: ChartDecline,
}

// Left reports whether a logon is done with a step: it has left the node, or the
// node is terminal, or it has left the chart.
func Left(s *session.Step) bool {
	return s.Exit != "" || s.Edge != "" || charts[s.Chart]().Terminal(s.Node)
}

// OfStep is a step that a logon has made on a chart, or off it, as an event of a
// trace. Its rule is the one that decided. Without ok the logon has not left the
// node yet; a terminal node is left as soon as it is reached.
func OfStep(s *session.Step) (told Event, ok bool) {
	told = Event{Service: s.Service, Provider: s.Provider, Chart: string(s.Chart), Node: string(s.Node), Edge: string(s.Edge)}
	if s.Exit != "" {
		told.Key, told.Text, told.Rule = LogonOffChart, s.Exit, s.Rule
		return told, true
	}
	if !Left(s) {
		return Event{}, false
	}
	chart := charts[s.Chart]()
	node, _ := chart.Node(s.Node)
	told.Key, told.Caption = ChartEnd, node.Caption
	if told.Rule = s.Rule; told.Rule == "" && len(node.Rules) > 0 {
		told.Rule = node.Rules[0]
	}
	for _, f := range s.Facts {
		told.Facts = append(told.Facts, Fact(f))
	}
	for _, edge := range chart.Edges {
		if edge.ID == s.Edge {
			told.Key = branches[edge.Label]
		}
	}
	return told, true
}
