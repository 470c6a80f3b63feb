package clients

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
	"mapi-playground/core/session"
	"mapi-playground/core/system"
	"mapi-playground/wasm/call"
)

// Clients are the applications of a system. Create them with [New].
type Clients struct {
	sys *system.System
	now func() system.Moment
	all []*system.Application
}

// New returns no applications of a system, which is told what time it is.
func New(sys *system.System, now func() system.Moment) *Clients {
	return &Clients{sys: sys, now: now}
}

// Functions are those of an application that has not logged on.
func (c *Clients) Functions() call.Functions {
	return call.Functions{
		"initialize":   call.Now(c.initialize),
		"uninitialize": call.Now(c.uninitialize),
	}
}

// Add makes an application with this idle engine. It goes by a name that no other one has.
func (c *Clients) Add(name string, engine *idle.Engine) *system.Application {
	app := c.sys.Add(c.unused(name), engine)
	c.all = append(c.all, app)
	return app
}

// unused is the name that an application goes by in the system: no other one has it.
func (c *Clients) unused(name string) string {
	name = cmp.Or(strings.TrimSpace(name), "application")
	one := name
	for n := 2; c.sys.Application(one) != nil; n++ {
		one = fmt.Sprintf("%s %d", name, n)
	}
	return one
}

// Number is how the page knows the application of a name, or -1.
func (c *Clients) Number(name string) int {
	return slices.IndexFunc(c.all, func(a *system.Application) bool { return a.Name == name })
}

// Client reads the number of an application.
func (c *Clients) Client(in *call.Reader) *system.Application {
	n := in.Uint32("the application")
	if in.Err() != nil || int(n) >= len(c.all) {
		in.Refuse(mapi.ErrInvalidParameter, "finding an application", "there is no such application")
		return nil
	}
	return c.all[n]
}

// Initialized reads the number of an application that has called MAPIInitialize (S-20), to
// administer profiles.
func (c *Clients) Initialized(in *call.Reader) *system.Application {
	app := c.Client(in)
	if app != nil && !app.Client.Initialized() {
		in.Refuse(mapi.ErrNotInitialized, "administering profiles", "MAPIInitialize was not called")
	}
	return app
}

// initialize is MAPIInitialize (S-20).
func (c *Clients) initialize(in *call.Reader) call.Work {
	app, flags, version := c.Client(in), in.Flags("ulFlags"), in.Uint32("ulVersion")
	return call.Done(func() error {
		return c.sys.Initialize(c.now(), app, session.Initialization{Version: version, Flags: mapi.InitFlags(flags)})
	})
}

// uninitialize is MAPIUninitialize.
func (c *Clients) uninitialize(in *call.Reader) call.Work {
	app := c.Client(in)
	return call.Done(func() error { return c.sys.Uninitialize(c.now(), app) })
}
