package session

import (
	"slices"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
)

// Subsystem is the MAPI subsystem that the clients of one machine share: the
// profiles, the logon mutex and the shared session. It must be used by one
// goroutine at a time.
type Subsystem struct {
	profiles profile.Store
	patience mapi.Time
	now      mapi.Time

	holder *Logon   // has the logon mutex
	queue  []*Logon // await it, first come first served
	shared *core    // the published session, or nil: one at most (GS-38)
	issued int      // sessions handed out so far
}

// Config is what a subsystem is made with.
type Config struct {
	Profiles profile.Store
	// Patience is how long a logon with MAPI_TIMEOUT_SHORT waits for the mutex,
	// in hundredths of a second: "a few seconds" (S-33). Zero means three (GS-31).
	Patience mapi.Time
}

// New returns a subsystem with no session.
func New(c Config) *Subsystem {
	s := &Subsystem{profiles: c.Profiles, patience: c.Patience}
	if s.profiles == nil {
		s.profiles = new(profile.Memory)
	}
	if s.patience == 0 {
		s.patience = 3 * mapi.Second
	}
	return s
}

// Profiles is the store that logons read.
func (s *Subsystem) Profiles() profile.Store { return s.profiles }

// SharedProfile is the profile of the published session, if there is one.
func (s *Subsystem) SharedProfile() (string, bool) {
	if s.shared == nil {
		return "", false
	}
	return s.shared.profile, true
}

// Advance tells the subsystem what time it is: logons whose patience has ended
// give up waiting for the mutex (S-33).
func (s *Subsystem) Advance(now mapi.Time) {
	s.now = max(s.now, now)
	for {
		i := slices.IndexFunc(s.queue, func(l *Logon) bool {
			w, waits := l.pending.(AwaitMutex)
			return waits && w.Limited && w.Until <= s.now
		})
		if i < 0 {
			return
		}
		l := s.queue[i]
		s.queue = slices.Delete(s.queue, i, i+1)
		l.resume(expired{})
	}
}

// NextDue is the moment at which [Subsystem.Advance] has something to do.
func (s *Subsystem) NextDue() (at mapi.Time, ok bool) {
	for _, l := range s.queue {
		if w, waits := l.pending.(AwaitMutex); waits && w.Limited && (!ok || w.Until < at) {
			at, ok = w.Until, true
		}
	}
	return at, ok
}

// pass hands the mutex on to the logons that wait for it, each running until it
// is suspended or done.
func (s *Subsystem) pass() {
	for s.holder == nil && len(s.queue) > 0 {
		l := s.queue[0]
		s.queue = slices.Delete(s.queue, 0, 1)
		s.holder = l
		l.resume(granted{})
	}
}

// Client is an application that uses MAPI.
type Client struct {
	name       string
	subsystem  *Subsystem
	references int
}

// Client returns a new client. The name is for people to read.
func (s *Subsystem) Client(name string) *Client { return &Client{name: name, subsystem: s} }

// Name is the client's name.
func (c *Client) Name() string { return c.name }

// Initialize is MAPIInitialize: a counted start of MAPI use (S-17). Unknown flags
// give MAPI_E_UNKNOWN_FLAGS (S-19).
func (c *Client) Initialize(flags mapi.InitFlags) error {
	if flags.Unknown() != 0 {
		return &mapi.Error{Result: mapi.ErrUnknownFlags, Op: "initialising MAPI", Detail: flags.String()}
	}
	c.references++
	return nil
}

// Uninitialize is MAPIUninitialize: it takes one Initialize back (S-17). One too
// many gives MAPI_E_NOT_INITIALIZED (S-20).
func (c *Client) Uninitialize() error {
	if c.references == 0 {
		return &mapi.Error{Result: mapi.ErrNotInitialized, Op: "uninitialising MAPI"}
	}
	c.references--
	return nil
}
