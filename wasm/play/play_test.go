package play_test

import (
	"os"
	"strings"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/wasm/call/calltest"
	"mapi-playground/wasm/play"
)

// S-35: a player is known by its number until it is closed, and who is asked for another one
// refuses.
func TestPlayers(t *testing.T) {
	file, err := os.ReadFile("../../web/scenarios/changing-a-routine.json")
	if err != nil {
		t.Fatal(err)
	}
	var players play.Players
	all := players.Functions()
	one, err := calltest.Do(t, all, "playerOpen", string(file), "en")
	if err != nil {
		t.Fatal(err)
	}
	two, err := calltest.Do(t, all, "playerOpen", string(file), "pt-BR")
	if err != nil || two == one {
		t.Fatalf("players %v and %v: %v", one, two, err)
	}
	steps, err := calltest.Do(t, all, "playerLen", one)
	if n, ok := steps.(int); !ok || n < 2 || err != nil {
		t.Fatalf("%v steps, %v", steps, err)
	}
	for _, row := range []struct {
		name string
		args []any
		want mapi.HRESULT
		says string // how the answer begins
	}{
		{"playerGo", []any{one, 1}, mapi.OK, ""},
		{"playerGo", []any{one, "1"}, mapi.ErrInvalidParameter, ""},
		{"playerState", []any{one, 10}, mapi.OK, "{"},
		{"playerState", []any{7, 10}, mapi.ErrInvalidParameter, ""},
		{"playerEvents", []any{one, 0, 2}, mapi.OK, "["},
		{"playerScenario", []any{two}, mapi.OK, "{"},
		{"playerFind", []any{one, true, "odd"}, mapi.ErrCallFailed, ""},
		{"playerClose", []any{one}, mapi.OK, ""},
		{"playerClose", []any{one}, mapi.OK, ""},
		{"playerState", []any{one, 10}, mapi.ErrInvalidParameter, ""},
		{"playerLen", []any{two}, mapi.OK, ""},
		{"playerOpen", []any{"{", "en"}, mapi.ErrCallFailed, ""},
		{"check", []any{"{"}, mapi.OK, "{"},
	} {
		got, err := calltest.Do(t, all, row.name, row.args...)
		if text, _ := got.(string); mapi.Result(err) != row.want || !strings.HasPrefix(text, row.says) {
			t.Errorf("%s%v: %.40q, %v, want %v", row.name, row.args, text, err, row.want)
		}
	}
}
