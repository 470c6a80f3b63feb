package preview

import (
	"cmp"
	"fmt"
	"slices"

	"mapi-playground/core/session"
	"mapi-playground/core/trace"
)

// A sketch is what a picture shows: words on the left; on the right a chart with the way
// that was taken, or routines in the order of their priorities.
type sketch struct {
	Title, About string
	Chart        *session.Chart
	walked       map[string]bool // nodes and edges, by id
	routines     []routine
}

type routine struct {
	name     string
	priority int
}

var charts = map[session.ChartID]func() *session.Chart{
	session.SessionLevel: session.SessionChart, session.ServiceLevel: session.ServiceChart, session.ProviderLevel: session.ProviderChart,
}

// happened takes an event down: the first chart of a run is the one that is shown.
func (s *sketch) happened(e *trace.Event) {
	if s.Chart == nil {
		if chart := charts[session.ChartID(e.Chart)]; chart != nil {
			s.Chart = chart()
		}
	}
	if s.Chart != nil && e.Chart == string(s.Chart.ID) {
		s.walked[e.Node], s.walked[e.Edge] = true, true
	}
}

const (
	width, height = 1200, 630
	margin        = 60
	gap           = 56  // between the title and what it is about
	split         = 720 // where the words end and the picture begins
)

// png draws it.
func (s *sketch) png() ([]byte, error) {
	c, err := newCanvas()
	if err != nil {
		return nil, err
	}
	y := c.words(s.Title, bold, ink, margin, 130, split-2*margin+30, 5)
	c.words(s.About, regular, soft, margin, y+gap, split-2*margin+30, max(1, (height-90-y-gap)/36))
	c.rect(margin, height-50, 90, 6, accent)
	switch {
	case s.Chart != nil:
		s.chart(c)
	case len(s.routines) > 0:
		s.queue(c)
	}
	return c.png()
}

// chart draws the shapes and lines of the table where they stand in it.
func (s *sketch) chart(c *canvas) {
	left, top, right, bottom := 1<<30, 1<<30, 0, 0
	reach := func(p session.Point) {
		left, top, right, bottom = min(left, p.X), min(top, p.Y), max(right, p.X), max(bottom, p.Y)
	}
	for i := range s.Chart.Nodes {
		reach(s.Chart.Nodes[i].At)
	}
	for i := range s.Chart.Edges {
		for _, p := range s.Chart.Edges[i].Via {
			reach(p)
		}
	}
	const half = 18
	wide, high := float64(width-split-2*half-margin)/float64(right-left), float64(height-140)/float64(bottom-top)
	at := func(p session.Point) (int, int) {
		return split + half + int(float64(p.X-left)*wide), 70 + int(float64(p.Y-top)*high)
	}
	for _, walked := range []bool{false, true} {
		for i := range s.Chart.Edges {
			e := &s.Chart.Edges[i]
			if s.walked[string(e.ID)] != walked {
				continue
			}
			from, _ := s.Chart.Node(e.From)
			to, _ := s.Chart.Node(e.To)
			x, y := at(from.At)
			for _, p := range append(slices.Clone(e.Via), to.At) {
				nx, ny := at(p)
				c.line(x, y, nx, ny, walked)
				x, y = nx, ny
			}
		}
	}
	for i := range s.Chart.Nodes {
		n := &s.Chart.Nodes[i]
		x, y := at(n.At)
		c.node(x, y, n.Shape == session.Decision, s.walked[string(n.ID)])
	}
}

// queue draws the routines, the one that goes first on top.
func (s *sketch) queue(c *canvas) {
	all := slices.Clone(s.routines)
	slices.SortStableFunc(all, func(a, b routine) int { return cmp.Compare(a.priority, b.priority) })
	all = all[:min(len(all), 7)]
	for i, r := range all {
		y := 85 + i*68
		fill, ground := accent, shape
		if r.priority >= 0 {
			fill = wire
		}
		c.rect(split, y, width-split-margin, 54, ground)
		c.rect(split, y, 8, 54, fill)
		c.words(fmt.Sprint(r.priority), regular, soft, split+24, y+36, 90, 1)
		c.words(r.name, regular, ink, split+110, y+36, width-split-margin-120, 1)
	}
}
