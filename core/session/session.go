package session

import (
	"slices"

	"mapi-playground/core/mapi"
)

// core is a session as the subsystem sees it; a [Session] is one client's handle
// on it.
type core struct {
	profile string
	members []*Session
}

// Session is what a logon yields: a connection between one client and the
// subsystem (S-05, S-08). Handles are unique even where the session is shared
// (S-13).
type Session struct {
	id     int
	client *Client
	core   *core
	flags  mapi.LogonFlags
}

func (s *Subsystem) join(c *core, client *Client, flags mapi.LogonFlags) *Session {
	s.issued++
	h := &Session{id: s.issued, client: client, core: c, flags: flags}
	c.members = append(c.members, h)
	return h
}

// ID numbers the sessions of a subsystem in the order in which they were handed
// out.
func (h *Session) ID() int { return h.id }

// Client is the client that the session was handed to.
func (h *Session) Client() *Client { return h.client }

// ProfileName is the name of the session's profile, the same for all who share
// it (S-10). After Logoff: MAPI_E_INVALID_OBJECT (S-156, GS-27).
func (h *Session) ProfileName() (string, error) {
	if h.core == nil {
		return "", h.invalid("asking a session for its profile")
	}
	return h.core.profile, nil
}

// Shared says whether later logons may join this session (S-45, S-127).
func (h *Session) Shared() bool {
	return h.core != nil && h.client.subsystem.shared == h.core
}

// Members is how many handles there are on the session, this one included.
func (h *Session) Members() int {
	if h.core == nil {
		return 0
	}
	return len(h.core.members)
}

// Logoff is IMAPISession::Logoff without flags (S-152): this handle is dead
// afterwards (S-156); the session ends with its last handle (GS-26), and a
// shared one is no longer offered then. A second Logoff gives
// MAPI_E_INVALID_OBJECT.
func (h *Session) Logoff() error {
	if h.core == nil {
		return h.invalid("logging off")
	}
	c, s := h.core, h.client.subsystem
	h.core = nil
	c.members = slices.DeleteFunc(c.members, func(m *Session) bool { return m == h })
	if len(c.members) == 0 && s.shared == c {
		s.shared = nil
	}
	return nil
}

func (h *Session) invalid(op string) error {
	return &mapi.Error{Result: mapi.ErrInvalidObject, Op: op, Detail: "the session was logged off"}
}
