package session

import "mapi-playground/core/mapi"

// Client is an application that uses MAPI.
type Client struct {
	name       string
	subsystem  *Subsystem
	references int
	init       mapi.InitFlags // of the call that initialised
	sessions   []*Session     // its handles
	calls      []*Call        // under way
	gone       bool           // by a fast shutdown (S-162)
}

// Client returns a new client. The name is for people to read.
func (s *Subsystem) Client(name string) *Client { return &Client{name: name, subsystem: s} }

// Name is the client's name.
func (c *Client) Name() string { return c.name }

// Initialization is MAPIINIT_0, what MAPIInitialize is called with (S-18).
type Initialization struct {
	Version uint32 // ulVersion, which must be MAPI_INIT_VERSION
	Flags   mapi.InitFlags
}

// InitStep is a step of MAPIInitialize at which the surroundings may fail it.
type InitStep uint8

const (
	InitServices      InitStep = iota + 1 // the registry keys of a Windows service
	InitOLE                               // OLE is of a version that does not fit
	InitProcess                           // what each process needs
	InitShared                            // what all processes share
	InitNotifications                     // the notification engine
	InitProfiles                          // the profile provider
)

var initFaults = map[InitStep]mapi.HRESULT{
	InitServices:      mapi.ErrTooComplex,
	InitOLE:           mapi.ErrVersion,
	InitProcess:       mapi.ErrSessionLimit,
	InitShared:        mapi.ErrNotEnoughResources,
	InitNotifications: mapi.ErrInvalidObject,
	InitProfiles:      mapi.ErrNotInitialized,
}

// Initialize is MAPIInitialize: a counted start of MAPI use (S-17). No structure
// is the same as an empty one (S-18). Errors: MAPI_E_INVALID_PARAMETER for another
// version, MAPI_E_UNKNOWN_FLAGS, and by the step that failed those of S-19, without
// further detail. Where one fails nothing is counted. After a fast shutdown a
// client can make no MAPI call any more: MAPI_E_NOT_INITIALIZED (S-162).
func (c *Client) Initialize(i *Initialization) error {
	const op = "initialising MAPI"
	if i == nil {
		i = &Initialization{}
	}
	switch {
	case i.Version != mapi.InitVersion:
		return &mapi.Error{Result: mapi.ErrInvalidParameter, Op: op, Detail: "ulVersion must be MAPI_INIT_VERSION", Rule: "S-19"}
	case i.Flags.Unknown() != 0:
		return &mapi.Error{Result: mapi.ErrUnknownFlags, Op: op, Detail: i.Flags.Unknown().String(), Rule: "S-19"}
	}
	if c.gone {
		return &mapi.Error{Result: mapi.ErrNotInitialized, Op: op, Detail: "the client has shut down fast", Rule: "S-19"}
	}
	if r, fails := initFaults[c.subsystem.fault]; fails {
		return &mapi.Error{Result: r, Op: op, Rule: "S-19"}
	}
	if c.references++; c.references == 1 {
		c.init = i.Flags
	}
	return nil
}

// Uninitialize is MAPIUninitialize: it takes one Initialize back (S-17). One too
// many gives MAPI_E_NOT_INITIALIZED (S-20).
func (c *Client) Uninitialize() error {
	if c.references == 0 {
		return &mapi.Error{Result: mapi.ErrNotInitialized, Op: "uninitialising MAPI", Rule: "S-20"}
	}
	c.references--
	if tell := c.subsystem.observer; tell != nil {
		e := Event{Kind: Uninitialised}
		if len(c.sessions) == 0 {
			e.rule = "S-150" // after the last session, as it should be
		}
		tell(e)
	}
	return nil
}

// Initialized reports whether the client may make MAPI calls: it has called
// MAPIInitialize more often than MAPIUninitialize (S-17, S-20).
func (c *Client) Initialized() bool { return c.references > 0 }

// OwnNotificationThread reports whether the client asked for a thread that delivers
// its notifications, which lives until it is uninitialised (S-18). The host has
// the threads; it is told.
func (c *Client) OwnNotificationThread() bool {
	return c.references > 0 && c.init.Has(mapi.InitMultithreadNotifications)
}
