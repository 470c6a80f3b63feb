//go:build js && wasm

package main

import (
	"os"

	"mapi-playground/wasm/bridge"
	"mapi-playground/wasm/call"
	"mapi-playground/wasm/page"
)

// setup are the functions by which the page makes itself known, and ends the program.
func (p *program) setup() call.Functions {
	return call.Functions{
		"attach":   call.Now(p.attach),
		"library":  call.Now(p.library),
		"onChange": call.Now(p.onChange),
		"close":    call.Now(p.close),
	}
}

// attach takes the host function, the two that wake it, and the options.
func (p *program) attach(in *call.Reader) call.Work {
	host, signal, wake := in.Func("the host"), in.Func("signal"), in.Func("wake")
	var o page.Options
	in.JSON("the options", &o)
	return call.Done(func() error {
		p.Prompter = p.Page.Attach(bridge.Raw(host), bridge.Raw(signal), bridge.Raw(wake), o, os.Getenv("MAPI_READY"))
		return nil
	})
}

// library says that the page has registered a provider library, or that it has
// taken it back.
func (p *program) library(in *call.Reader) call.Work {
	dll, there := in.String("the DLL name"), in.Bool()
	return call.Done(func() error {
		p.Page.Register(dll, there)
		return nil
	})
}

func (p *program) onChange(in *call.Reader) call.Work {
	fn := in.Func("the listener")
	return call.Done(func() error {
		p.Changed = func() { fn.Invoke() }
		return nil
	})
}

// close ends the program. What waits in it is given up.
func (p *program) close(*call.Reader) call.Work {
	return call.Done(func() error {
		close(p.closed)
		return nil
	})
}
