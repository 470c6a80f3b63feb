//go:build js && wasm

package page

import (
	"encoding/json"
	"strings"
	"time"

	"mapi-playground/core/mapi"
	"mapi-playground/wasm/bridge"
	"mapi-playground/wasm/dialog"

	"github.com/hack-pad/safejs"
)

// Page is the page of an instance. Create it with [New].
type Page struct {
	Validates bool // it says whether credentials are valid

	host      safejs.Value // (kind, JSON, element) => a promise of JSON
	signal    func()
	wake      func()
	prompts   map[string]bool // what a prompter of the page's own answers
	libraries map[string]bool // registered by the page, by their DLL names in capitals
	patience  time.Duration   // how long a transport may take
	told      []news          // what it is still to be told
}

// New returns a page that answers nothing until it is attached.
func New() *Page {
	return &Page{
		host: safejs.Null(), signal: func() {}, wake: func() {},
		prompts: make(map[string]bool), libraries: make(map[string]bool), patience: 30 * time.Second,
	}
}

// Options are what `load` was told about sessions.
type Options struct {
	Language  string   `json:"language"`
	Prompts   []string `json:"prompts"`
	Validates bool     `json:"validates"`
	Patience  float64  `json:"patience"` // milliseconds
}

// Attach takes the host function, the two that wake it, and the options. It returns who
// is put what only the user can say; what dialogs the program shows carry the owner's name.
func (p *Page) Attach(host, signal, wake safejs.Value, o Options, owner string) dialog.Prompter {
	p.host, p.Validates = host, o.Validates
	p.signal = func() { _, _ = signal.Invoke() } // it sets a timer, and that is all
	p.wake = func() { _, _ = wake.Invoke() }
	for _, name := range o.Prompts {
		p.prompts[name] = true
	}
	if o.Patience > 0 {
		p.patience = time.Duration(o.Patience * float64(time.Millisecond))
	}
	return Prompter{p, dialog.In(o.Language).Of(owner)}
}

// Signal says that there may be notifications to deliver.
func (p *Page) Signal() { p.signal() }

// Wake says that there may be work for the spooler.
func (p *Page) Wake() { p.wake() }

// Register says that the page has written the library of a DLL name, or that it has taken
// it back.
func (p *Page) Register(dll string, there bool) { p.libraries[strings.ToUpper(dll)] = there }

// Written reports whether the page has registered the library of that DLL name.
// File names know no small and capital letters.
func (p *Page) Written(dll string) bool { return p.libraries[strings.ToUpper(dll)] }

// reply is what the host answers: a value, or what went wrong.
type reply struct {
	Value json.RawMessage `json:"value"`
	Error *struct {
		Code   uint32 `json:"code"`
		Detail string `json:"detail"`
	} `json:"error"`
}

// Ask puts something to the page and waits for its answer, however long that
// takes. Data goes as JSON and so does the answer; the element goes as it is.
func (p *Page) Ask(kind string, data any, element safejs.Value, answer any) error {
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

// Within is [Page.Ask] for what must not take for ever: MAPI_E_TIMEOUT when patience is
// at an end.
func (p *Page) Within(kind string, data, answer any) error {
	done := make(chan error, 1)
	var got json.RawMessage
	go func() { done <- p.Ask(kind, data, safejs.Null(), &got) }()
	select {
	case err := <-done:
		if err != nil || got == nil || answer == nil {
			return err
		}
		return json.Unmarshal(got, answer)
	case <-time.After(p.patience):
		return &mapi.Error{Result: mapi.ErrTimeout, Op: "asking the page: " + kind, Detail: "it took too long"}
	}
}

// Tell tells the page something that it need not answer, in order and after the
// work that is under way.
func (p *Page) Tell(kind string, data any) {
	p.told = append(p.told, news{kind, data})
	if len(p.told) > 1 {
		return // who is telling will come to it
	}
	go func() {
		for len(p.told) > 0 {
			n := p.told[0]
			_ = p.Within(n.kind, n.data, nil) // nobody waits for what comes of it
			p.told = p.told[1:]
		}
	}()
}

type news struct {
	kind string
	data any
}
