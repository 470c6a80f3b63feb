package picture

import (
	"fmt"
	"strings"

	"mapi-playground/core/session"
)

// edge draws an arrow from the border of one shape to that of another.
func (d drawing) edge(c *session.Chart, e *session.Edge, at map[session.NodeID]*session.Node) string {
	from, to := at[e.From], at[e.To]
	points := []point{place(c, from.At)}
	for _, p := range e.Via {
		points = append(points, place(c, p))
	}
	points = append(points, place(c, to.At))
	last := len(points) - 1
	points[0] = leave(points[0], points[1], from.Shape, 0)
	points[last] = leave(points[last], points[last-1], to.Shape, 2)
	var line []string
	for _, p := range points {
		line = append(line, fmt.Sprintf("%g,%g", p.x, p.y))
	}
	drawn := fmt.Sprintf(`<g class="edge"><polyline points="%s"/>%s`, strings.Join(line, " "), arrowhead(points[last-1], points[last]))
	if e.Label != session.Onward {
		drawn += label(points[0], points[1], d.say("charts."+string(e.Label)))
	}
	return drawn + "</g>\n"
}

// leave moves the end of a line from the centre of a shape to a little outside it.
func leave(end, towards point, shape session.Shape, gap float64) point {
	h := half[shape]
	return point{end.x + sign(towards.x-end.x)*(h.x+gap), end.y + sign(towards.y-end.y)*(h.y+gap)}
}

func sign(f float64) float64 {
	switch {
	case f > 0:
		return 1
	case f < 0:
		return -1
	}
	return 0
}

func arrowhead(from, to point) string {
	dx, dy := sign(to.x-from.x), sign(to.y-from.y)
	return fmt.Sprintf(`<path d="M%g %gL%g %gL%g %gz"/>`, to.x, to.y, to.x-9*dx-4*dy, to.y-9*dy-4*dx, to.x-9*dx+4*dy, to.y-9*dy+4*dx)
}

// label stands above a level line and to the left of an upright one, near where
// it begins.
func label(a, b point, text string) string {
	if a.y == b.y {
		off := max(34, 8+3*float64(len([]rune(text)))) // a long one begins beside the node
		return fmt.Sprintf(`<text class="label" x="%g" y="%g" text-anchor="middle">%s</text>`, a.x+sign(b.x-a.x)*off, a.y-6, escape(text))
	}
	return fmt.Sprintf(`<text class="label" x="%g" y="%g" text-anchor="end">%s</text>`, a.x-7, min((a.y+b.y)/2, a.y+26)+4, escape(text))
}
