package e2e

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"

	"mapi-playground/web/e2e/engine"
)

// I-17, I-24, I-26, I-28, I-29, I-31, I-38, S-33: the module under a test's clock
// does what it does live, without anybody waiting for it.
func TestVirtualHost(t *testing.T) { runAll(t, "virtual-host.js") }

// I-31, I-44: what an application did is a scenario, which replays to the same.
func TestRecording(t *testing.T) { runAll(t, "recording.js") }

// What README shows of a test with chromedp.
func TestExampleOfChromedp(t *testing.T) {
	p := blank(t)
	calls := Eval[int](p, `(async () => {
		const { load, FIROINTERVAL } = await import('./mapi.js')
		const mapi = await load({ host: 'virtual' })
		const app = mapi.application('Mailer')
		app.MAPIInitIdle(0)
		let calls = 0
		app.FtgRegisterIdleRoutine(() => { calls++ }, null, -1, 100, FIROINTERVAL) // at most once a second
		mapi.idle(10_000)
		return calls
	})()`)
	if calls != 10 {
		t.Errorf("called %d times in ten seconds, want 10", calls)
	}
}

// What README shows of a test with Playwright.
func TestExampleOfPlaywright(t *testing.T) {
	excepted(t)
	node, err := exec.LookPath("node")
	if err != nil {
		t.Fatal(err)
	}
	browser, err := engine.FindChromium()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), Patience)
	defer cancel()
	command := exec.CommandContext(ctx, node, "--test", "examples/virtual.test.mjs")
	command.Env = append(os.Environ(), "SITE="+Root(t), "CHROMIUM="+browser)
	out, err := command.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "pass 1") {
		t.Errorf("%v\n%s", err, out)
	}
}
