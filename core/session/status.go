package session

import "mapi-playground/core/mapi"

// StatusRow is a row of the status table (S-137 to S-142).
type StatusRow struct {
	RowID       int // PR_ROWID, computed
	DisplayName string
	Type        mapi.ResourceType
	Code        mapi.StatusCode
	Methods     mapi.ResourceMethods
	DLL         string // PR_PROVIDER_DLL_NAME, of providers
	Flags       mapi.ResourceFlags
	ObjectType  mapi.ObjectType // MAPI_STATUS
	EntryID     []byte          // PR_ENTRYID, for OpenEntry: it stays with the row's object (S-145)
	InstanceKey []byte          // PR_INSTANCE_KEY, which no other row has
	Identity    Identity        // the identity columns, of a provider that supplies one

	provider mapi.UID
}

// StatusTable is IMAPISession::GetStatusTable, as it is now: one row each for the
// subsystem, whose display name is the profile's (S-144), the spooler and the
// address book (S-137, S-141), then the providers that are in action. Providers
// of a disabled service keep their rows, with STATUS_FAILURE (GS-19). A member
// with MAPI_NO_MAIL sees no transports, and the spooler's row with STATUS_FAILURE
// (S-130). After Logoff: MAPI_E_INVALID_OBJECT.
func (h *Session) StatusTable() ([]StatusRow, error) {
	if h.core == nil {
		return nil, h.invalid("opening the status table")
	}
	h.tellStatus()
	return h.statusRows(), nil
}

func (h *Session) statusRows() []StatusRow {
	t := statusTable{}
	t.add(StatusRow{DisplayName: h.core.profile, Type: mapi.Subsystem, Code: mapi.StatusAvailable, Methods: mapi.MethodValidateState})
	spooler := mapi.StatusAvailable
	if h.NoMail() {
		spooler = mapi.StatusFailure
	}
	t.add(StatusRow{DisplayName: "MAPI Spooler", Type: mapi.Spooler, Code: spooler, Methods: mapi.MethodValidateState | mapi.MethodFlushQueues})
	t.add(StatusRow{DisplayName: addressBookName, Type: mapi.AddressBook, Code: mapi.StatusAvailable, Methods: mapi.MethodValidateState})
	h.core.each(func(s *service, p *provider) {
		if code := h.statusOf(s, p); code != 0 {
			t.add(StatusRow{DisplayName: p.name(), Type: p.Type, Code: code, DLL: p.DLL, Flags: p.Flags, Identity: p.identity(), provider: p.UID})
		}
	})
	return t
}

type statusTable []StatusRow

func (t *statusTable) add(r StatusRow) {
	r.RowID, r.ObjectType = len(*t)+1, mapi.ObjectStatus
	r.EntryID, r.InstanceKey = statusEntryID(r), statusEntryID(r)
	*t = append(*t, r)
}

// statusOf is the state of a provider, or zero if it has no row for this member.
func (h *Session) statusOf(s *service, p *provider) mapi.StatusCode {
	switch {
	case p.Type == mapi.TransportProvider && h.NoMail():
		return 0
	case s.disabled, p.failing:
		return mapi.StatusFailure
	case p.Type == mapi.TransportProvider:
		return h.transportStatus(p)
	case p.state == Ready:
		return mapi.StatusAvailable
	}
	return 0
}

// transportStatus is a transport's state: it has a row once the spooler has
// logged it on (S-99), and is marked while its queues are being flushed (S-102).
func (h *Session) transportStatus(p *provider) mapi.StatusCode {
	for _, t := range h.client.subsystem.spooler.Transports() {
		if p.transport == 0 || t.Transport != p.transport || !t.Row {
			continue
		}
		code := mapi.StatusAvailable
		if t.Inbound {
			code |= mapi.StatusInboundEnabled
		}
		if t.Outbound {
			code |= mapi.StatusOutboundEnabled
		}
		if t.Flushing.Has(mapi.FlushDownload) {
			code |= mapi.StatusInboundFlush
		}
		if t.Flushing.Has(mapi.FlushUpload) {
			code |= mapi.StatusOutboundFlush
		}
		return code
	}
	return 0
}
