//go:build js && wasm

package main

import (
	"encoding/json"
	"os"
	"slices"
	"strings"

	"mapi-playground/core/mapi"
	"mapi-playground/core/recording"
	"mapi-playground/core/scenario"
	"mapi-playground/wasm/bridge"
	"mapi-playground/wasm/page"

	"github.com/hack-pad/safejs"
)

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
	var o page.Options
	decode(in, "the options", &o)
	return func() (any, error) {
		p.Prompter = p.Page.Attach(host, signal, wake, o, os.Getenv("MAPI_READY"))
		return nil, nil
	}
}

// record begins to take down what clients do with sessions. Once is enough.
func (p *program) record(in *bridge.Reader) bridge.Work {
	keep := in.Func("the recording")
	return func() (any, error) {
		if !p.recorded {
			p.recorded = true
			p.Sys.Record(recording.New(recorded{p, keep}, p.Profiles.Memory))
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
		p.Page.Register(dll, there)
		return nil, nil
	}
}

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
