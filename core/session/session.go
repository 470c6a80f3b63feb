package session

import (
	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
)

// Session is what a logon yields: a connection between one client and the
// subsystem (S-05, S-08). Handles are unique even where the session is shared
// (S-13).
type Session struct {
	id      int
	client  *Client
	core    *core // nil after Logoff
	flags   mapi.LogonFlags
	advises []advise

	stores    []*Object // opened through this handle
	lastError *mapi.Error
	admin     *profile.ServiceAdmin // this handle's, once it has been asked for
	endAdmin  func()
}

func (s *Subsystem) join(c *core, client *Client, flags mapi.LogonFlags) *Session {
	s.issued++
	h := &Session{id: s.issued, client: client, core: c, flags: flags}
	c.members = append(c.members, h)
	client.sessions = append(client.sessions, h)
	if !h.NoMail() {
		c.serve(h)
	}
	return h
}

// ID numbers the handles of a subsystem in the order in which they were handed
// out.
func (h *Session) ID() int { return h.id }

// Client is the client that the session was handed to.
func (h *Session) Client() *Client { return h.client }

// NoMail reports whether this member logged on with MAPI_NO_MAIL. Members of one
// session each keep their own abilities (S-128).
func (h *Session) NoMail() bool { return h.flags.Has(mapi.NoMail) }

// ProfileName is the name of the session's profile, the same for all who share
// it (S-10). After Logoff: MAPI_E_INVALID_OBJECT (S-156, GS-27).
func (h *Session) ProfileName() (string, error) {
	if h.core == nil {
		return "", h.invalid("asking a session for its profile")
	}
	return h.core.profile, nil
}

// Shared reports whether later logons may join this session (S-45, S-127).
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

func (h *Session) invalid(op string) error {
	return &mapi.Error{Result: mapi.ErrInvalidObject, Op: op, Detail: "the session was logged off", Rule: "S-156"}
}
