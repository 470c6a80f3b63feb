package world_test

import (
	"slices"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/trace"
)

// TestCopyOfAProfile: a copy configures its services and accepts its credentials
// as the profile did, and so does one that was renamed.
func TestCopyOfAProfile(t *testing.T) {
	const work = `"profiles": [{"name": "Work", "mailbox": "secret", "credentials": "secret", "services": [
		{"name": "Office", "entry": ["MAPI_E_USER_CANCEL", "S_OK"], "providers": [{"name": "Mailbox", "type": "MAPI_STORE_PROVIDER"}]}]}],`
	const logon = `{"app": "A", "do": "MAPILogonEx", "flFlags": "MAPI_LOGON_UI|MAPI_SERVICE_UI_ALWAYS|MAPI_NEW_SESSION", `
	for _, c := range []struct {
		name   string
		inputs []string
		want   []mapi.HRESULT
	}{
		{"a copy", []string{
			`{"do": "CopyProfile", "lpszOldProfileName": "Work", "lpszNewProfileName": "Other"}`, logon + `"as": "1", "lpszProfileName": "Other"}`,
		}, []mapi.HRESULT{mapi.ErrUserCancel}},
		{"a copy of one that was used", []string{
			logon + `"as": "1", "lpszProfileName": "Work"}`,
			`{"do": "CopyProfile", "lpszOldProfileName": "Work", "lpszNewProfileName": "Other"}`, logon + `"as": "2", "lpszProfileName": "Other"}`,
		}, []mapi.HRESULT{mapi.ErrUserCancel, mapi.OK}},
		{"another name", []string{
			`{"do": "RenameProfile", "lpszOldProfileName": "Work", "lpszNewProfileName": "Other"}`, logon + `"as": "1", "lpszProfileName": "Other"}`,
		}, []mapi.HRESULT{mapi.ErrUserCancel}},
	} {
		t.Run(c.name, func(t *testing.T) {
			events := run(readAll(t, work, append([]string{`{"app": "A", "do": "MAPIInitialize"}`}, c.inputs...)))
			if keys := keysOf(events); slices.Contains(keys, trace.NotValidated) {
				t.Error("its credentials are not accepted")
			}
			var got []mapi.HRESULT
			for _, e := range events {
				if e.Key == trace.ServiceConfigured {
					got = append(got, mapi.HRESULT(e.Result))
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("configuration: %v, want %v", got, c.want)
			}
		})
	}
}

// TestProfileOfANewName: a profile can be made while the run goes on (S-77), and a
// damaged one can be made good.
func TestProfileOfANewName(t *testing.T) {
	const forms = `"profiles": [{"name": "Work", "damaged": true}, {"name": "good", "later": true}],`
	const logon = `{"app": "A", "do": "MAPILogonEx", "flFlags": "MAPI_NEW_SESSION", `
	events := run(readAll(t, forms, []string{
		`{"app": "A", "do": "MAPIInitialize"}`,
		`{"do": "GetProfileTable"}`,
		logon + `"as": "1", "lpszProfileName": "Work"}`,
		logon + `"as": "2", "lpszProfileName": "New"}`,
		`{"do": "profile", "lpszProfileName": "Work", "like": "good"}`,
		`{"do": "profile", "lpszProfileName": "New", "like": "good"}`,
		`{"do": "profile", "lpszProfileName": "!", "like": "good"}`,
		`{"do": "GetProfileTable"}`,
		logon + `"as": "3", "lpszProfileName": "Work"}`,
		logon + `"as": "4", "lpszProfileName": "New"}`,
	}))
	tell := trace.In("en")
	var got []string
	for _, e := range events {
		switch e.Key {
		case trace.ProfileTable, trace.LogonFailed, trace.LogonSession, trace.ProfileChanged, trace.MAPIFailedAlone:
			got = append(got, tell.Sentence(e))
		}
	}
	want := []string{
		"The profile table lists: Work.",
		"The logon “1” returns MAPI_E_LOGON_FAILED: the profile is damaged.",
		"The logon “2” returns MAPI_E_LOGON_FAILED: there is no such profile.",
		"The profile Work is changed; now it has: nothing.",
		"The profile New is changed; now it has: nothing.",
		"profile fails with MAPI_E_INVALID_PARAMETER: a profile name has letters, digits, underscores and inner spaces only.",
		"The profile table lists: Work, New.",
		"The logon “3” returns an individual session on Work.",
		"The logon “4” returns an individual session on New.",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestAbandonedWhileAProviderWorks: a logon that is abandoned gives the mutex back,
// and what the provider would have answered is nobody's (S-35).
func TestAbandonedWhileAProviderWorks(t *testing.T) {
	const slow = `"profiles": [{"name": "Work", "services": [{"name": "Archive", "providers": [
		{"name": "Archive", "type": "MAPI_STORE_PROVIDER", "logons": [{"takes": 500, "result": "MAPI_E_LOGON_FAILED"}]}]}]}],`
	const logon = `"do": "MAPILogonEx", "flFlags": "MAPI_NEW_SESSION", "lpszProfileName": "Work"}`
	events := run(readAll(t, slow, []string{
		`{"app": "A", "do": "MAPIInitialize"}`, `{"app": "B", "do": "MAPIInitialize"}`,
		`{"app": "A", "as": "slow", ` + logon,
		`{"app": "B", "as": "next", ` + logon,
		`{"at": 100, "do": "abandon", "call": "slow"}`,
		`{"at": 1000, "app": "A", "do": "MAPIUninitialize"}`,
	}))
	var got []string
	for _, e := range events {
		switch e.Key {
		case trace.ProviderWorks, trace.ProviderAnswers, trace.LogonFailed, trace.LogonSession:
			got = append(got, e.Call+" "+string(e.Key)+" "+e.At.String())
		}
	}
	want := []string{"slow provider.works 0", "slow logon.failed 100", "next provider.answers 100", "next logon.session 100"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
