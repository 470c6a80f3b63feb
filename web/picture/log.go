package picture

import (
	"fmt"
	"strings"

	"mapi-playground/core/trace"
)

// log tells a run, one sentence a step.
func (d drawing) log() (string, error) {
	p, state, err := d.play("shared-session-wins")
	if err != nil {
		return "", err
	}
	tell := trace.In(d.language)
	var b strings.Builder
	b.WriteString("<ol class=\"log-still\">\n")
	for _, e := range p.Events(1, state.Len) {
		fmt.Fprintf(&b, "<li><span class=\"at\">%s</span> %s</li>\n", escape(tell.Clock(e.At)), escape(e.Sentence))
	}
	b.WriteString("</ol>\n")
	return b.String(), nil
}
