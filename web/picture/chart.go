package picture

import (
	"fmt"
	"html"
	"math"
	"strings"

	"mapi-playground/core/session"
	"mapi-playground/core/trace"
)

const (
	line   = 16  // of a caption
	letter = 7.2 // width of a letter, on the wide side
	margin = 6
)

// half is half the width and height of each shape.
var half = map[session.Shape]struct{ x, y float64 }{
	session.Terminator: {17, 9},
	session.Decision:   {16, 16},
	session.Action:     {17, 10},
}

// stretch is how much wider than its table a chart is drawn, so that captions have
// room at a size that can be read.
var stretch = map[session.ChartID]float64{session.SessionLevel: 1.4, session.ServiceLevel: 1.65, session.ProviderLevel: 1.4}

type point struct{ x, y float64 }

// place is where a point of the table stands in the picture. The leftmost column
// moves out a little: its captions would reach the line beside it.
func place(c *session.Chart, p session.Point) point {
	x := float64(p.X) * stretch[c.ID]
	if p.X < 60 {
		x -= 24
	}
	return point{x, float64(p.Y)}
}

// chart is a chart on its own, a place to which the keyboard gets, since a narrow page
// scrolls it.
func (d drawing) chart(c *session.Chart) string {
	return fmt.Sprintf("<section class=\"chart-still\" tabindex=\"0\" aria-label=\"%s\">\n%s</section>\n", html.EscapeString(d.chartTitle(c)), d.svg(c))
}

// bench is the chart of the workbench, which is always whole.
func (d drawing) bench(c *session.Chart) string {
	return "<div class=\"chart-still whole\">\n" + d.svg(c) + "</div>\n"
}

func (d drawing) svg(c *session.Chart) string {
	tell := trace.In(d.language)
	at := map[session.NodeID]*session.Node{}
	for i := range c.Nodes {
		at[c.Nodes[i].ID] = &c.Nodes[i]
	}
	var edges, nodes strings.Builder
	var captions []string
	right, bottom := 0.0, 0.0
	for _, e := range c.Edges {
		edges.WriteString(d.edge(c, &e, at))
	}
	for i := range c.Nodes {
		n := &c.Nodes[i]
		p, h := place(c, n.At), half[n.Shape]
		fmt.Fprintf(&nodes, `<g class="node %s">`, n.Shape)
		if n.Shape == session.Decision {
			fmt.Fprintf(&nodes, `<path d="M%g %gl%g %gl%g %gl%g %gz"/>`, p.x, p.y-h.y, h.x, h.y, -h.x, h.y, -h.x, -h.y)
		} else {
			round := 2.0
			if n.Shape == session.Terminator {
				round = h.y
			}
			fmt.Fprintf(&nodes, `<rect x="%g" y="%g" width="%g" height="%g" rx="%g"/>`, p.x-h.x, p.y-h.y, 2*h.x, 2*h.y, round)
		}
		caption := tell.Phrase(strings.ReplaceAll(n.Caption, "\n", " "))
		captions = append(captions, caption)
		lines := strings.Split(n.Caption, "\n")
		if d.language != "en" {
			lines = wrap(caption, room(c, n))
		}
		x, y := p.x+float64(n.Label.X-n.At.X)+3, float64(n.Label.Y)+5
		for i, l := range lines {
			fmt.Fprintf(&nodes, `<text x="%g" y="%g">%s</text>`, x, y+float64(i*line), escape(l))
			right = max(right, x+float64(len([]rune(l)))*letter*1.15)
		}
		bottom = max(bottom, y+float64((len(lines)-1)*line), p.y+h.y)
		nodes.WriteString("</g>\n")
	}
	for _, e := range c.Edges {
		for _, p := range e.Via {
			right = max(right, place(c, p).x+margin)
		}
	}
	label := fmt.Sprintf(d.say("chart"), d.chartTitle(c), strings.Join(captions, "; "))
	return fmt.Sprintf("<svg viewBox=\"-24 -6 %g %g\" role=\"img\" aria-label=\"%s\">\n%s%s</svg>\n",
		math.Ceil(right+24+margin), math.Ceil(bottom+6+margin+4), html.EscapeString(label), edges.String(), nodes.String())
}

func (d drawing) chartTitle(c *session.Chart) string { return trace.In(d.language).Phrase(c.Title) }

// room is how many letters of a caption fit before the next thing to the right.
func room(c *session.Chart, n *session.Node) int {
	from := place(c, n.At).x + float64(n.Label.X-n.At.X) + 3
	to := from + 26*letter
	top, bottom := float64(n.Label.Y)-10, float64(n.Label.Y)+40
	block := func(x, y1, y2 float64) {
		if x > from && max(y1, y2) > top && min(y1, y2) < bottom {
			to = min(to, x)
		}
	}
	for i := range c.Nodes {
		o := &c.Nodes[i]
		if o.ID != n.ID {
			p := place(c, o.At)
			block(p.x-half[o.Shape].x-4, p.y-half[o.Shape].y, p.y+half[o.Shape].y)
		}
	}
	for _, e := range c.Edges {
		for i := 1; i < len(e.Via); i++ {
			a, b := place(c, e.Via[i-1]), place(c, e.Via[i])
			if a.x == b.x {
				block(a.x-4, a.y, b.y)
			}
		}
	}
	return int((to - from) / letter)
}

func wrap(caption string, letters int) []string {
	var lines []string
	for _, word := range strings.Fields(caption) {
		if last := len(lines) - 1; last >= 0 && len([]rune(lines[last]))+1+len([]rune(word)) <= letters {
			lines[last] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	return lines
}

func escape(s string) string { return html.EscapeString(s) }
