package system

import (
	"slices"

	"mapi-playground/core/mapi"
	"mapi-playground/core/session"
)

// What is here names the rule that decides a case, where that is one more exact
// than the rule of its key.

// failureRule is the rule by which a call fails.
func failureRule(function string, r mapi.HRESULT) string {
	_, onObject := objectCalls[function]
	invalid := r == mapi.ErrInvalidObject && function != "MAPIInitialize"
	switch {
	case r == mapi.ErrNotInitialized && function != "MAPIInitialize":
		return "S-20"
	case invalid && onObject:
		return "S-157"
	case invalid && function == "Logoff":
		return "GS-27"
	case invalid:
		return "S-156"
	case function == "CreateProfile" && r == mapi.ErrInvalidParameter:
		return "S-27"
	}
	return failures[function]
}

// missingRule is the rule by which a call on a session fails that is not there.
func missingRule(function string) string {
	if function == "Logoff" {
		return "GS-27"
	}
	return "S-05"
}

var objectCalls = map[string]bool{"SubmitMessage": true, "StoreLogoff": true, "NewMail": true, "ValidateState": true, "FlushQueues": true}

var failures = map[string]string{
	"MAPIInitialize": "S-19", "Logoff": "GS-28", "OpenMsgStore": "S-123", "OpenEntry": "S-122", "MessageOptions": "S-121",
	"SetDefaultStore": "S-125", "Unadvise": "S-166", "Advise": "S-166", "SubmitMessage": "S-129", "FlushQueues": "S-141",
	"ValidateState": "S-141", "SpoolerNotify": "S-63", "FastShutdown": "S-162", "CreateProfile": "S-74", "DeleteProfile": "S-75",
	"RenameProfile": "S-75", "SetDefaultProfile": "S-76", "StoreLogoff": "S-62",
}

// logonRule is the rule of the session that a logon yields.
func (sys *System) logonRule(c *Call, s *session.Session) string {
	flags := c.logon.Request().Flags
	_, published := sys.subsystem.SharedProfile()
	switch {
	case flags.Has(mapi.ForceDownload | mapi.NoMail):
		return "GS-32"
	case s.Shared() && s.Members() > 1:
		return "S-10"
	case s.Shared() && flags.Has(mapi.NewSession):
		return "GS-03"
	case s.Shared():
		return "S-45"
	case flags.Has(mapi.AllowOthers) && published:
		return "GS-38"
	case flags.Has(mapi.NewSession) && sys.others(c.App):
		return "S-14"
	case flags.Has(mapi.NewSession):
		return "S-52"
	case flags.Has(mapi.NoMail):
		return "S-12"
	}
	return "S-09"
}

// others reports whether the application has a session already.
func (sys *System) others(a *Application) bool {
	for _, s := range sys.sessions {
		if s.Client() == a.Client && s.Members() > 0 {
			return true
		}
	}
	return false
}

// logonFailures are the rules of the results that MAPILogonEx fails with.
var logonFailures = map[mapi.HRESULT]string{
	mapi.ErrUserCancel: "S-34", mapi.ErrTimeout: "S-33", mapi.ErrNotInitialized: "S-20", mapi.ErrUnknownFlags: "S-35",
}

// exits are the rules of logons that fail off the chart, by the rule that led there.
var exits = map[string]string{"GS-05": "S-60", "GS-07": "S-116", "GS-21": "S-135", "S-32": "GS-29"}

func logonFailureRule(c *Call, r mapi.HRESULT) string {
	trail := c.logon.Trail()
	if rule := logonFailures[r]; rule != "" || len(trail) == 0 {
		return rule
	}
	return exits[trail[len(trail)-1].Rule]
}

// configurationRule is the rule by which an entry function is called.
func configurationRule(f mapi.EntryFlags, result mapi.HRESULT) string {
	switch {
	case f.Has(mapi.EntryUIAlways):
		return "S-55"
	case result == mapi.ErrUserCancel:
		return "S-82"
	case result.Failed():
		return "S-86"
	case f.Has(mapi.EntryUIAllowed):
		return "S-84"
	}
	return "S-85"
}

// initRuleOf is the rule by which a provider is loaded.
func initRuleOf(q session.AskInit, l *library, result mapi.HRESULT, version uint32) string {
	elsewhere := l.active > 0 && l.objects > 1
	switch {
	case result == mapi.ErrVersion, version < mapi.SPIVersion:
		return "S-92"
	case q.NTService:
		return "S-135"
	case elsewhere:
		return "S-93"
	case q.Kind == mapi.AddressBookProvider:
		return "S-95"
	}
	return "S-91"
}

// answers are the rules of what a provider's logon may answer.
var answers = map[mapi.HRESULT]string{
	mapi.ErrFailOneProvider: "S-108", mapi.ErrUnconfigured: "S-106", mapi.ErrUserCancel: "S-107", mapi.ErrSessionLimit: "S-15",
}

func answerRule(c *Call, r mapi.HRESULT) string {
	rule, known := answers[r]
	switch {
	case c.logon == nil:
		return "GS-09" // tried again when it is opened
	case known:
		return rule
	case r.Failed():
		return "S-118"
	}
	return "S-104"
}

// statusRule is the rule of a status table.
func statusRule(s *session.Session, rows []session.StatusRow) string {
	disabled := func(s session.ServiceStatus) bool { return s.Disabled }
	failing := func(r session.StatusRow) bool { return r.Code.Has(mapi.StatusFailure) }
	switch {
	case s.NoMail() && s.Members() > 1:
		return "S-128"
	case s.NoMail():
		return "S-130"
	case slices.ContainsFunc(s.Services(), disabled):
		return "GS-19"
	case slices.ContainsFunc(rows, failing):
		return "S-140"
	}
	return "S-137"
}

// openingRule is the rule by which an object is opened.
func (sys *System) openingRule(function, entry string, o *session.Object) string {
	switch function {
	case "OpenAddressBook":
		return "S-96"
	case "OpenEntry":
		switch entry {
		case mapi.Subsystem.String():
			return "S-144"
		case mapi.Spooler.String(), mapi.AddressBook.String():
			return "S-145"
		}
		return "S-122"
	}
	name, _ := o.DisplayName()
	for _, other := range sys.opened {
		if n, err := other.DisplayName(); err == nil && n == name {
			return "S-98"
		}
	}
	if !o.KnownToSpooler() {
		return "S-53"
	}
	return "S-97"
}

// identityRule is the rule by which a session's primary identity was found.
func identityRule(s *session.Session) string {
	rows, _ := s.StatusTable()
	if slices.ContainsFunc(rows, func(r session.StatusRow) bool { return r.Flags.Has(mapi.ResourcePrimaryIdentity) }) {
		return "S-147"
	}
	return "GS-34"
}

// openingFailureRule is the rule by which an object is not opened.
func openingFailureRule(c *Call, err error) string {
	r := mapi.Result(err)
	if r == mapi.ErrLogonFailed && detail(err) == noDetail && c.quiet {
		return "GS-22"
	}
	return failureRule(c.function, r)
}
