package picture

import (
	"fmt"
	"io/fs"
	"strings"

	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/trace"
	"mapi-playground/core/world"
)

const beat = 0.6 // seconds between two nodes of a walk

// looks are those of the page, for a picture that stands by itself.
const looks = `<style>
svg { font: 13.5px/1 system-ui, "Liberation Sans", sans-serif; background: #fbf9f4; }
text { fill: #1f2328; paint-order: stroke; stroke: #fbf9f4; stroke-width: 4px; stroke-linejoin: round; }
text.label { fill: #585e66; font-size: 12.5px; }
.node rect, .node path { fill: #f5dcae; stroke: #7f848c; }
.edge polyline { fill: none; stroke: #7f848c; stroke-width: 1.5; }
.edge path { fill: #7f848c; }
.walked rect, .walked path { fill: #a83f08; stroke: #a83f08; }
.walked text { font-weight: 700; }
@media (prefers-reduced-motion: no-preference) {
.walked rect, .walked path { animation: walk %gs infinite backwards; }
@keyframes walk { 0%% { fill: #f5dcae; stroke: #7f848c; } 4%%, 90%% { fill: #a83f08; stroke: #a83f08; } }
}
%s</style>
`

// Walk draws the session chart as a file by itself, with the nodes that the first logon of
// a preset comes to, one after another.
func Walk(preset, language string, presets fs.FS) (string, error) {
	d := drawing{language: language, presets: presets}
	text, err := d.preset(preset)
	if err != nil {
		return "", err
	}
	s, err := scenario.Read(text)
	if err != nil {
		return "", err
	}
	chart := session.SessionChart()
	var way []string
	first := ""
	w := world.New(s)
	w.Observe(func(e *trace.Event) {
		if e.Chart == string(chart.ID) && (first == "" || e.Call == first) {
			first = e.Call
			way = append(way, e.Node)
		}
	})
	for w.Step() {
	}
	if len(way) == 0 {
		return "", fmt.Errorf("%s: no logon goes through the chart", preset)
	}
	pieces := strings.Split(d.svg(chart), `<g class="node `)
	var delays strings.Builder
	for i := range chart.Nodes {
		for k, id := range way {
			if id != string(chart.Nodes[i].ID) {
				continue
			}
			pieces[i+1] = "walked at" + fmt.Sprint(k) + " " + pieces[i+1]
			fmt.Fprintf(&delays, ".at%d rect, .at%[1]d path { animation-delay: %gs; }\n", k, float64(k)*beat)
			break
		}
	}
	made := strings.Join(pieces, `<g class="node `)
	head, rest, _ := strings.Cut(made, ">\n")
	return strings.Replace(head, "<svg ", `<svg xmlns="http://www.w3.org/2000/svg" `, 1) + ">\n" +
		fmt.Sprintf(looks, float64(len(way)+6)*beat, delays.String()) + rest, nil
}
