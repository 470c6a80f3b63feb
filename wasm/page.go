//go:build js && wasm

package main

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"time"

	"mapi-playground/core/mapi"
	"mapi-playground/core/recording"
	"mapi-playground/core/scenario"
	"mapi-playground/wasm/bridge"
	"mapi-playground/wasm/dialog"

	"github.com/hack-pad/safejs"
)

// page is the JavaScript half, as the program sees it: it answers what Go cannot,
// and is woken when there is something to do in its own time.
type page struct {
	host      safejs.Value    // (kind, JSON, element) => a promise of JSON
	signal    func()          // there may be notifications to deliver
	wake      func()          // there may be work for the spooler
	prompts   map[string]bool // what a prompter of the page's own answers
	validates bool            // the page says whether credentials are valid
	libraries map[string]bool // registered by the page, by their DLL names in capitals
	patience  time.Duration   // how long a transport may take
	dialogs   dialog.Dialogs
}

func newPage() page {
	return page{
		host: safejs.Null(), signal: func() {}, wake: func() {},
		prompts: make(map[string]bool), libraries: make(map[string]bool), patience: 30 * time.Second,
	}
}

// options are what `load` was told about sessions.
type options struct {
	Language  string   `json:"language"`
	Prompts   []string `json:"prompts"`
	Validates bool     `json:"validates"`
	Patience  float64  `json:"patience"` // milliseconds
}

// setup are the functions by which the JavaScript half makes itself known.
func (p *program) setup() map[string]bridge.Handler {
	return map[string]bridge.Handler{
		"attach":        p.attach,
		"addProfile":    p.addProfile,
		"damageProfile": p.damageProfile,
		"initialize":    p.initialize,
		"uninitialize":  p.uninitialize,
		"record":        p.record,
		"library":       p.library,
		"simulate":      p.simulate,
		"dispatch":      p.dispatch,
		"storage":       p.storageState,
		"mapisvc":       p.mapisvc,
	}
}

// attach takes the host function, the two that wake it, and the options.
func (p *program) attach(in *bridge.Reader) bridge.Work {
	host, signal, wake := in.Func("the host"), in.Func("signal"), in.Func("wake")
	var o options
	decode(in, "the options", &o)
	return func() (any, error) {
		p.page.host = host
		p.page.signal = func() { _, _ = signal.Invoke() } // it sets a timer, and that is all
		p.page.wake = func() { _, _ = wake.Invoke() }
		p.page.dialogs = dialog.In(o.Language).Of(os.Getenv("MAPI_READY"))
		p.page.validates = o.Validates
		for _, name := range o.Prompts {
			p.page.prompts[name] = true
		}
		if o.Patience > 0 {
			p.page.patience = time.Duration(o.Patience * float64(time.Millisecond))
		}
		return nil, nil
	}
}

// record begins to take down what clients do with sessions. Once is enough.
func (p *program) record(in *bridge.Reader) bridge.Work {
	keep := in.Func("the recording")
	return func() (any, error) {
		if !p.recorded {
			p.recorded = true
			p.sys.Record(recording.New(recorded{p, keep}, p.profiles))
		}
		return nil, nil
	}
}

// recorded hands what is taken down over to the page, piece by piece: if this
// program ends, the page still has it.
type recorded struct {
	*program
	keep safejs.Value // (kind, number, JSON, application or -1)
}

// Input implements [recording.Sink]. The page has its own names for applications.
func (r recorded) Input(number int, in scenario.Input) {
	by := slices.IndexFunc(r.apps, func(a *application) bool { return a.Name == in.App })
	in.App = ""
	r.hand("input", number, in, by)
}

// Profile implements [recording.Sink].
func (r recorded) Profile(number int, p scenario.Profile) { r.hand("profile", number, p, -1) }

func (r recorded) hand(kind string, number int, piece any, by int) {
	if text, err := json.Marshal(piece); err == nil {
		_, _ = r.keep.Invoke(kind, number, string(text), by) // it puts it into a list, and that is all
	}
}

// library says that the page has registered a provider library, or that it has
// taken it back.
func (p *program) library(in *bridge.Reader) bridge.Work {
	dll, there := in.String("the DLL name"), in.Bool()
	return func() (any, error) {
		p.page.libraries[strings.ToUpper(dll)] = there
		return nil, nil
	}
}

// written says whether the page has registered the library of that DLL name.
// File names know no small and capital letters.
func (p *page) written(dll string) bool { return p.libraries[strings.ToUpper(dll)] }

// decode reads an argument that is JSON.
func decode(in *bridge.Reader, name string, to any) {
	text := in.String(name)
	if in.Err() != nil {
		return
	}
	d := json.NewDecoder(strings.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(to); err != nil {
		in.Fail(&mapi.Error{Result: mapi.ErrInvalidParameter, Op: "reading an argument", Detail: name + ": " + strings.TrimPrefix(err.Error(), "json: ")})
	}
}

// reply is what the host answers: a value, or what went wrong.
type reply struct {
	Value json.RawMessage `json:"value"`
	Error *struct {
		Code   uint32 `json:"code"`
		Detail string `json:"detail"`
	} `json:"error"`
}

// ask puts something to the page and waits for its answer, however long that
// takes. Data goes as JSON and so does the answer; the element goes as it is.
func (p *page) ask(kind string, data any, element safejs.Value, answer any) error {
	op := "asking the page: " + kind
	fail := func(err error) error {
		return &mapi.Error{Result: mapi.ErrCallFailed, Op: op, Detail: err.Error()}
	}
	if p.host.IsNull() {
		return &mapi.Error{Result: mapi.ErrNoSupport, Op: op, Detail: "nobody is there to answer"}
	}
	question, err := json.Marshal(data)
	if err != nil {
		return fail(err)
	}
	promise, err := p.host.Invoke(kind, string(question), element)
	if err != nil {
		return fail(err)
	}
	value, err := bridge.Await(promise)
	if err != nil {
		return fail(err)
	}
	text, err := value.String()
	if err != nil {
		return fail(err)
	}
	var r reply
	if err := json.Unmarshal([]byte(text), &r); err != nil {
		return fail(err)
	}
	if r.Error != nil {
		return &mapi.Error{Result: mapi.HRESULT(r.Error.Code), Op: op, Detail: r.Error.Detail}
	}
	if answer == nil || r.Value == nil {
		return nil
	}
	if err := json.Unmarshal(r.Value, answer); err != nil {
		return fail(err)
	}
	return nil
}

// within is ask for what must not take for ever: MAPI_E_TIMEOUT when patience is
// at an end.
func (p *page) within(patience time.Duration, kind string, data, answer any) error {
	done := make(chan error, 1)
	var got json.RawMessage
	go func() { done <- p.ask(kind, data, safejs.Null(), &got) }()
	select {
	case err := <-done:
		if err != nil || got == nil || answer == nil {
			return err
		}
		return json.Unmarshal(got, answer)
	case <-time.After(patience):
		return &mapi.Error{Result: mapi.ErrTimeout, Op: "asking the page: " + kind, Detail: "it took too long"}
	}
}
