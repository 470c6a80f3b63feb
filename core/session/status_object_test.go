package session_test

import (
	"errors"
	"strings"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/core/session"
	"mapi-playground/core/spooler"
)

// statusObject opens the status object of a row through its entry id.
func (o *office) statusObject(h *session.Session, kind mapi.ResourceType) *session.Object {
	o.t.Helper()
	rows, err := h.StatusTable()
	if err != nil {
		o.t.Fatal(err)
	}
	for _, r := range rows {
		if r.Type == kind {
			object, _, err := o.run(h.OpenEntry(0, 0, r.EntryID))
			if err != nil {
				o.t.Fatal(err)
			}
			return object
		}
	}
	o.t.Fatalf("there is no row of %v", kind)
	return nil
}

// S-145, S-122: entry ids lead to stores and to status objects, and to nothing
// else.
func TestOpenEntry(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: AB MS")
	h := o.mustLogon(0)
	for kind, want := range map[mapi.ResourceType]string{
		mapi.Subsystem: "Work", mapi.Spooler: "MAPI Spooler", mapi.AddressBook: "MAPI Address Book", ab: "One/AB", ms: "One/MS",
	} {
		if name, err := o.statusObject(h, kind).DisplayName(); name != want || err != nil {
			t.Errorf("S-145: %v: %q, %v", kind, name, err)
		}
	}
	id := o.uid("One/MS")
	store, _, err := o.run(h.OpenEntry(0, 0, id[:]))
	if name, _ := store.DisplayName(); err != nil || name != "One/MS" || store.CanWrite() {
		t.Errorf("S-122: %q, %v", name, err)
	}
	book := o.uid("One/AB")
	for _, row := range []struct {
		id     []byte
		result mapi.HRESULT
	}{
		{nil, mapi.ErrInvalidEntryID},
		{[]byte("who is it?"), mapi.ErrUnknownEntryID},
		{book[:], mapi.ErrUnknownEntryID},
		{[]byte("status:99"), mapi.ErrUnknownEntryID},
	} {
		if _, _, err := o.run(h.OpenEntry(0, 0, row.id)); !errors.Is(err, row.result) {
			t.Errorf("S-122: %q: %v", row.id, err)
		}
	}
	if equal, err := h.CompareEntryIDs(id[:], id[:]); !equal || err != nil {
		t.Errorf("CompareEntryIDs: %v, %v", equal, err)
	}
	if equal, _ := h.CompareEntryIDs(id[:], book[:]); equal {
		t.Error("CompareEntryIDs: two objects are one")
	}
	logoff(t, h, 0)
	if _, _, err := o.run(h.OpenEntry(0, 0, id[:])); !errors.Is(err, mapi.ErrInvalidObject) {
		t.Errorf("VS-12: %v", err)
	}
}

// S-146: what each validates; a provider that is not well shows it in its row.
func TestValidateState(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: AB MS XP", "Bad: MS")
	o.results["Bad/MS"] = fails(mapi.ErrLogonFailed, mapi.ErrLogonFailed)
	h := o.mustLogon(0)
	v := o.statusObject(h, mapi.Subsystem).ValidateState(0)
	var asked []string
	for v.Pending() != nil {
		q := v.Pending().(session.AskProviderState)
		asked = append(asked, q.Provider)
		result := mapi.OK
		if q.Provider == "One/MS" {
			result = mapi.ErrDiskError
		}
		v.Answer(0, session.ProviderIs{Result: result})
	}
	same(t, "S-146 subsystem", strings.Join(asked, " "), "One/AB One/MS")
	if v.Err() != nil || !strings.Contains(table(t, h), "One/MS STATUS_FAILURE") {
		t.Errorf("S-140: %v: %s", v.Err(), table(t, h))
	}
	if err := o.statusObject(h, mapi.AddressBook).ValidateState(0).Err(); err != nil {
		t.Errorf("S-146 address book: %v", err)
	}
	if err := o.statusObject(h, ms).ValidateState(0).Err(); !errors.Is(err, mapi.ErrNoSupport) {
		t.Errorf("S-141: %v", err)
	}
	quiet := newOffice(t, session.Config{}, "One: MS XP")
	silent := quiet.mustLogon(mapi.NoMail)
	if err := quiet.statusObject(silent, mapi.Spooler).ValidateState(0).Err(); !errors.Is(err, mapi.ErrNoSupport) {
		t.Errorf("S-130 spooler: %v", err)
	}
	if n := len(quiet.Spooler().Transports()); n != 0 {
		t.Errorf("S-129: a member with MAPI_NO_MAIL has %d transports started", n)
	}
}

