package engine

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// webkit knows the programs that a tab of WebKitGTK is made of. A driver drives one browser,
// whose tabs share all they store, and a window has the focus of its screen only while it is
// alone there: each tab is a browser with a driver and a screen of its own.
type webkit struct {
	browser, driver, screen, settings, focus string
}

func startWebKit() (Engine, error) {
	w := &webkit{}
	for _, one := range []struct {
		path     *string
		variable string
		names    []string
	}{
		{&w.browser, "MINIBROWSER", glob("/usr/lib/*/webkit2gtk-4.*/MiniBrowser", "/usr/libexec/webkit2gtk-4.*/MiniBrowser", "/usr/lib/webkit2gtk-4.*/MiniBrowser")},
		{&w.driver, "WEBKITWEBDRIVER", []string{"WebKitWebDriver"}},
		{&w.screen, "XVFB", []string{"Xvfb"}},
		{&w.settings, "XSETTINGSD", []string{"xsettingsd"}},
		{&w.focus, "XDOTOOL", []string{"xdotool"}},
	} {
		if path := os.Getenv(one.variable); path != "" {
			one.names = []string{path}
		}
		path, err := find("webkit2gtk-driver, xvfb, xsettingsd and xdotool", one.variable, one.names)
		if err != nil {
			return nil, err
		}
		*one.path = path
	}
	return w, nil
}

func glob(patterns ...string) (paths []string) {
	for _, pattern := range patterns {
		found, _ := filepath.Glob(pattern) // a bad pattern is the only error
		paths = append(paths, found...)
	}
	return append(paths, "MiniBrowser")
}

func (w *webkit) Name() string { return "WebKitGTK" }
func (w *webkit) Stop()        {}

// webkitTabs counts the tabs, and finds that of a request by the number in its user agent.
var webkitTabs struct {
	last atomic.Int64
	by   sync.Map // number to *webkitTab
}

func (w *webkit) Open(watch Watch) (Tab, error) {
	ctx, end := context.WithCancel(context.Background())
	t := &webkitTab{webkit: w, ctx: ctx, end: end, watch: watch, number: webkitTabs.last.Add(1)}
	webkitTabs.by.Store(t.number, t)
	return t, nil
}

// webkitTab starts its browser when it is first used: what a person has chosen in the
// operating system is known by then.
type webkitTab struct {
	*webkit
	ctx     context.Context
	end     func()
	watch   Watch
	number  int64
	started bool
	running group
	display string
	// chosen is where the settings of the screen are, of which xsettingsd tells.
	chosen   string
	settings *process
	session  webdriver
	look     Look

	mu     sync.Mutex
	before []string
}

func (t *webkitTab) start(ctx context.Context) error {
	if t.started {
		return nil
	}
	t.started = true
	folder, err := os.MkdirTemp("", "webkit-")
	if err != nil {
		return err
	}
	t.running.onEnd(func() { os.RemoveAll(folder) })
	if t.display, err = t.running.screen(t.webkit.screen); err != nil {
		return err
	}
	environment := append(os.Environ(), "DISPLAY="+t.display, "XDG_CONFIG_HOME="+folder, "XDG_CACHE_HOME="+folder, "XDG_DATA_HOME="+folder,
		"GDK_BACKEND=x11", "LC_ALL=C.UTF-8", "LANGUAGE=en_US", "NO_AT_BRIDGE=1", "DBUS_SESSION_BUS_ADDRESS=disabled:")
	if err := os.Mkdir(filepath.Join(folder, "gtk-3.0"), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(folder, "gtk-3.0", "gtk.css"), []byte(narrow), 0o644); err != nil {
		return err
	}
	t.chosen = filepath.Join(folder, "xsettingsd")
	if err := t.choose(); err != nil {
		return err
	}
	if t.settings, err = t.running.start(environment, t.webkit.settings, "-c", t.chosen); err != nil {
		return err
	}
	port, err := freePort()
	if err != nil {
		return err
	}
	if _, err := t.running.start(environment, t.driver, fmt.Sprintf("--port=%d", port)); err != nil {
		return err
	}
	arguments := []string{"--automation", fmt.Sprintf("--user-agent=%s %s%d", webkitAgent, tabMark, t.number)}
	if features := os.Getenv("WEBKIT_FEATURES"); features != "" {
		arguments = append(arguments, "--features="+features)
	}
	t.session, err = openWebDriver(ctx, fmt.Sprintf("http://127.0.0.1:%d", port), map[string]any{
		"timeouts":                map[string]int{"script": 1 << 30, "pageLoad": 1 << 30},
		"unhandledPromptBehavior": "accept",
		"webkitgtk:browserOptions": map[string]any{
			"binary": t.browser, "args": arguments,
		},
	})
	if err != nil {
		return err
	}
	if err := t.size(ctx); err != nil {
		return err
	}
	return t.running.run(environment, t.focus, "search", "--onlyvisible", "--class", "MiniBrowser", "windowfocus", "--sync")
}

// webkitAgent is what the browser calls itself, tabMark what a tab adds to it.
const (
	webkitAgent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/60.5 Safari/605.1.15"
	tabMark     = "tab/"
)

// narrow is a style for the bar above the page, not for the page: a window is never narrower
// than its bar, and with the buttons of the default style that is 447 pixels.
const narrow = "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px }"

