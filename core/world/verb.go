package world

import (
	"mapi-playground/core/scenario"
	"mapi-playground/core/trace"
)

// handler does what an input says.
type handler func(*World, *application, scenario.Input)

// verbs are what worlds do for the verbs of scenarios.
var verbs map[string]handler

func init() {
	verbs = map[string]handler{
		"idle":     (*World).idleInput,
		"live":     (*World).liveInput,
		"turn":     (*World).turnInput,
		"busy":     (*World).busyInput,
		"sleep":    (*World).sleepInput,
		"user":     (*World).userInput,
		"readings": (*World).readingsInput,

		"MAPIInitIdle":           (*World).initIdle,
		"MAPIDeInitIdle":         (*World).deinitIdle,
		"FtgRegisterIdleRoutine": (*World).registerRoutine,
		"ChangeIdleRoutine":      (*World).changeRoutine,
		"EnableIdleRoutine":      (*World).enableRoutine,
		"DeregisterIdleRoutine":  (*World).deregisterRoutine,
		"PostThreadMessage":      (*World).postThreadMessage,

		"MAPIInitialize":    (*World).initialize,
		"MAPIUninitialize":  (*World).uninitialize,
		"MAPILogonEx":       (*World).logon,
		"answer":            (*World).answerInput,
		"abandon":           (*World).abandonInput,
		"Logoff":            onSession((*World).logoff),
		"OpenMsgStore":      onSession((*World).openMsgStore),
		"OpenAddressBook":   onSession((*World).openAddressBook),
		"OpenEntry":         onSession((*World).openEntry),
		"GetStatusTable":    onSession((*World).statusTable),
		"GetMsgStoresTable": onSession((*World).storesTable),
		"GetLastError":      onSession((*World).lastError),
		"QueryIdentity":     onSession((*World).identity),
		"MessageOptions":    onSession((*World).messageOptions),
		"SetDefaultStore":   onSession((*World).setDefaultStore),
		"Advise":            onSession((*World).advise),
		"Unadvise":          onSession((*World).unadvise),
		"SubmitMessage":     onObject((*World).submit),
		"StoreLogoff":       onObject((*World).storeLogoff),
		"NewMail":           onObject((*World).newMail),
		"ValidateState":     onObject((*World).validateState),
		"FlushQueues":       onObject((*World).flushQueues),
		"SpoolerNotify":     (*World).spoolerNotify,
		"FastShutdown":      (*World).fastShutdown,

		"profile": (*World).changeProfile,
		"CreateProfile": change(trace.ProfileCreated, func(w *World, in scenario.Input) error {
			return w.admin.Create(in.Text("lpszProfileName"), 0, 0)
		}),
		"DeleteProfile": (*World).deleteProfile,
		"RenameProfile": change(trace.ProfileRenamed, func(w *World, in scenario.Input) error {
			return w.renameProfile(in.Text("lpszOldProfileName"), in.Text("lpszNewProfileName"))
		}),
		"CopyProfile": change(trace.ProfileCopied, func(w *World, in scenario.Input) error {
			return w.copyProfile(in.Text("lpszOldProfileName"), in.Text("lpszNewProfileName"))
		}),
		"SetDefaultProfile": (*World).setDefaultProfile,
		"GetProfileTable":   (*World).profileTable,
	}
}