// S-102, S-141: the spooler's status object flushes the transports' queues.
func TestFlushQueues(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: MS XP")
	h := o.mustLogon(0)
	turn(o.Subsystem)
	if err := o.statusObject(h, mapi.Spooler).FlushQueues(mapi.FlushUpload); err != nil {
		t.Fatal(err)
	}
	o.Spooler().Turn(true)
	if c, ok := o.Spooler().Next(); !ok || c.Method != spooler.FlushQueues || c.Flush != mapi.FlushUpload {
		t.Errorf("S-102: %+v, %v", c, ok)
	}
	if err := o.statusObject(h, mapi.Subsystem).FlushQueues(mapi.FlushUpload); !errors.Is(err, mapi.ErrNoSupport) {
		t.Errorf("S-141: %v", err)
	}
}

// open opens a store.
func (o *office) open(h *session.Session, name string, f mapi.StoreFlags) *session.Object {
	o.t.Helper()
	store, _, err := o.run(h.OpenMsgStore(0, 0, o.uid(name), f))
	if err != nil {
		o.t.Fatal(err)
	}
	return store
}

// S-151: sent and logged off at once, the message waits in the store until a
// session lasts long enough. S-129, S-130: from a NO_MAIL session it never goes.
func TestMessagesThatWait(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: MS XP")
	id := o.uid("One/MS")
	for _, row := range []struct {
		what   string
		flags  mapi.LogonFlags
		opens  bool
		submit bool
		turns  int
		left   int
	}{
		{"S-151 sent and logged off at once", 0, true, true, 0, 1},
		{"S-129 another one, without mail", mapi.NoMail, true, true, 3, 2},
		{"S-151 a session that does not open the store", 0, false, false, 3, 2},
		{"S-151 a session that lasts", 0, true, false, 3, 0},
	} {
		h := o.mustLogon(row.flags)
		if row.opens {
			store := o.open(h, "One/MS", 0)
			if row.submit {
				if _, err := store.Submit(); err != nil {
					t.Fatal(err)
				}
			}
		}
		for range row.turns {
			turn(o.Subsystem)
		}
		logoff(t, h, 0)
		if left := o.Outbox(id); left != row.left {
			t.Errorf("%s: %d messages left, want %d", row.what, left, row.left)
		}
		turn(o.Subsystem)
	}
}

// S-134: news of mail counts only where the spooler looks after the store.
func TestNewMailReceived(t *testing.T) {
	for _, row := range []struct {
		logon mapi.LogonFlags
		open  mapi.StoreFlags
		heard bool
	}{{0, 0, true}, {0, mapi.StoreNoMail, false}, {mapi.NoMail, 0, false}} {
		o := newOffice(t, session.Config{}, "One: MS AB")
		h := o.mustLogon(row.logon)
		store := o.open(h, "One/MS", row.open)
		if heard := store.NotifyNewMail(); heard != row.heard {
			t.Errorf("S-134: %v, %v: heard %v", row.logon, row.open, heard)
		}
		logoff(t, h, 0)
		if store.NotifyNewMail() {
			t.Error("S-157: heard after Logoff")
		}
		if _, err := store.Submit(); !errors.Is(err, mapi.ErrInvalidObject) {
			t.Errorf("S-157: %v", err)
		}
	}
	o := newOffice(t, session.Config{}, "One: AB")
	book, _, _ := o.run(o.mustLogon(0).OpenAddressBook(0, 0, 0))
	if _, err := book.Submit(); !errors.Is(err, mapi.ErrNoSupport) {
		t.Errorf("the address book: %v", err)
	}
}

