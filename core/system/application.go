package system

import (
	"mapi-playground/core/idle"
	"mapi-playground/core/session"
)

// Application is a client application with its idle engine (I-12).
type Application struct {
	Name   string
	Client *session.Client
	Engine *idle.Engine

	sys     *System
	threads []string
	init    string // the thread that called MAPIInitIdle
	roster  roster
	naming  Plan    // of the one being registered
	doing   action  // by which the engine is called
	running running // the routine that is being called
}

// Add adds an application with an idle engine that the host has made, or with nil one of
// its own. What the engine does is narrated, and the names of its routines are kept, if
// the host has it observed by [Application.Told]; otherwise none of that costs anything.
func (sys *System) Add(name string, e *idle.Engine) *Application {
	if e == nil {
		e = idle.New(idle.Config{})
	}
	a := &Application{Name: name, Client: sys.subsystem.Client(name), Engine: e, sys: sys}
	sys.apps = append(sys.apps, a)
	sys.byName[name] = a
	return a
}

// Application is the application of a name, or nil.
func (sys *System) Application(name string) *Application { return sys.byName[name] }

// of is the application that is a client.
func (sys *System) of(c *session.Client) *Application {
	for _, a := range sys.apps {
		if a.Client == c {
			return a
		}
	}
	return nil
}
