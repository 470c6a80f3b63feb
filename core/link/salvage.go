package link

import (
	"encoding/json"

	"mapi-playground/core/scenario"
)

// beginning is what can be read of a payload that is cut: all of the scenario up to
// a whole input, or its title.
func beginning(plain []byte) *Link {
	var p payload
	if json.Unmarshal(mend(plain), &p) != nil {
		return nil
	}
	l := &Link{Step: p.Step, View: p.View, Preset: p.Preset}
	if l.check() != nil {
		return titled(plain)
	}
	if s, err := scenario.Read(p.Scenario); err == nil {
		l.Scenario = s
	} else if t := titled(plain); t != nil {
		l.Scenario = t.Scenario
	}
	return l
}

// titled has no more than the title of the scenario in a payload, or of a scenario,
// which may be damaged or cut anywhere. It is nil if there is none.
func titled(plain []byte) *Link {
	var outer struct {
		Scenario struct {
			Title json.RawMessage `json:"title"`
		} `json:"scenario"`
		Title json.RawMessage `json:"title"`
	}
	if json.Unmarshal(plain, &outer) != nil && json.Unmarshal(mend(plain), &outer) != nil {
		return nil
	}
	title := outer.Scenario.Title
	if title == nil {
		title = outer.Title
	}
	bare, err := json.Marshal(map[string]any{"version": scenario.Version, "title": title, "inputs": []int{}})
	if err != nil {
		return nil
	}
	s, err := scenario.Read(bare)
	if err != nil {
		return nil
	}
	return &Link{Scenario: s}
}

// mend ends JSON that was cut: after the last whole field of the payload or the
// scenario, or the last whole item of what is in that, such as an input.
func mend(cut []byte) []byte {
	const deepest = 3 // the payload, the scenario, its inputs
	var open, atCut []byte
	end := 0
	quoted := false
	for i := 0; i < len(cut); i++ {
		switch c := cut[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			open = append(open, c+2) // in ASCII its counterpart
		case (c == '}' || c == ']') && len(open) > 0:
			open = open[:len(open)-1]
		case c == ',' && len(open) <= deepest:
			end, atCut = i, append(atCut[:0], open...)
		}
	}
	whole := append([]byte(nil), cut[:end]...)
	for i := len(atCut) - 1; i >= 0; i-- {
		whole = append(whole, atCut[i])
	}
	return whole
}