// S-162: transports, then address books, then stores are asked, then told; one
// that opts out stops it; afterwards there is nothing left to call.
func TestFastShutdown(t *testing.T) {
	for _, optsOut := range []string{"", "One/AB"} {
		o := newOffice(t, session.Config{}, "One: MS AB XP", "Bad: MS")
		o.results["Bad/MS"] = fails(mapi.ErrLogonFailed, mapi.ErrLogonFailed)
		h := o.mustLogon(0)
		f := h.Client().FastShutdown(0)
		var asked []string
		for f.Pending() != nil {
			q := f.Pending().(session.AskShutdown)
			asked = append(asked, []string{"query ", "notify "}[q.Step]+q.Provider)
			result := mapi.OK
			if q.Provider == optsOut {
				result = mapi.ErrNoSupport
			}
			f.Answer(0, session.ProviderIs{Result: result})
		}
		if optsOut != "" {
			same(t, "S-162", strings.Join(asked, ", "), "query One/XP, query One/AB")
			if _, err := h.ProfileName(); err != nil || !errors.Is(f.Err(), mapi.ErrNoSupport) {
				t.Errorf("S-162: %v, and the session: %v", f.Err(), err)
			}
			continue
		}
		same(t, "S-162", strings.Join(asked, ", "), "query One/XP, query One/AB, query One/MS, notify One/XP, notify One/AB, notify One/MS")
		_, err := h.ProfileName()
		l := h.Client().Logon(0, session.Request{Profile: "Work"})
		_, logonErr := l.Result()
		if f.Err() != nil || !errors.Is(err, mapi.ErrInvalidObject) || !errors.Is(logonErr, mapi.ErrNotInitialized) || o.Sessions() != 0 {
			t.Errorf("S-162: %v; the session: %v; a logon: %v", f.Err(), err, logonErr)
		}
		if again := h.Client().FastShutdown(0); !errors.Is(again.Err(), mapi.ErrNotInitialized) {
			t.Errorf("S-162: a second time: %v", again.Err())
		}
	}
}

// VS-16, S-75: a profile that is deleted while it is in use: S_OK, gone from the
// table, the session lives on, a new logon by that name fails, and it is gone
// after the last logoff. This is how a temporary profile is made.
func TestDeletedWhileInUse(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: MS")
	m := o.Profiles().(*profile.Memory)
	h := o.mustLogon(0)
	if err := profile.NewAdmin(profile.Config{Profiles: m}).Delete("Work"); err != nil {
		t.Fatalf("VS-16: %v", err)
	}
	if n := len(m.Profiles()); n != 0 {
		t.Errorf("VS-16: %d profiles in the table", n)
	}
	if name, err := h.ProfileName(); name != "Work" || err != nil {
		t.Errorf("VS-16: the session: %q, %v", name, err)
	}
	if _, _, err := o.logon(mapi.NewSession); !errors.Is(err, mapi.ErrLogonFailed) {
		t.Errorf("S-75: a new logon: %v", err)
	}
	logoff(t, h, 0)
	if err := m.Create(profile.Profile{Name: "Work"}); err != nil {
		t.Errorf("VS-16: not gone after the last logoff: %v", err)
	}
}

// S-75: renamed while it is in use, it takes the new name when its last session
// has ended.
func TestRenamedWhileInUse(t *testing.T) {
	o := newOffice(t, session.Config{}, "One: MS")
	m := o.Profiles().(*profile.Memory)
	first, second := o.mustLogon(0), o.mustLogon(mapi.NewSession)
	if err := profile.NewAdmin(profile.Config{Profiles: m}).Rename("Work", "Play"); err != nil {
		t.Fatal(err)
	}
	name := func() string { return m.Profiles()[0].Name }
	same(t, "S-75 in use", name(), "Work")
	logoff(t, first, 0)
	same(t, "S-75 still in use", name(), "Work")
	logoff(t, second, 0)
	same(t, "S-75 let go", name(), "Play")
}
