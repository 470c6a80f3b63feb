package player_test

import (
	"encoding/json"
	"strings"
	"testing"

	"mapi-playground/core/player"
	"mapi-playground/core/scenario"
)

// A scenario is checked where it is written: a mistake has its place, and without one
// each input has its line.
func TestCheck(t *testing.T) {
	const right = "{\"version\": 1, \"title\": \"t\",\n\"applications\": [{\"name\": \"A\"}],\n\"inputs\": [\n" +
		"{\"app\": \"A\",\n\"do\": \"MAPIInitIdle\"}, {\"do\": \"idle\", \"for\": 1},\n\n{\"do\": \"sleep\", \"for\": 1}]}"
	for _, row := range []struct{ name, text, want string }{
		{"right", right, `{"mistake":null,"lines":[4,5,7]}`},
		{"no input", `{"version": 1, "title": "t", "inputs": []}`, `{"mistake":null,"lines":[]}`},
		{"a verb", strings.Replace(right, "sleep", "slip", 1), `{"mistake":{"line":7,"column":8,"path":"inputs[2].do","reason":"there is no \"slip\" to do; did you mean \"sleep\"?"},"lines":[]}`},
		{"behind what is not ASCII", "{\"version\": 1, \"title\": \"çã🙂\", \"titel\": 1}", `{"mistake":{"line":1,"column":41,"path":"","reason":"there is no field \"titel\" here; did you mean \"title\"?"},"lines":[]}`},
		{"nothing", "", `{"mistake":{"line":1,"column":1,"path":"","reason":"the file ends too early: a value is missing"},"lines":[]}`},
	} {
		if got, err := json.Marshal(player.Check([]byte(row.text))); err != nil || string(got) != row.want {
			t.Errorf("%s: %s, want %s", row.name, got, row.want)
		}
	}
	if m := player.Check(make([]byte, scenario.MaxBytes+1)).Mistake; m == nil || !strings.Contains(m.Reason, "are the most") {
		t.Errorf("too much: %+v", m)
	}
}