// choose writes what a person has chosen, where GTK is told of it.
func (t *webkitTab) choose() error {
	theme, animations := "Adwaita", 1
	if t.look.Dark {
		theme = "Adwaita-dark"
	}
	if t.look.Reduced {
		animations = 0
	}
	return os.WriteFile(t.chosen, fmt.Appendf(nil, "Net/ThemeName %q\nGtk/EnableAnimations %d\n", theme, animations), 0o644)
}

// size gives the page its size: the window has a bar above it.
func (t *webkitTab) size(ctx context.Context) error {
	height := t.look.Height
	for range 2 {
		if err := t.session.call(ctx, "POST", "/window/rect", map[string]int{"x": 0, "y": 0, "width": t.look.Width, "height": height}, nil); err != nil {
			return err
		}
		got, err := t.session.eval(ctx, `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(innerHeight))))`)
		if err != nil {
			return err
		}
		var inner int
		if err := json.Unmarshal(got.Value, &inner); err != nil {
			return err
		}
		height += t.look.Height - inner
	}
	return nil
}

func (t *webkitTab) Context() context.Context { return t.ctx }

func (t *webkitTab) Close() {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if t.session.url != "" {
		t.session.call(ctx, "DELETE", "", nil, nil)
	}
	t.running.end()
	t.end()
	webkitTabs.by.Delete(t.number)
}

func (t *webkitTab) Load(ctx context.Context, url string) error {
	if t.started {
		if _, err := t.Eval(ctx, "0"); err != nil { // what the page has said up to now
			return err
		}
	}
	if err := t.start(ctx); err != nil {
		return err
	}
	return t.session.call(ctx, "POST", "/url", map[string]string{"url": url}, nil)
}

func (t *webkitTab) Eval(ctx context.Context, js string) (json.RawMessage, error) {
	if err := t.start(ctx); err != nil {
		return nil, err
	}
	got, err := t.session.eval(ctx, js)
	if err != nil {
		return nil, err
	}
	t.said(got.Said)
	if got.Error != nil {
		return nil, fmt.Errorf("exception: %s", *got.Error)
	}
	return got.Value, nil
}

// said tells of the messages that the page has taken down.
func (t *webkitTab) said(messages []saying) {
	for _, m := range messages {
		switch m.Kind {
		case "": // it was prevented
		case "box":
			t.watch.Problem(m.Text)
		default:
			t.watch.Message(m.Kind, m.Text, m.At)
		}
	}
}

func (t *webkitTab) Run(ctx context.Context, script string) error {
	if err := t.start(ctx); err != nil {
		return err
	}
	return t.session.call(ctx, "POST", "/execute/sync", map[string]any{"script": script, "args": []any{}}, nil)
}

func (t *webkitTab) Before(_ context.Context, script string) (func(context.Context) error, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	place := len(t.before)
	t.before = append(t.before, script)
	return func(context.Context) error {
		t.mu.Lock()
		defer t.mu.Unlock()
		t.before[place] = ""
		return nil
	}, nil
}

// beforehand is what a page runs before its own scripts.
func (t *webkitTab) beforehand() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	var all strings.Builder
	fmt.Fprintf(&all, takeDown, t.number)
	for _, script := range t.before {
		fmt.Fprintf(&all, "{\n%s\n}\n", script)
	}
	return all.String()
}

func (t *webkitTab) Perform(ctx context.Context, gestures ...Gesture) error {
	if err := t.start(ctx); err != nil {
		return err
	}
	for _, source := range sources(gestures...) {
		if err := t.session.call(ctx, "POST", "/actions", map[string]any{"actions": []any{source}}, nil); err != nil {
			return err
		}
	}
	return nil
}

func (t *webkitTab) Show(ctx context.Context, look Look) error {
	before := t.look
	t.look = look
	if look.Print || look.Forced {
		return fmt.Errorf("WebKitGTK shows no page as print, and no forced colours")
	}
	if !t.started {
		return nil
	}
	if look.Dark != before.Dark || look.Reduced != before.Reduced {
		if err := t.choose(); err != nil {
			return err
		}
		if err := t.settings.again(); err != nil {
			return err
		}
		want := fmt.Sprintf(`matchMedia("(prefers-color-scheme: %s)").matches && matchMedia("(prefers-reduced-motion: %s)").matches`, look.scheme(), look.motion())
		for {
			if got, err := t.Eval(ctx, want); err != nil || string(got) == "true" {
				if err != nil {
					return err
				}
				break
			}
			time.Sleep(20 * time.Millisecond)
		}
	}
	return t.size(ctx)
}

func (t *webkitTab) Speak(ctx context.Context, languages string) error {
	_, err := t.Before(ctx, speaking(languages))
	return err
}

func (t *webkitTab) Scripts(context.Context, bool) error {
	return fmt.Errorf("WebKitGTK answers nothing without scripts")
}

func (t *webkitTab) Picture(ctx context.Context) ([]byte, error) {
	if err := t.start(ctx); err != nil {
		return nil, err
	}
	var data string
	if err := t.session.call(ctx, "GET", "/screenshot", nil, &data); err != nil {
		return nil, err
	}
	return base64.StdEncoding.DecodeString(data)
}
