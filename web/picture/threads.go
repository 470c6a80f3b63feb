package picture

import (
	"fmt"

	"mapi-playground/core/player"
	"mapi-playground/core/trace"
)

// threads draws one call of a routine across the threads that have a part in it,
// as it happens in the preset.
func (d drawing) threads() (string, error) {
	p, state, err := d.play("single-threaded")
	if err != nil {
		return "", err
	}
	var posted, called, returned *player.Told
	for _, e := range p.Events(1, state.Len) {
		switch {
		case e.Key == trace.IdlePosted && posted == nil:
			posted = e
		case e.Key == trace.IdleCalled && called == nil && posted != nil:
			called = e
		case e.Key == trace.IdleReturned && called != nil:
			returned = e
		}
		if returned != nil {
			break
		}
	}
	if returned == nil || called.Routine != posted.Routine || returned.Routine != posted.Routine {
		return "", fmt.Errorf("the preset has no call of a routine in it")
	}
	lanes := [3]string{d.say("scheduler"), d.say("queue"), fmt.Sprintf(d.say("thread"), called.Thread)}
	drawn := ""
	for i, lane := range lanes {
		y := 30 + i*58
		drawn += fmt.Sprintf("<g class=\"lane\"><text x=\"0\" y=\"%d\">%s</text><line x1=\"0\" y1=\"%d\" x2=\"470\" y2=\"%d\"/></g>\n", y-10, escape(lane), y, y)
	}
	drawn += fmt.Sprintf("<g class=\"step\"><circle cx=\"150\" cy=\"30\" r=\"5\"/><text class=\"label\" x=\"163\" y=\"20\">%s: %s</text></g>\n", d.say("posts"), escape(posted.Routine))
	drawn += fmt.Sprintf("<g class=\"edge\"><polyline points=\"150,35 150,78\"/>%s</g>\n", arrowhead(point{150, 35}, point{150, 80}))
	drawn += "<g class=\"message\"><rect x=\"138\" y=\"81\" width=\"24\" height=\"15\" rx=\"2\"/><path d=\"M138 82l12 8l12 -8\"/><line x1=\"162\" y1=\"88.5\" x2=\"248\" y2=\"88.5\"/></g>\n"
	drawn += fmt.Sprintf("<g class=\"edge\"><polyline points=\"248,88.5 248,134\"/>%s</g>\n", arrowhead(point{248, 88}, point{248, 136}))
	drawn += fmt.Sprintf("<g class=\"run\"><rect x=\"248\" y=\"138\" width=\"150\" height=\"16\" rx=\"2\"/><text x=\"258\" y=\"132\">%s</text></g>\n",
		escape(fmt.Sprintf(d.say("runs"), called.Routine)))
	return fmt.Sprintf("<svg class=\"threads-still\" viewBox=\"-2 0 474 160\" role=\"img\" aria-label=\"%s\">\n%s</svg>\n",
		escape(fmt.Sprintf(d.say("lanes"), posted.Routine, called.Thread)), drawn), nil
}
