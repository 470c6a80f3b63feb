package scenario_test

import (
	"testing"

	"mapi-playground/core/scenario"
)

// TestArgsThatNobodyTakes: nothing is left out in silence when a scenario that a
// program made is written.
func TestArgsThatNobodyTakes(t *testing.T) {
	for name, args := range map[string]scenario.Args{
		"an int":                scenario.Give("for", 5),
		"a list":                scenario.Give("for", []float64{5}),
		"no value":              scenario.Give("for"),
		"a name that is none":   scenario.Give("for", 5.0, 7, true),
		"a parameter of others": scenario.Give("for", 5.0, "what", "a key"),
	} {
		s := &scenario.Scenario{Version: scenario.Version, Title: scenario.Text{"en": name}, Inputs: []scenario.Input{{Do: "sleep", Args: args}}}
		if b, err := s.Write(""); err == nil {
			t.Errorf("%s: written as %s", name, b)
		}
	}
	args := scenario.Give("for", 5.0, "recorded", true)
	args.Set("for", 6.0)
	if in := (scenario.Input{Args: args}); in.Number("for") != 6 || !in.True("recorded") || in.Text("for") != "" || in.Has("what") {
		t.Errorf("%v", args)
	}
}
