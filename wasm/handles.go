//go:build js && wasm

package main

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/session"
	"mapi-playground/wasm/bridge"
)

// handles are the objects that JavaScript holds by their numbers: opened objects,
// administrations, profile sections. A number is never given twice.
type handles struct {
	last uint32
	held map[uint32]any
}

func (h *handles) hold(object any) uint32 {
	if h.held == nil {
		h.held = make(map[uint32]any)
	}
	h.last++
	h.held[h.last] = object
	return h.last
}

// take reads the number of an object of one kind. One that is not there, or of
// another kind, is MAPI_E_INVALID_OBJECT.
func take[T any](p *program, in *bridge.Reader) (object T) {
	n := in.Uint32("the object")
	object, ok := p.handles.held[n].(T)
	if !ok {
		in.Fail(&mapi.Error{Result: mapi.ErrInvalidObject, Op: "finding an object", Detail: "it was released, or is of another kind"})
	}
	return object
}

// session reads the number of a session.
func (p *program) session(in *bridge.Reader) *session.Session {
	n := in.Uint32("the session")
	s, ok := p.sessions[int(n)]
	if !ok {
		in.Fail(&mapi.Error{Result: mapi.ErrInvalidObject, Op: "finding a session", Detail: "the session was logged off"})
	}
	return s
}

// client reads the number of an application.
func (p *program) client(in *bridge.Reader) *application {
	n := in.Uint32("the application")
	if in.Err() != nil || int(n) >= len(p.apps) {
		in.Fail(&mapi.Error{Result: mapi.ErrInvalidParameter, Op: "finding an application", Detail: "there is no such application"})
		return nil
	}
	return p.apps[n]
}
