package engine

import (
	"bufio"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
)

// firefox is one process, whose tabs have a window and a container each.
type firefox struct {
	command *exec.Cmd
	profile string
	bidi    *bidi
	// chrome is the browser's own window, in which media can be emulated.
	chrome string
	mu     sync.Mutex
	tabs   map[string]*firefoxTab // by their context
}

// preferences are for many windows at once: each of them behaves as if it were in front. What
// is performed has happened in the page when that is answered. Scrollbars take no room, as those
// of a telephone.
const preferences = `
user_pref("focusmanager.testmode", true);
user_pref("dom.min_background_timeout_value", 4);
user_pref("dom.ipc.processCount", 4);
user_pref("browser.tabs.remote.separateFileUriProcess", false);
user_pref("accessibility.tabfocus", 7);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.proxy.type", 0);
user_pref("network.http.speculative-parallel-limit", 0);
user_pref("remote.events.async.enabled", false);
user_pref("ui.useOverlayScrollbars", 1);
`

func startFirefox() (Engine, error) {
	names := []string{"firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"}
	if path := os.Getenv("FIREFOX"); path != "" {
		names = []string{path}
	}
	path, err := find("Firefox", "FIREFOX", names)
	if err != nil {
		return nil, err
	}
	profile, err := os.MkdirTemp("", "firefox-")
	if err != nil {
		return nil, err
	}
	f := &firefox{profile: profile, tabs: make(map[string]*firefoxTab)}
	if err := f.start(path); err != nil {
		f.Stop()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return f, nil
}

func (f *firefox) start(path string) error {
	if err := os.WriteFile(filepath.Join(f.profile, "user.js"), []byte(preferences), 0o644); err != nil {
		return err
	}
	f.command = exec.Command(path, "--headless", "--no-remote", "--profile", f.profile,
		"--remote-debugging-port", "0", "--remote-allow-system-access", "about:blank")
	said, err := f.command.StderrPipe()
	if err != nil {
		return err
	}
	if err := f.command.Start(); err != nil {
		return err
	}
	url, err := heard(said, regexp.MustCompile(`WebDriver BiDi listening on (ws://\S+)`))
	if err != nil {
		return err
	}
	ctx := context.Background()
	if f.bidi, err = dialBiDi(ctx, url+"/session", f.event); err != nil {
		return err
	}
	if err := f.bidi.call(ctx, "session.new", map[string]any{"capabilities": map[string]any{
		"alwaysMatch": map[string]any{"unhandledPromptBehavior": map[string]any{"default": "accept"}},
	}}, nil); err != nil {
		return err
	}
	var tree struct{ Contexts []struct{ Context string } }
	if err := f.bidi.call(ctx, "browsingContext.getTree", map[string]any{"moz:scope": "chrome"}, &tree); err != nil {
		return err
	}
	f.chrome = tree.Contexts[0].Context
	return f.bidi.call(ctx, "session.subscribe", map[string]any{"events": []string{
		"log.entryAdded", "network.beforeRequestSent", "network.responseCompleted", "network.fetchError",
		"browsingContext.userPromptOpened", "browsingContext.contextDestroyed", "browsingContext.contextCreated",
	}}, nil)
}

// heard waits for a line that a program says, and lets it go on talking.
func heard(said io.Reader, what *regexp.Regexp) (string, error) {
	lines := bufio.NewScanner(said)
	var all []string
	for lines.Scan() {
		if found := what.FindStringSubmatch(lines.Text()); found != nil {
			go io.Copy(io.Discard, said)
			return found[1], nil
		}
		all = append(all, lines.Text())
	}
	return "", fmt.Errorf("it ended and said %q", strings.Join(all, "\n"))
}

func (f *firefox) Name() string { return "Firefox" }

func (f *firefox) Stop() {
	if f.command != nil && f.command.Process != nil {
		f.command.Process.Kill()
		f.command.Wait()
	}
	os.RemoveAll(f.profile)
}

// violations tells on the console what BiDi does not tell: that the page broke its policy.
const violations = `() => addEventListener("securitypolicyviolation", (event) =>
	console.error("Content-Security-Policy: " + event.violatedDirective + " forbids " + event.blockedURI + " " + event.sample))`

func (f *firefox) Open(w Watch) (Tab, error) {
	ctx, end := context.WithCancel(context.Background())
	t := &firefoxTab{firefox: f, ctx: ctx, end: end, watch: w}
	var user struct{ UserContext string }
	var opened struct{ Context string }
	err := f.bidi.call(ctx, "browser.createUserContext", nil, &user)
	if err == nil {
		t.user = user.UserContext
		err = f.bidi.call(ctx, "browsingContext.create", map[string]any{"type": "window", "userContext": t.user}, &opened)
	}
	if err == nil {
		t.context = opened.Context
		f.mu.Lock()
		f.tabs[t.context] = t
		f.mu.Unlock()
		_, err = t.before(ctx, violations)
	}
	if err != nil {
		t.Close()
		return nil, fmt.Errorf("opening a tab: %w", err)
	}
	return t, nil
}

// event tells the watch of the tab that an event is about.
func (f *firefox) event(method string, params json.RawMessage) {
	var e firefoxEvent
	if err := json.Unmarshal(params, &e); err != nil {
		return
	}
	context := e.Context
	if context == "" {
		context = e.Source.Context
	}
	f.mu.Lock()
	t := f.tabs[context]
	switch method {
	case "browsingContext.contextCreated": // a frame belongs to the tab that it is in
		if parent := f.tabs[e.Parent]; parent != nil {
			f.tabs[context] = parent
		}
	case "browsingContext.contextDestroyed":
		delete(f.tabs, context)
	}
	f.mu.Unlock()
	if t != nil {
		t.event(method, e)
	}
}

type firefoxEvent struct {
	Context string
	Parent  string
	Source  struct{ Context string }
	// of log.entryAdded
	Type, Method, Level, Text string
	Args                      []remoteValue
	StackTrace                struct {
		CallFrames []struct {
			URL        string
			LineNumber int
		}
	}
	// of network
	Request struct {
		Request, URL string
		Headers      []struct {
			Name  string
			Value struct{ Value string }
		}
	}
	Response struct{ Status int }
	ErrorText,
	Message string // of userPromptOpened
}

// asksForEvents reports whether the request is for an event stream, which ends with its page.
func (e firefoxEvent) asksForEvents() bool {
	for _, header := range e.Request.Headers {
		if strings.EqualFold(header.Name, "Accept") && header.Value.Value == "text/event-stream" {
			return true
		}
	}
	return false
}

type firefoxTab struct {
	*firefox
	ctx           context.Context
	end           func()
	watch         Watch
	user, context string
}

func (t *firefoxTab) event(method string, e firefoxEvent) {
	problem := func(format string, args ...any) { t.watch.Problem(fmt.Sprintf(format, args...)) }
	switch method {
	case "log.entryAdded":
		kind, text, at := e.Method, e.Text, ""
		if e.Type == "javascript" {
			if kind = e.Level; kind == "error" {
				kind = "exception"
			}
		}
		if kind == "warn" {
			kind = "warning"
		}
		if len(e.StackTrace.CallFrames) > 0 {
			at = fmt.Sprintf("%s:%d", e.StackTrace.CallFrames[0].URL, e.StackTrace.CallFrames[0].LineNumber+1)
		}
		t.watch.Message(kind, text, at)
	case "network.beforeRequestSent":
		if strings.HasPrefix(e.Request.URL, "http") && !e.asksForEvents() {
			t.watch.Asked(e.Request.Request, e.Request.URL)
		}
	case "network.responseCompleted":
		if e.Response.Status >= 400 {
			problem("request failed: %s: status %d", e.Request.URL, e.Response.Status)
		}
		t.watch.Answered(e.Request.Request)
	case "network.fetchError":
		if e.ErrorText != "NS_BINDING_ABORTED" { // by the page itself, or because it was left
			problem("request failed: %s: %s", e.Request.URL, e.ErrorText)
		}
		t.watch.Answered(e.Request.Request)
	case "browsingContext.userPromptOpened":
		problem("%s box: %s", e.Type, e.Message)
	}
}

func (t *firefoxTab) Context() context.Context { return t.ctx }

func (t *firefoxTab) Close() {
	ctx := context.Background()
	if t.context != "" {
		t.bidi.call(ctx, "browsingContext.close", map[string]any{"context": t.context}, nil)
	}
	if t.user != "" {
		t.bidi.call(ctx, "browser.removeUserContext", map[string]any{"userContext": t.user}, nil)
	}
	t.end()
}

func (t *firefoxTab) call(ctx context.Context, method string, params map[string]any, result any) error {
	params["context"] = t.context
	return t.bidi.call(ctx, method, params, result)
}

func (t *firefoxTab) Load(ctx context.Context, url string) error {
	return t.call(ctx, "browsingContext.navigate", map[string]any{"url": url, "wait": "complete"}, nil)
}

func (t *firefoxTab) Eval(ctx context.Context, js string) (json.RawMessage, error) {
	return t.bidi.eval(ctx, t.context, js)
}

func (b *bidi) eval(ctx context.Context, context, js string) (json.RawMessage, error) {
	var got struct {
		Type             string
		Result           remoteValue
		ExceptionDetails struct{ Text string }
	}
	err := b.call(ctx, "script.evaluate", map[string]any{
		"expression": js, "awaitPromise": true, "target": map[string]any{"context": context},
		"serializationOptions": map[string]any{"maxDomDepth": 0}, "resultOwnership": "none",
	}, &got)
	if err != nil {
		return nil, err
	}
	if got.Type == "exception" {
		return nil, fmt.Errorf("exception: %s", got.ExceptionDetails.Text)
	}
	return got.Result.json()
}

func (t *firefoxTab) Run(ctx context.Context, script string) error {
	_, err := t.Eval(ctx, script+";undefined")
	return err
}

func (t *firefoxTab) Before(ctx context.Context, script string) (func(context.Context) error, error) {
	return t.before(ctx, "() => {\n"+script+"\n}")
}

func (t *firefoxTab) before(ctx context.Context, function string) (func(context.Context) error, error) {
	var added struct{ Script string }
	err := t.bidi.call(ctx, "script.addPreloadScript", map[string]any{"functionDeclaration": function, "contexts": []string{t.context}}, &added)
	return func(ctx context.Context) error {
		return t.bidi.call(ctx, "script.removePreloadScript", map[string]any{"script": added.Script}, nil)
	}, err
}

func (t *firefoxTab) Perform(ctx context.Context, gestures ...Gesture) error {
	for _, source := range sources(gestures...) {
		if err := t.call(ctx, "input.performActions", map[string]any{"actions": []any{source}}, nil); err != nil {
			return err
		}
	}
	return nil
}

func (t *firefoxTab) Show(ctx context.Context, look Look) error {
	err := t.call(ctx, "browsingContext.setViewport", map[string]any{"viewport": map[string]int{"width": look.Width, "height": look.Height}}, nil)
	if err != nil {
		return err
	}
	override := func(on bool, value string) string {
		if on {
			return value
		}
		return ""
	}
	forced := "none"
	if look.Forced {
		forced = "active"
	}
	return t.set(ctx, map[string]any{
		"prefersColorSchemeOverride":   look.scheme(),
		"prefersReducedMotionOverride": look.motion(),
		"forcedColorsOverride":         forced,
		"mediumOverride":               override(look.Print, "print"),
	})
}

// set sets properties that the browser has for a tab and no protocol knows.
func (t *firefoxTab) set(ctx context.Context, properties map[string]any) error {
	values, err := json.Marshal(properties)
	if err != nil {
		return err
	}
	_, err = t.bidi.eval(ctx, t.chrome, fmt.Sprintf(`(() => {
		const { NavigableManager } = ChromeUtils.importESModule("chrome://remote/content/shared/NavigableManager.sys.mjs")
		Object.assign(NavigableManager.getBrowsingContextById(%q), %s)
	})()`, t.context, values))
	return err
}

func (t *firefoxTab) Speak(ctx context.Context, languages string) error {
	_, err := t.Before(ctx, speaking(languages))
	return err
}

func (t *firefoxTab) Scripts(ctx context.Context, on bool) error {
	return t.set(ctx, map[string]any{"allowJavascript": on})
}

func (t *firefoxTab) Picture(ctx context.Context) ([]byte, error) {
	var shot struct{ Data string }
	if err := t.call(ctx, "browsingContext.captureScreenshot", map[string]any{"origin": "document"}, &shot); err != nil {
		return nil, err
	}
	return base64.StdEncoding.DecodeString(shot.Data)
}
