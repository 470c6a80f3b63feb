package picture

import (
	"fmt"
	"strings"

	"mapi-playground/core/player"
	"mapi-playground/core/view"
)

// play plays a preset to its end.
func (d drawing) play(preset string) (*player.Player, player.State, error) {
	text, err := d.preset(preset)
	if err != nil {
		return nil, player.State{}, err
	}
	p, err := player.Open(text, d.language)
	if err != nil {
		return nil, player.State{}, err
	}
	p.Go(p.State(0).Len)
	return p, p.State(0), nil
}

// sharing draws who has which session at the end of the preset, a line for each
// handle.
func (d drawing) sharing() (string, error) {
	_, state, err := d.play("shared-session-wins")
	if err != nil {
		return "", err
	}
	const width, height, gap = 132, 58, 28
	boxes := map[string]int{} // what a handle leads to, and its place from the top
	of := func(s view.Session) string {
		if s.Shared {
			return "shared"
		}
		return s.Name
	}
	var lines, shapes strings.Builder
	var said []string
	top := func(i int) int { return 26 + i*(height+gap) }
	for i, a := range state.Snapshot.Apps {
		fmt.Fprintf(&shapes, "<g class=\"program\"><rect x=\"1\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"3\"/><text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text></g>\n",
			top(i), width-30, height, (width-30)/2+1, top(i)+height/2+5, escape(a.Name))
	}
	for _, s := range state.Snapshot.Sessions {
		kind := "own"
		if s.Shared {
			kind = "shared"
		}
		i, known := boxes[of(s)]
		if !known {
			i = len(boxes)
			boxes[of(s)] = i
			double := ""
			if s.Shared {
				double = fmt.Sprintf(`<rect x="292" y="%d" width="%d" height="%d" rx="6"/>`, top(i)+4, width-8, height-8)
			}
			fmt.Fprintf(&shapes, "<g class=\"session %s\"><rect x=\"288\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"9\"/>%s<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text><text class=\"label\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text></g>\n",
				kind, top(i), width, height, double, 288+width/2, top(i)+height/2, escape(s.Profile), 288+width/2, top(i)+height/2+17, d.say(kind))
		}
		from := 0
		for j, a := range state.Snapshot.Apps {
			if a.Name == s.App {
				from = j
			}
		}
		x1, y1, x2, y2 := width-29, top(from)+height/2, 286, top(i)+height/2
		if from != i {
			y1 -= 14
			y2 += 12
		}
		fmt.Fprintf(&lines, "<g class=\"handle\"><line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/><circle cx=\"%d\" cy=\"%d\" r=\"4\"/><text class=\"label\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text></g>\n",
			x1, y1, x2, y2, x1, y1, (x1+x2)/2, (y1+y2)/2-7-abs(y1-y2)/8, escape(s.Name))
		said = append(said, fmt.Sprintf(d.say("sharing"), s.App, s.Name, d.say(kind), s.Profile))
	}
	rows := max(len(boxes), len(state.Snapshot.Apps))
	return fmt.Sprintf("<svg class=\"sharing-still\" viewBox=\"0 0 422 %d\" role=\"img\" aria-label=\"%s\">\n<text class=\"label\" x=\"52\" y=\"14\" text-anchor=\"middle\">%s</text><text class=\"label\" x=\"354\" y=\"14\" text-anchor=\"middle\">%s</text>\n%s%s</svg>\n",
		top(rows)-gap+2, escape(strings.Join(said, " ")), d.say("program"), d.say("session"), lines.String(), shapes.String()), nil
}

func abs(n int) int { return max(n, -n) }
