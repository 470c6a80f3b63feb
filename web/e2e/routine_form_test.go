package e2e

import (
	"strings"
	"testing"
)

const registerButton = `[data-part="routine-form"] form > button[type="submit"]`

// An engine that is not running is started first (I-07), and the routine is then
// in the queue with its priority; by keyboard alone.
func TestRoutineFormRegisters(t *testing.T) {
	p := idleParts(t, `{"version":1,"title":"Empty","about":"Nothing yet.","applications":[{"name":"Mailer"}],"inputs":[]}`, "en")
	if got := p.Text("#routine-engine"); !strings.Contains(got, "MAPIInitIdle is called first") {
		t.Errorf("I-07: beside the application it says %q", got)
	}
	p.Focus("#routine-app")
	p.Press("Tab")
	p.Press("Control+a")
	for _, key := range "tidy" {
		p.Press(string(key))
	}
	p.Press("Tab")
	p.Press("Control+a")
	p.Press("3")
	if got := p.Text(`output[for="routine-priIdle"]`); !strings.Contains(got, "ahead of user events") {
		t.Errorf("I-31: beside 3 it says %q", got)
	}
	p.Press("Enter")
	p.WaitFor(`document.querySelector('.queue-card[data-priority="3"][data-routine="tidy"]')`)
	keys := Eval[string](p, `stage.player.events.slice(0, stage.state.at).map((event) => event.key).join(" ")`)
	if keys != "idle.initialized idle.registered" {
		t.Errorf("I-07: what happened is %q", keys)
	}
	if got := p.Text(`[data-part="routine-form"] form .outcome`); !strings.Contains(got, "Mailer registers tidy: priority 3") {
		t.Errorf("the form says %q", got)
	}
}

// What is wrong is said beside its field; what only the engine can refuse it
// refuses with NULL (I-19, GI-07).
func TestRoutineFormRefuses(t *testing.T) {
	p := idleParts(t, "changing-a-routine", "en")
	p.stepTo(4)
	for _, row := range []struct{ field, value, want string }{
		{"priIdle", "32768", "A whole number from -32,768 to 32,767"},
		{"priIdle", "1.5", "A whole number"},
		{"priIdle", "", "A whole number"},
		{"csecIdle", "-1", "A whole number from 0 to 4,294,967,295"},
		{"csecIdle", "4294967296", "A whole number"},
		{"cost", "lots", "A number from 0"},
		{"name", "compress", "The name compress is taken"},
		{"name", "", "A routine needs a name"},
		{"thread", "", "A thread needs a name"},
	} {
		before := Eval[string](p, call(`selector => document.querySelector(selector).value`, "#routine-"+row.field))
		p.Fill("#routine-"+row.field, row.value)
		p.Click(registerButton)
		if got := strings.ReplaceAll(p.Text("#routine-"+row.field+"-wrong"), "−", "-"); !strings.Contains(got, row.want) {
			t.Errorf("%s = %q: beside the field it says %q, want %q", row.field, row.value, got, row.want)
		}
		if !Eval[bool](p, call(`id => document.activeElement.id === id && document.activeElement.ariaInvalid === "true"`, "routine-"+row.field)) {
			t.Errorf("%s = %q: the field that is wrong has not the focus", row.field, row.value)
		}
		p.Fill("#routine-"+row.field, before)
	}
	if got := Eval[int](p, `stage.state.at`); got != 4 {
		t.Fatalf("something happened: the player is at step %d", got)
	}
	p.Fill("#routine-name", "tidy")
	p.Click("#routine-FIROWAIT")
	if got := p.Text(`[data-part="routine-form"] .routine-options > .note`); !strings.Contains(got, "exclude each other") {
		t.Errorf("GI-07: with both options the form says %q", got)
	}
	p.Click(registerButton)
	p.WaitFor(`document.querySelector('[data-part="routine-form"] form .outcome').textContent.startsWith("NULL:")`)
	if Eval[bool](p, `document.querySelector('.queue-card[data-routine="tidy"]') !== null`) {
		t.Error("I-19: a routine with both options is in the queue")
	}
}

// Idle time, other work, sleep and the user come from buttons.
func TestRoutineFormSurroundings(t *testing.T) {
	p := idleParts(t, "changing-a-routine", "en")
	p.stepTo(3)
	for _, row := range []struct{ button, key, sentence string }{
		{"Does other work", "host.busy", "for 3.00 s"},
		{"Idles", "host.idle", "The computer is idle for 3.00 s. Steps that follow:"},
		{"Sleeps", "host.sleep", "3.00 s"},
		{"Keeps its message loop busy", "host.app-busy", "Mailer"},
		{"Gets input from the user, now", "user.acts", "Mailer"},
	} {
		p.Fill("#environment-for", "3")
		p.Do(call(`name => { const button = [...document.querySelectorAll(".routine-acts button")].find((one) => one.textContent === name); button.focus() }`, row.button))
		p.Press("Enter")
		p.drawn()
		if got := Eval[string](p, `stage.state.event.key`); got != row.key {
			t.Errorf("%s: what happened is %s, want %s", row.button, got, row.key)
		}
		if got := p.Text(`[data-part="routine-form"] section .outcome`); !strings.Contains(got, row.sentence) {
			t.Errorf("%s: the form says %q", row.button, got)
		}
	}
	at := Eval[int](p, `stage.state.at`)
	p.Fill("#environment-for", "soon")
	p.Click(".routine-acts button")
	if got := p.Text("#environment-for-wrong"); !strings.Contains(got, "A number from 0") {
		t.Errorf("beside a time that is none it says %q", got)
	}
	if got := Eval[int](p, `stage.state.at`); got != at {
		t.Error("with a time that is none something happened")
	}
}
