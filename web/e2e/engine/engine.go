package engine

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"unicode/utf8"
)

// Engine is a browser that runs until it is stopped.
type Engine interface {
	// Name is the name in the table of engines: Chromium, Firefox, WebKitGTK.
	Name() string
	// Open opens an empty tab that shares nothing with others. What happens in it goes to watch.
	Open(watch Watch) (Tab, error)
	// Stop ends the browser.
	Stop()
}

// Tab is a page of a browser.
type Tab interface {
	// Context ends with the tab. The methods take it, or a context made from it.
	Context() context.Context
	// Load goes to url and waits for its load event.
	Load(ctx context.Context, url string) error
	// Eval returns the value of a JavaScript expression as JSON, awaited if it is a promise.
	// The policy of the page does not apply to it.
	Eval(ctx context.Context, js string) (json.RawMessage, error)
	// Run runs a script that has no value. The policy of the page does not apply to it.
	Run(ctx context.Context, script string) error
	// Before has every page that is loaded from now on run a script before its own. What it
	// returns ends that.
	Before(ctx context.Context, script string) (end func(context.Context) error, err error)
	// Perform does what a person does with mouse and keyboard.
	Perform(ctx context.Context, gestures ...Gesture) error
	// Show gives the tab a size, and the choices of a person.
	Show(ctx context.Context, look Look) error
	// Speak has the browser prefer languages, separated by commas.
	Speak(ctx context.Context, languages string) error
	// Scripts lets pages run scripts, or forbids it.
	Scripts(ctx context.Context, on bool) error
	// Picture returns a PNG of the page.
	Picture(ctx context.Context) ([]byte, error)
	// Close closes the tab.
	Close()
}

// Counting is a tab that can say what a page keeps in memory, once it is tidied up.
type Counting interface {
	Left(ctx context.Context) (nodes, listeners int64, err error)
}

// Look is how a page is shown. Its zero value is a light screen with motion.
type Look struct {
	Width, Height int
	Dark          bool
	Reduced       bool // motion
	Print         bool
	Forced        bool // colours
}

func (l Look) scheme() string {
	if l.Dark {
		return "dark"
	}
	return "light"
}

func (l Look) motion() string {
	if l.Reduced {
		return "reduce"
	}
	return "no-preference"
}

// Gesture is a [Move], [Down], [Up], [Touch], [TouchMove], [TouchEnd], [Key] or [Text].
type Gesture any

type (
	// Move moves the mouse, in pixels of the viewport.
	Move struct{ X, Y float64 }
	// Down presses the mouse's main button where the mouse is.
	Down struct{}
	// Up lets it go.
	Up struct{}
	// Key presses a key by its name in KeyboardEvent.key, held until it has come Times times.
	// None is once.
	Key struct {
		Name      string
		Modifiers Modifiers
		Times     int
	}
	// Touch puts a finger on the screen, TouchMove moves it, TouchEnd lifts it.
	Touch     struct{ X, Y float64 }
	TouchMove struct{ X, Y float64 }
	TouchEnd  struct{}
	// Text presses the key of each character.
	Text string
)

// Click is the mouse pressed and let go at a place.
func Click(x, y float64) []Gesture { return []Gesture{Move{x, y}, Down{}, Up{}} }

// Modifiers are the keys held down beside another.
type Modifiers int

const (
	Alt Modifiers = 1 << iota
	Control
	Meta
	Shift
)

var modifierNames = []struct {
	Modifiers
	name string
}{{Alt, "Alt"}, {Control, "Control"}, {Meta, "Meta"}, {Shift, "Shift"}}

// ParseKey reads a key as people write it: "a", "Enter", "Control+z", "Shift+Tab".
func ParseKey(text string) (Key, error) {
	key := Key{Name: text}
	for _, m := range modifierNames {
		if rest, ok := strings.CutPrefix(key.Name, m.name+"+"); ok && rest != "" {
			key.Name, key.Modifiers = rest, key.Modifiers|m.Modifiers
		}
	}
	if _, named := keys[key.Name]; !named && utf8.RuneCountInString(key.Name) != 1 {
		return Key{}, fmt.Errorf("there is no key of the name %s", key.Name)
	}
	return key, nil
}

// Watch is told what happens in a tab. Its methods do not block.
type Watch interface {
	// Message is a message of the console: its type (log, error, assert, exception), its text
	// and, where it is known, where it comes from.
	Message(kind, text, at string)
	// Problem is anything else that has gone wrong: a request that fails, a box that opens.
	Problem(text string)
	// Asked says that a request is under way, Answered that it no longer is.
	Asked(id, url string)
	Answered(id string)
	// Crashed says that the page is no more.
	Crashed()
}

// engines are all there are, by the name in ENGINE.
var engines = map[string]func() (Engine, error){
	"":         startChromium,
	"chromium": startChromium,
	"firefox":  startFirefox,
	"webkit":   startWebKit,
}

// Start starts the browser that the environment variable ENGINE names: chromium,
// which is the default, firefox or webkit.
func Start() (Engine, error) {
	name := os.Getenv("ENGINE")
	start := engines[name]
	if start == nil {
		return nil, fmt.Errorf("ENGINE=%s is none of chromium, firefox and webkit", name)
	}
	e, err := start()
	if err != nil {
		return nil, fmt.Errorf("starting the browser: %w", err)
	}
	return e, nil
}
