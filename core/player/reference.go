package player

import (
	"strings"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
	"mapi-playground/core/session"
	"mapi-playground/core/trace"
)

// Reference is what a page needs to know of the program to draw it. It never changes.
type Reference struct {
	Charts    []Chart      `json:"charts"`
	Points    []idle.Point `json:"points"`    // on which the documents disagree
	Languages []string     `json:"languages"` // in which a run can be told
	Constants Constants    `json:"constants"`
}

// Texts is one text in every language, by language tag.
type Texts map[string]string

// Constants are MAPI's constants with their names, in order, for a user interface.
type Constants struct {
	Logon   []mapi.Named `json:"logon"`   // flFlags of MAPILogonEx
	Logoff  []mapi.Named `json:"logoff"`  // ulFlags of IMAPISession::Logoff
	Init    []mapi.Named `json:"init"`    // ulFlags of MAPIInitialize
	Options []mapi.Named `json:"options"` // iroIdle of FtgRegisterIdleRoutine
	Changes []mapi.Named `json:"changes"` // ircIdle of ChangeIdleRoutine
	Results []mapi.Named `json:"results"`
}

// Chart is a flowchart as a page draws it, with its words in every language.
type Chart struct {
	ID     session.ChartID `json:"id"`
	Title  Texts           `json:"title"`
	Width  int             `json:"width"`
	Height int             `json:"height"`
	Nodes  []Node          `json:"nodes"`
	Edges  []Edge          `json:"edges"`
}

// Node is a node of a chart.
type Node struct {
	ID       session.NodeID `json:"id"`
	Caption  Texts          `json:"caption"`
	Shape    session.Shape  `json:"shape"`
	At       session.Point  `json:"at"`    // its centre in the picture of the documents
	Label    session.Point  `json:"label"` // where its caption begins there
	Rules    []string       `json:"rules"` // that it carries out
	Terminal bool           `json:"terminal"`
}

// Edge is an arrow of a chart.
type Edge struct {
	ID    session.EdgeID  `json:"id"`
	From  session.NodeID  `json:"from"`
	To    session.NodeID  `json:"to"`
	Label session.Branch  `json:"label"` // empty where it is the only way on
	Via   []session.Point `json:"via"`   // where the line bends
}

// Refer makes the reference. The words of the charts are written once, in English
// beside the nodes; each other language has its phrases for them (see trace.Teller).
func Refer() Reference {
	return Reference{
		Charts: []Chart{chart(session.SessionChart()), chart(session.ServiceChart()), chart(session.ProviderChart())},
		Points: idle.Points(), Languages: trace.Languages(),
		Constants: Constants{
			Logon: mapi.FlagNames[mapi.LogonFlags](), Logoff: mapi.FlagNames[mapi.LogoffFlags](), Init: mapi.FlagNames[mapi.InitFlags](),
			Options: mapi.FlagNames[mapi.IdleOptions](), Changes: mapi.FlagNames[mapi.IdleChanges](), Results: mapi.ResultNames(),
		},
	}
}

func chart(c *session.Chart) Chart {
	shown := Chart{ID: c.ID, Title: inAll(c.Title), Width: c.Width, Height: c.Height}
	for _, n := range c.Nodes {
		shown.Nodes = append(shown.Nodes, Node{n.ID, inAll(n.Caption), n.Shape, n.At, n.Label, n.Rules, c.Terminal(n.ID)})
	}
	for _, e := range c.Edges {
		shown.Edges = append(shown.Edges, Edge{e.ID, e.From, e.To, e.Label, append([]session.Point{}, e.Via...)})
	}
	return shown
}

// inAll is an English text of a chart in every language, on one line.
func inAll(english string) Texts {
	english = strings.ReplaceAll(english, "\n", " ")
	all := make(Texts)
	for _, language := range trace.Languages() {
		all[language] = trace.In(language).Phrase(english)
	}
	return all
}
