package session

// Chart is a flowchart as a table.
type Chart struct {
	ID            ChartID
	Title         string
	Width, Height int
	Nodes         []Node
	Edges         []Edge
}

// Node is a node of a chart: what it says, how and where it is drawn, and which
// rules it carries out.
type Node struct {
	ID      NodeID
	Caption string // as in the picture, with its line breaks
	Shape   Shape
	At      Point // its centre in the picture
	Label   Point // where its caption begins, lines going down from there
	Rules   []string

	visit visit
}

// Edge is an arrow of a chart.
type Edge struct {
	ID       EdgeID
	From, To NodeID
	Label    Branch
	Via      []Point // where the line bends
}

// ChartID names a chart.
type ChartID string

const (
	SessionLevel  ChartID = "session"  // how a logon gets a session
	ServiceLevel  ChartID = "service"  // how a provider of a message service is logged on
	ProviderLevel ChartID = "provider" // how a provider looks after its own configuration
)

// NodeID names a node: N1 to N15 of the session chart (S-01), M1 to M14 of the
// service chart, V1 to V14 of the provider chart (S-109).
type NodeID string

// EdgeID names an edge: E1 to E18 of the session chart (S-02), F1 to F18 of the
// service chart, W1 to W15 of the provider chart.
type EdgeID string

// Branch is what is written on an edge, and how a node was left.
type Branch string

const (
	Yes    Branch = "yes"
	No     Branch = "no"
	Onward Branch = "" // the only way on

	Retry   Branch = "retry"   // the user wants another try
	Ask     Branch = "ask"     // the user wants it, and is asked again for what is missing
	Decline Branch = "decline" // the user does not
)

// Shape is how a node is drawn.
type Shape string

const (
	Terminator Shape = "terminator"
	Decision   Shape = "decision"
	Action     Shape = "action"
)

// Point is a place in a picture.
type Point struct {
	X int `json:"x"`
	Y int `json:"y"`
}

// Node returns the node of that id.
func (c *Chart) Node(id NodeID) (*Node, bool) {
	for i := range c.Nodes {
		if c.Nodes[i].ID == id {
			return &c.Nodes[i], true
		}
	}
	return nil, false
}

// Next returns the edge by which the branch leaves the node. A terminal node
// has none.
func (c *Chart) Next(from NodeID, b Branch) (*Edge, bool) {
	for i := range c.Edges {
		if e := &c.Edges[i]; e.From == from && e.Label == b {
			return e, true
		}
	}
	return nil, false
}

// Terminal reports whether no edge leaves the node.
func (c *Chart) Terminal(id NodeID) bool {
	for i := range c.Edges {
		if c.Edges[i].From == id {
			return false
		}
	}
	return true
}
