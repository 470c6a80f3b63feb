package spooler_test

import (
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/spooler"
)

const (
	logsOn  = "1 XPProviderInit, 1 TransportLogon LOGON_NO_INBOUND|LOGON_NO_OUTBOUND"
	retries = "1 TransportLogon LOGON_NO_INBOUND|LOGON_NO_OUTBOUND"
)

// S-110, S-113, S-115, S-146, S-158: what the judge of a transport says of a try
// decides how it goes on; whatever came of it, it is released at the end.
func TestJudge(t *testing.T) {
	for _, row := range []struct {
		what     string
		results  []mapi.HRESULT
		verdicts []spooler.Verdict
		calls    string
		stop     string
	}{
		{"S-99 a success", []mapi.HRESULT{0, 0}, []spooler.Verdict{0, 0}, logsOn + ", 1 AddressTypes", "1 TransportLogoff, 1 Shutdown"},
		{"S-113 given up", []mapi.HRESULT{0, mapi.ErrNetworkError}, []spooler.Verdict{0, spooler.GiveUp}, logsOn, "1 Shutdown"},
		{"S-110 another try", []mapi.HRESULT{0, mapi.ErrNetworkError, 0}, []spooler.Verdict{0, spooler.TryAgain, 0},
			logsOn + ", " + retries + ", 1 AddressTypes", "1 TransportLogoff, 1 Shutdown"},
		{"S-115 configured", []mapi.HRESULT{0, mapi.ErrUnconfigured, 0, 0}, []spooler.Verdict{0, spooler.Configure, spooler.TryAgain, 0},
			logsOn + ", 1 MSGSERVICEENTRY SERVICE_UI_ALLOWED, " + retries + ", 1 AddressTypes", "1 TransportLogoff, 1 Shutdown"},
		{"S-91 not loaded", []mapi.HRESULT{mapi.ErrNotFound}, []spooler.Verdict{spooler.GiveUp}, "1 XPProviderInit", ""},
		{"S-91 loaded at the second try", []mapi.HRESULT{mapi.ErrNotFound, 0, 0}, []spooler.Verdict{spooler.TryAgain, 0, 0},
			"1 XPProviderInit, " + logsOn + ", 1 AddressTypes", "1 TransportLogoff, 1 Shutdown"},
	} {
		var s spooler.Spooler
		verdicts, results := row.verdicts, row.results
		id := s.Start(spooler.Options{Judge: func(_ spooler.Method, r mapi.HRESULT) spooler.Verdict {
			if len(verdicts) == 0 || r != results[len(results)-len(verdicts)] {
				t.Errorf("%s: judged %v", row.what, r)
				return spooler.GiveUp
			}
			v := verdicts[0]
			verdicts = verdicts[1:]
			return v
		}})
		made := 0
		run := func() string {
			s.Turn(true)
			calls := ""
			for c, ok := s.Next(); ok; c, ok = s.Next() {
				if calls != "" {
					calls += ", "
				}
				if calls += describe(c); c.Entry != 0 {
					calls += " " + c.Entry.String()
				}
				r := mapi.OK
				if made < len(results) {
					r = results[made]
				}
				made++
				s.Return(spooler.Reply{Result: r, Version: c.Version})
			}
			return calls
		}
		expect(t, row.what, run(), row.calls)
		s.Stop(id)
		expect(t, "S-158 "+row.what, run(), row.stop)
		if n := len(s.Transports()); n != 0 || len(verdicts) != 0 {
			t.Errorf("%s: %d transports are left, %d judgements to come", row.what, n, len(verdicts))
		}
	}
}

// S-92, S-158: a transport that is too old is released at once, and has failed with
// MAPI_E_VERSION; it can be tried again, and stopped.
func TestTransportTooOld(t *testing.T) {
	var s spooler.Spooler
	var judged []mapi.HRESULT
	id := s.Start(spooler.Options{Judge: func(_ spooler.Method, r mapi.HRESULT) spooler.Verdict {
		judged = append(judged, r)
		return spooler.GiveUp
	}})
	run := func() (calls string) {
		s.Turn(true)
		for c, ok := s.Next(); ok; c, ok = s.Next() {
			calls += c.Method.String() + " "
			s.Return(spooler.Reply{Version: mapi.SPIVersion - 1<<16})
		}
		return calls
	}
	expect(t, "S-92", run(), "XPProviderInit Shutdown ")
	if len(judged) != 1 || judged[0] != mapi.ErrVersion || s.Transports()[0].Result != mapi.ErrVersion {
		t.Errorf("S-92: judged %v", judged)
	}
	expect(t, "S-92 given up", run(), "")
	s.Again(id, true)
	expect(t, "S-146 again", run(), "XPProviderInit Shutdown ")
	s.Stop(id)
	if n := len(s.Transports()); n != 0 {
		t.Errorf("S-158: %d transports are left", n)
	}
}

// S-113: one that is suspended is called no more, and logged off and released when
// it is stopped. S-146: one that failed is logged on again with its order kept.
func TestSuspendAndAgain(t *testing.T) {
	h := newHost()
	first, second := h.start(mapi.TransportIdle), h.start(mapi.TransportIdle)
	h.fails[second] = mapi.ErrNetworkError
	h.turn(true)
	h.Suspend(first)
	h.Submit(1, mapi.UID{1}, 1)
	h.Flush(first, mapi.FlushUpload)
	h.Again(first, true)
	expect(t, "S-113", h.turn(true), "")
	h.fails[second] = mapi.OK
	h.Again(second, true)
	expect(t, "S-146", h.turn(true), "2 TransportLogon LOGON_NO_DIALOG|LOGON_NO_INBOUND|LOGON_NO_OUTBOUND, 2 AddressTypes, "+
		"2 TransportNotify NOTIFY_BEGIN_INBOUND|NOTIFY_BEGIN_OUTBOUND, 2 Idle, 2 SubmitMessage")
	h.Stop(first)
	expect(t, "S-158", h.turn(true), "1 TransportNotify NOTIFY_END_INBOUND|NOTIFY_END_OUTBOUND, 1 TransportLogoff, 1 Shutdown, 2 Idle")
	if h.Again(first, true) == nil || h.Suspend(first) == nil {
		t.Error("there is no such transport any more")
	}
}
