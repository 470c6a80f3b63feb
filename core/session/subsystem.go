package session

import (
	"slices"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/spooler"
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
	issued int      // handles handed out so far

	open     []*core // sessions that are open
	begun    int     // sessions begun so far
	limit    int     // how many may be, or 0
	services Services
	objects  int // provider objects made so far
	policy   Policy
	fault    InitStep
	stops    bool
	observer Observer
	mail     []Delivery // notifications still to be delivered
	advised  Connection // connections handed out so far
	spooler  spooler.Spooler
	messages int // submitted so far
}

// Config is what a subsystem is made with.
type Config struct {
	Profiles profile.Store
	// Services administers the services of those profiles; nil is [profile.Admin]
	// where the profiles are in memory, and nobody elsewhere.
	Services Services
	// Patience is how long a logon with MAPI_TIMEOUT_SHORT waits for the mutex,
	// in hundredths of a second: "a few seconds" (S-33). Zero means three (GS-31).
	Patience mapi.Time
	// Limit is how many sessions may be open, if over zero; one more gives
	// MAPI_E_LOGON_FAILED (S-32, GS-29).
	Limit    int
	Policy   Policy
	Fault    InitStep // the step of MAPIInitialize that fails here, if any
	Stops    bool     // calls also stop at each node of a chart: see [AtNode]
	Observer Observer // may be nil
}

// Policy is one reading of the points on which the documents disagree or are
// silent. The zero value holds the recommended readings.
type Policy struct {
	Unconfigured Unconfigured
}

// Unconfigured is what it means that a provider is not configured
// (MAPI_E_UNCONFIGURED) and cannot be (GS-08).
type Unconfigured uint8

const (
	// UnconfiguredDisables takes it as a failure like any other: the user is
	// informed and asked again, and the second failure disables the service. An
	// address book alone is left out without its service, as its page says.
	UnconfiguredDisables Unconfigured = iota
	// UnconfiguredSkips extends what the address book page says to every kind, and
	// takes it as no failure: nobody is informed, the second try follows at once,
	// and then the provider is left out and the service goes on.
	UnconfiguredSkips
)

// spares reports whether a provider of that kind that is still unconfigured at its
// second try is left out without its service (GS-08).
func (p Policy) spares(kind mapi.ResourceType) bool {
	return kind == mapi.AddressBookProvider || p.Unconfigured == UnconfiguredSkips
}

// New returns a subsystem with no session.
func New(c Config) *Subsystem {
	s := &Subsystem{profiles: c.Profiles, patience: c.Patience, limit: c.Limit, policy: c.Policy, fault: c.Fault, stops: c.Stops, observer: c.Observer}
	if s.profiles == nil {
		s.profiles = new(profile.Memory)
	}
	s.services = c.Services
	if m, ok := s.profiles.(*profile.Memory); ok && s.services == nil {
		s.services = profile.NewAdmin(profile.Config{Profiles: m})
	}
	if s.patience == 0 {
		s.patience = 3 * mapi.Second
	}
	return s
}

// Profiles is the store that logons read.
func (s *Subsystem) Profiles() profile.Store { return s.profiles }

// Spooler is the spooler, which starts the transports of messaging sessions. The
// host gives it its turns.
func (s *Subsystem) Spooler() *spooler.Spooler { return &s.spooler }

// Sessions is how many sessions are open, however many clients share them.
func (s *Subsystem) Sessions() int { return len(s.open) }

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
