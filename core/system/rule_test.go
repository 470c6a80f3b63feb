package system_test

import (
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/system"
	"mapi-playground/core/trace"
)

// TestRuleToldWhereDecided: the rule of a step is the one by which the subsystem decided, not
// what its result looks like. A provider that fails to log on when its store is opened says so
// with the results of its choice; only one that would have to show a dialog to be configured
// is turned into MAPI_E_LOGON_FAILED by MAPI (S-123, GS-22).
func TestRuleToldWhereDecided(t *testing.T) {
	for _, row := range []struct {
		name    string
		answers mapi.HRESULT
		flags   mapi.StoreFlags
		result  mapi.HRESULT
		rule    string
	}{
		{"GS-22: no dialog, not configured", mapi.ErrUnconfigured, mapi.StoreNoDialog, mapi.ErrLogonFailed, "GS-22"},
		{"S-123: no dialog, the provider's own MAPI_E_LOGON_FAILED", mapi.ErrLogonFailed, mapi.StoreNoDialog, mapi.ErrLogonFailed, "S-123"},
		{"S-123: the provider's own MAPI_E_NOT_INITIALIZED, which is not S-20", mapi.ErrNotInitialized, 0, mapi.ErrNotInitialized, "S-123"},
		{"S-123: the provider's own MAPI_E_INVALID_OBJECT, which is not S-156", mapi.ErrInvalidObject, 0, mapi.ErrInvalidObject, "S-123"},
	} {
		t.Run(row.name, func(t *testing.T) {
			m := newComputer(t, func(_ *system.Config, p *scenario.Profile) {
				p.Services[0].Providers[0].Logons = []scenario.Logon{{Result: mapi.ErrFailOneProvider}, {Result: row.answers}}
			})
			s, err := m.logon(0).Session()
			if err != nil {
				t.Fatal(err)
			}
			rows, err := s.MsgStoresTable()
			if err != nil {
				t.Fatal(err)
			}
			c := m.OpenMsgStore(m.moment(), s, "", 0, rows[0].UID, row.flags)
			m.Settle(m.moment())
			if got := mapi.Result(c.Err()); got != row.result {
				t.Errorf("it fails with %v", got)
			}
			if e := m.last(t, trace.MAPIFailed); e.Rule != row.rule {
				t.Errorf("by %s: %+v", e.Rule, e)
			}
		})
	}
}

// TestRuleOfOpenStores: a store is open already (S-98) if a member of this session has it
// open, not if somebody has one of the same name open in a session of its own (S-97).
func TestRuleOfOpenStores(t *testing.T) {
	m := newComputer(t, nil)
	var sessions []*session.Session
	for range 2 {
		s, err := m.logon(0).Session()
		if err != nil {
			t.Fatal(err)
		}
		sessions = append(sessions, s)
	}
	for i, row := range []struct {
		session int
		rule    string
	}{{0, "S-97"}, {0, "S-98"}, {1, "S-97"}, {1, "S-98"}} {
		s := sessions[row.session]
		rows, err := s.MsgStoresTable()
		if err != nil {
			t.Fatal(err)
		}
		m.OpenMsgStore(m.moment(), s, "", 0, rows[0].UID, 0)
		m.Settle(m.moment())
		if e := m.last(t, trace.SessionOpened); e.Rule != row.rule {
			t.Errorf("opening %d, through session %d: by %s, want %s", i+1, row.session, e.Rule, row.rule)
		}
	}
}
