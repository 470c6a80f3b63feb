package profile_test

import (
	"errors"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
)

// S-87: what an entry function is handed is dead when it has returned, and so is
// all that came from it.
func TestConfigurationEnds(t *testing.T) {
	w := newWorld(t)
	admin := w.create("P", "Shelf")
	uid := service(t, w.lookup("P"), "Shelf")
	var c *profile.Configuration
	var own *profile.Section
	var providers *profile.ProviderAdmin
	w.answer = func(_ string, _ mapi.ServiceContext, _ mapi.EntryFlags, s *profile.Configuration) mapi.HRESULT {
		c, providers = s, s.Providers()
		var err error
		// Its own provider's section needs no force.
		own, err = providers.OpenSection(provider(t, w.lookup("P"), "Bookshelf Message Store"), mapi.OpenModify)
		refused(t, "its provider's section", err, mapi.OK)
		table, err := providers.Table()
		if err != nil || len(table) != 2 {
			t.Errorf("its providers: %v, %v", table, err)
		}
		// It is not called again for what it does itself.
		added, err := providers.Create("Shelf Book", nil, profile.UI{})
		refused(t, "another provider", err, mapi.OK)
		refused(t, "taking it out again", providers.Delete(added), mapi.OK)
		return mapi.OK
	}
	refused(t, "configuring", admin.Configure(uid, profile.UI{Parent: 5}, nil), mapi.OK)
	expect(t, "called", w.called(), "Shelf CONFIGURE 0x0")
	for what, call := range map[string]func() error{
		"Service":      func() error { _, err := c.Service(); return err },
		"Properties":   func() error { _, err := c.Properties(); return err },
		"OpenSection":  func() error { _, err := c.OpenSection(mapi.UID{}, 0); return err },
		"Table":        func() error { _, err := providers.Table(); return err },
		"Create":       func() error { _, err := providers.Create("Shelf Book", nil, profile.UI{}); return err },
		"Delete":       func() error { return providers.Delete(mapi.UID{}) },
		"its sections": func() error { return own.Set(nil) },
		"the same for providers": func() error {
			_, err := c.Providers().OpenSection(mapi.UID{}, 0)
			return err
		},
	} {
		refused(t, "S-87 "+what, call(), mapi.ErrInvalidObject)
	}
	c.Explain(mapi.Error{Detail: "too late"})
}

// Another service's provider is not the function's own.
func TestConfigurationForce(t *testing.T) {
	w := newWorld(t)
	admin := w.create("P", "Shelf", "Roster")
	p := w.lookup("P")
	w.answer = func(_ string, _ mapi.ServiceContext, _ mapi.EntryFlags, s *profile.Configuration) mapi.HRESULT {
		_, err := s.OpenSection(p.Services[1].Providers[0].UID, 0)
		return mapi.Result(err)
	}
	refused(t, "S-72", admin.Configure(p.Services[0].UID, profile.UI{}, nil), mapi.ErrNoAccess)
}

// A function that panics has failed, and what it says of a failure is passed on.
func TestEntryFails(t *testing.T) {
	w := newWorld(t)
	admin := w.create("P", "Shelf")
	uid := service(t, w.lookup("P"), "Shelf")
	for _, row := range []struct {
		what   string
		entry  func(s *profile.Configuration) mapi.HRESULT
		want   mapi.HRESULT
		detail string
	}{
		{"text", func(*profile.Configuration) mapi.HRESULT { panic("oops") }, mapi.ErrCallFailed, "the entry function panicked: oops"},
		{"an error", func(*profile.Configuration) mapi.HRESULT { panic(errors.New("oops")) }, mapi.ErrCallFailed, "the entry function panicked: oops"},
		{"something else", func(*profile.Configuration) mapi.HRESULT { panic(1) }, mapi.ErrCallFailed, "the entry function panicked"},
		{"a failure explained", func(s *profile.Configuration) mapi.HRESULT {
			s.Explain(mapi.Error{Detail: "the server says no", Component: "SHELF", LowLevel: 5})
			return mapi.ErrExtendedError
		}, mapi.ErrExtendedError, "the server says no"},
		{"a failure", func(*profile.Configuration) mapi.HRESULT { return mapi.ErrUserCancel }, mapi.ErrUserCancel, "so the entry function answered MSG_SERVICE_CONFIGURE"},
		{"a service that is gone", func(s *profile.Configuration) mapi.HRESULT {
			refused(t, "taking it out", admin.Delete(uid), mapi.OK)
			_, err := s.Service()
			return mapi.Result(err)
		}, mapi.ErrNotFound, "so the entry function answered MSG_SERVICE_CONFIGURE"},
	} {
		w.answer = func(_ string, c mapi.ServiceContext, _ mapi.EntryFlags, s *profile.Configuration) mapi.HRESULT {
			if c == mapi.ContextDelete {
				return mapi.OK
			}
			return row.entry(s)
		}
		err := admin.Configure(uid, profile.UI{}, nil)
		refused(t, row.what, err, row.want)
		var e *mapi.Error
		if !errors.As(err, &e) || e.Detail != row.detail || e.Component == "" {
			t.Errorf("%s: %v, want %s", row.what, err, row.detail)
		}
	}
	// What it took with it is not brought back, nor looked for in vain.
	add := w.create("Q", "Shelf")
	uid = service(t, w.lookup("Q"), "Shelf")
	providers, _ := add.Providers(uid)
	w.answer = func(_ string, c mapi.ServiceContext, _ mapi.EntryFlags, _ *profile.Configuration) mapi.HRESULT {
		if c == mapi.ContextProviderCreate {
			refused(t, "taking the service out", add.Delete(uid), mapi.OK)
			return mapi.ErrNoSupport
		}
		return mapi.OK
	}
	_, err := providers.Create("Shelf Book", nil, profile.UI{})
	refused(t, "a provider of what is gone", err, mapi.ErrNoSupport)
	expect(t, "services left", w.services("Q"), "")
}
