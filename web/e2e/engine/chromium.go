package engine

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/heapprofiler"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/inspector"
	"github.com/chromedp/cdproto/memory"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// chromium is one process, whose tabs have a profile each.
type chromium struct {
	ctx  context.Context
	stop func()
}

func startChromium() (Engine, error) {
	path, err := FindChromium()
	if err != nil {
		return nil, err
	}
	// chromedp adds --no-sandbox by itself when it runs as root.
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("no-proxy-server", true),
	)
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, stop := chromedp.NewContext(allocator)
	c := &chromium{ctx: ctx, stop: func() { stop(); stopAllocator() }}
	if err := chromedp.Do(ctx); err != nil {
		c.stop()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return c, nil
}

// FindChromium returns $CHROME, or the first Chromium or Chrome in a usual place.
func FindChromium() (string, error) {
	names := []string{
		// Debian's program itself: the script of the same name in /usr/bin adds
		// flags of its own.
		"/usr/lib/chromium/chromium-headless-shell",
		"chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
		"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
		"/Applications/Chromium.app/Contents/MacOS/Chromium",
	}
	if chrome := os.Getenv("CHROME"); chrome != "" {
		names = []string{chrome}
	}
	return find("Chromium", "CHROME", names)
}

// find returns the first program there is.
func find(browser, variable string, names []string) (string, error) {
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("no browser among %q: install %s, or set %s to the path of one", names, browser, variable)
}

func (c *chromium) Name() string { return "Chromium" }
func (c *chromium) Stop()        { c.stop() }

func (c *chromium) Open(w Watch) (Tab, error) {
	ctx, closeTab := chromedp.NewContext(c.ctx, chromedp.WithNewBrowserContext())
	t := &chromiumTab{ctx: ctx, close: closeTab}
	err := chromedp.Do(ctx)
	if err == nil {
		console := chromedp.Console(ctx)
		go listenToConsole(console, w)
		events := &chromiumEvents{ctx: ctx, watch: w, requests: make(map[network.RequestID]*network.EventRequestWillBeSent)}
		err = chromedp.Listen(ctx, events.on)
	}
	if err != nil {
		closeTab()
		return nil, fmt.Errorf("opening a tab: %w", err)
	}
	return t, nil
}

func listenToConsole(console func(func(chromedp.ConsoleMessage, error) bool), w Watch) {
	for m, err := range console {
		if err != nil {
			return // the tab is closed
		}
		kind := string(m.Type)
		if m.IsException() {
			kind = "exception"
		}
		if m.Source == "network" {
			kind = "network" // chromiumEvent tells it with the address
		}
		at := ""
		if m.URL != "" {
			at = fmt.Sprintf("%s:%d", m.URL, m.Line+1)
		}
		w.Message(kind, m.Text, at)
	}
}

// chromiumEvents tells a watch of the events of a tab.
type chromiumEvents struct {
	ctx      context.Context
	watch    Watch
	requests map[network.RequestID]*network.EventRequestWillBeSent // that are under way
}

// on is called in the order of the events.
func (c *chromiumEvents) on(event any) {
	problem := func(format string, args ...any) { c.watch.Problem(fmt.Sprintf(format, args...)) }
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		// The end of an event stream is that of its page, and a Worker is told of the end
		// of the request for its script, which is of no document.
		if strings.HasPrefix(e.Request.URL, "http") && e.Type != network.ResourceTypeEventSource && e.LoaderID != "" {
			c.requests[e.RequestID] = e
			c.watch.Asked(string(e.RequestID), e.Request.URL)
		}
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 {
			problem("request failed: %s: status %d", e.Response.URL, e.Response.Status)
		}
	case *network.EventLoadingFinished:
		c.over(e.RequestID)
	case *network.EventLoadingFailed:
		if !e.Canceled { // by the page itself, or because it was left
			url := "of another document or a Worker"
			if request := c.requests[e.RequestID]; request != nil {
				url = request.Request.URL
			}
			problem("request failed: %s: %s %s", url, e.ErrorText, e.BlockedReason)
		}
		c.over(e.RequestID)
	case *page.EventFrameNavigated: // nobody is told of what its old document asked for
		for id, request := range c.requests {
			if request.FrameID == e.Frame.ID && request.LoaderID != e.Frame.LoaderID {
				c.over(id)
			}
		}
	case *page.EventFrameDetached:
		for id, request := range c.requests {
			if request.FrameID == e.FrameID {
				c.over(id)
			}
		}
	case *page.EventJavascriptDialogOpening:
		problem("%s box: %s", e.Type, e.Message)
		go chromedp.Call(c.ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: true})
	case *inspector.EventTargetCrashed:
		c.watch.Crashed()
	}
}

func (c *chromiumEvents) over(request network.RequestID) {
	delete(c.requests, request)
	c.watch.Answered(string(request))
}

type chromiumTab struct {
	ctx   context.Context
	close func()
	mouse Move
	held  bool
}

func (t *chromiumTab) Context() context.Context { return t.ctx }
func (t *chromiumTab) Close()                   { t.close() }

func (t *chromiumTab) Load(ctx context.Context, url string) error {
	return chromedp.Do(ctx, chromedp.Navigate(url))
}

func (t *chromiumTab) Eval(ctx context.Context, js string) (json.RawMessage, error) {
	return chromedp.Run(ctx, chromedp.Evaluate[json.RawMessage](js, chromedp.EvalAwaitPromise))
}

