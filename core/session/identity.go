package session

import (
	"slices"

	"mapi-playground/core/mapi"
)

// Identity is the object that stands for the session's user.
type Identity struct {
	DisplayName string
	EntryID     []byte
	SearchKey   []byte
}

// noIdentity is the entry id that stands for nobody: ours, the documents say only
// that it is hard-coded.
var noIdentity = []byte("\x00\x00\x00\x00no identity")

// QueryIdentity is IMAPISession::QueryIdentity (S-147). The provider that is
// flagged STATUS_PRIMARY_IDENTITY supplies it; if it has no entry id, a one-off
// is made from its row. Without a flagged one the first provider in table order
// that has an entry id does (GS-34). A transport is one of them once the spooler
// has logged it on (S-143), except to a member with MAPI_NO_MAIL. Without any, the warning MAPI_W_NO_SERVICE
// and an entry id that stands for nobody. After Logoff: MAPI_E_INVALID_OBJECT.
func (h *Session) QueryIdentity() (Identity, mapi.HRESULT, error) {
	if h.core == nil {
		return Identity{}, 0, h.invalid("asking for the primary identity")
	}
	var first *Identity
	for _, one := range h.core.inAction() {
		p := one.provider
		if p.Type == mapi.TransportProvider && h.NoMail() {
			continue // it has no row for this member (S-130)
		}
		id := p.identity()
		if p.Flags.Has(mapi.ResourcePrimaryIdentity) {
			if id.EntryID == nil {
				id.EntryID = []byte("one-off:" + p.DisplayName + ":" + id.DisplayName)
			}
			h.core.tell(Identified, nil, nil, mapi.OK)
			return id, mapi.OK, nil
		}
		if first == nil && id.EntryID != nil && !p.Flags.Has(mapi.ResourceNoPrimaryIdentity) {
			first = &id
		}
	}
	if first != nil {
		h.core.happened(Identified, nil, nil, mapi.OK, "GS-34")
		return *first, mapi.OK, nil
	}
	h.core.tell(Identified, nil, nil, mapi.WarnNoService)
	return Identity{EntryID: slices.Clone(noIdentity)}, mapi.WarnNoService, nil
}

// identity is what the provider supplies of an identity.
func (p *provider) identity() Identity {
	id := Identity{SearchKey: bytesOf(p, mapi.PropIdentitySearchKey), EntryID: bytesOf(p, mapi.PropIdentityEntryID)}
	id.DisplayName, _ = p.Properties[mapi.PropIdentityDisplay].(string)
	return id
}

func bytesOf(p *provider, tag mapi.PropertyTag) []byte {
	b, _ := p.Properties[tag].([]byte)
	return slices.Clone(b)
}

// inAction lists the providers that are logged on and not disabled.
func (c *core) inAction() []placed {
	var all []placed
	c.each(func(s *service, p *provider) {
		if p.state == Ready && !s.disabled {
			all = append(all, placed{s, p})
		}
	})
	return all
}

var storeRoles = map[mapi.StoreRole]mapi.ResourceFlags{
	mapi.RoleDefault:         mapi.ResourceDefaultStore,
	mapi.RoleSimpleTemporary: mapi.ResourceSimpleStore,
	mapi.RoleSimplePermanent: mapi.ResourceSimpleStore,
	mapi.RolePrimary:         mapi.ResourcePrimaryStore,
	mapi.RoleSecondary:       mapi.ResourceSecondaryStore,
}

// SetDefaultStore is IMAPISession::SetDefaultStore: the store gets the STATUS_
// bit of the role, and the one that had it loses it; without a store nobody has
// it (S-125). The roles exclude each other (S-61); another value gives
// MAPI_E_UNKNOWN_FLAGS. A store that is not there gives MAPI_E_NOT_FOUND, one
// that cannot be a default store MAPI_E_NO_SUPPORT, and a profile that cannot be
// written its own error; then nothing has changed. Members that registered for
// fnevTableModified are told of each row that changes, in both tables. The profile
// keeps the role for the sessions to come, as far as it can be administered;
// others that are open on it keep what they have (GS-35).
func (h *Session) SetDefaultStore(role mapi.StoreRole, store *mapi.UID) error {
	if h.core == nil {
		return h.invalid("setting the default store")
	}
	return h.remember(mapi.By("S-125", h.setDefaultStore(role, store)))
}

func (h *Session) setDefaultStore(role mapi.StoreRole, store *mapi.UID) error {
	const op = "setting the default store"
	bit, ok := storeRoles[role]
	if !ok {
		return &mapi.Error{Result: mapi.ErrUnknownFlags, Op: op, Detail: role.String()}
	}
	var chosen *provider
	var id mapi.UID
	if store != nil {
		id = *store
		_, chosen = h.core.find(*store)
		switch {
		case chosen == nil || chosen.Type != mapi.StoreProvider:
			return &mapi.Error{Result: mapi.ErrNotFound, Op: op, Detail: "there is no such store in the profile"}
		case chosen.Flags.Has(mapi.ResourceNoDefaultStore):
			return &mapi.Error{Result: mapi.ErrNoSupport, Op: op, Component: chosen.DisplayName, Detail: "it cannot be a default store"}
		case !supports(chosen):
			return &mapi.Error{Result: mapi.ErrNoSupport, Op: op, Component: chosen.DisplayName, Detail: "PR_STORE_SUPPORT_MASK lacks submitting, creating or modifying messages"}
		}
	}
	if h.core.admin != nil {
		if err := h.core.admin.GiveRole(bit, id); err != nil {
			return err
		}
	}
	for _, one := range h.core.of(mapi.StoreProvider) {
		p := one.provider
		before := p.Flags
		p.Flags &^= bit
		if p == chosen {
			p.Flags |= bit
		}
		if p.Flags != before {
			h.core.rowChanged(one.service, p)
		}
	}
	return nil
}

// supports reports whether a store can do what a default store must: submit, create
// and modify messages (S-125). One that says nothing of what it supports can.
func supports(p *provider) bool {
	const needed = mapi.StoreSubmitOK | mapi.StoreCreateOK | mapi.StoreModifyOK
	switch mask := p.Properties[mapi.PropStoreSupportMask].(type) {
	case int32:
		return mapi.StoreSupport(mask).Has(needed)
	case uint32:
		return mapi.StoreSupport(mask).Has(needed)
	}
	return true
}