func (t *chromiumTab) Run(ctx context.Context, script string) error {
	return chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](script+";undefined"))
}

func (t *chromiumTab) Before(ctx context.Context, script string) (func(context.Context) error, error) {
	added, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
	return func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, page.RemoveScriptToEvaluateOnNewDocument, page.RemoveScriptToEvaluateOnNewDocumentParams{Identifier: added.Identifier})
		return err
	}, err
}

func (t *chromiumTab) Perform(ctx context.Context, gestures ...Gesture) error {
	for _, gesture := range gestures {
		if err := t.perform(ctx, gesture); err != nil {
			return err
		}
	}
	return nil
}

func (t *chromiumTab) perform(ctx context.Context, gesture Gesture) error {
	mouse := func(kind input.DispatchMouseEventType) error {
		options := []chromedp.MouseOption{chromedp.ButtonNone}
		if t.held {
			options = []chromedp.MouseOption{chromedp.ButtonLeft, chromedp.ClickCount(1)}
		}
		return chromedp.Do(ctx, chromedp.MouseEvent(kind, t.mouse.X, t.mouse.Y, options...))
	}
	switch g := gesture.(type) {
	case Move:
		t.mouse = g
		return mouse(chromedp.MouseMoved)
	case Down:
		t.held = true
		return mouse(chromedp.MousePressed)
	case Up:
		err := mouse(chromedp.MouseReleased)
		t.held = false
		return err
	case Touch:
		return touch(ctx, input.DispatchTouchEventTypeTouchStart, &input.TouchPoint{X: g.X, Y: g.Y})
	case TouchMove:
		return touch(ctx, input.DispatchTouchEventTypeTouchMove, &input.TouchPoint{X: g.X, Y: g.Y})
	case TouchEnd:
		return touch(ctx, input.DispatchTouchEventTypeTouchEnd)
	case Text:
		return chromedp.Do(ctx, chromedp.KeyEvent(string(g)))
	case Key:
		return press(ctx, g)
	}
	return fmt.Errorf("%T is no gesture", gesture)
}

func touch(ctx context.Context, kind input.DispatchTouchEventType, points ...*input.TouchPoint) error {
	if points == nil {
		points = []*input.TouchPoint{}
	}
	_, err := chromedp.Call(ctx, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: points})
	return err
}

// press presses a key. That it comes many times is sent at once: they are the same, so
// none has to wait for the one before.
func press(ctx context.Context, key Key) error {
	code, err := keyCode(key.Name)
	if err != nil {
		return err
	}
	if key.Times <= 1 {
		return chromedp.Do(ctx, chromedp.KeyEvent(string(code), chromedp.KeyModifiers(kb.Modifier(key.Modifiers))))
	}
	send := func(kind input.DispatchKeyEventType) error {
		for _, event := range kb.Encode(code) {
			if event.Type != kind {
				continue
			}
			event.Modifiers |= int64(key.Modifiers)
			if _, err := chromedp.Call(ctx, input.DispatchKeyEvent, *event); err != nil {
				return err
			}
		}
		return nil
	}
	errs := make([]error, key.Times)
	var all sync.WaitGroup
	for i := range errs {
		all.Go(func() { errs[i] = send(kb.KeyDown) })
	}
	all.Wait()
	return errors.Join(append(errs, send(kb.KeyUp))...)
}

// keyCode is the character that chromedp knows a key by.
func keyCode(name string) (rune, error) {
	if utf8.RuneCountInString(name) == 1 {
		code, _ := utf8.DecodeRuneInString(name)
		return code, nil
	}
	code := rune(-1)
	for r, k := range kb.Keys {
		if k.Key == name && (code < 0 || r < code) {
			code = r
		}
	}
	if code < 0 {
		return 0, fmt.Errorf("there is no key %s", name)
	}
	return code, nil
}

func (t *chromiumTab) Show(ctx context.Context, look Look) error {
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(int64(look.Width), int64(look.Height))); err != nil {
		return err
	}
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: look.scheme()},
		{Name: "prefers-reduced-motion", Value: look.motion()},
	}}
	if look.Forced {
		media.Features = append(media.Features, &emulation.MediaFeature{Name: "forced-colors", Value: "active"})
	}
	if look.Print {
		media.Media = "print"
	}
	_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, media)
	return err
}

func (t *chromiumTab) Speak(ctx context.Context, languages string) error {
	agent, err := chromedp.Run(ctx, chromedp.Evaluate[string](`navigator.userAgent`))
	if err != nil {
		return err
	}
	_, err = chromedp.Call(ctx, emulation.SetUserAgentOverride, emulation.SetUserAgentOverrideParams{UserAgent: agent, AcceptLanguage: languages})
	return err
}

func (t *chromiumTab) Scripts(ctx context.Context, on bool) error {
	_, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
	return err
}

// Left implements [Counting].
func (t *chromiumTab) Left(ctx context.Context) (nodes, listeners int64, err error) {
	if _, err := chromedp.Call(ctx, heapprofiler.CollectGarbage, cdp.Empty{}); err != nil {
		return 0, 0, err
	}
	counters, err := chromedp.Call(ctx, memory.GetDOMCounters, cdp.Empty{})
	if err != nil {
		return 0, 0, err
	}
	return counters.Nodes, counters.JsEventListeners, nil
}

func (t *chromiumTab) Picture(ctx context.Context) ([]byte, error) {
	return chromedp.Run(ctx, chromedp.FullScreenshot(100))
}
