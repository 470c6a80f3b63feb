package profile

import "mapi-playground/core/mapi"

// Entry is a message service's entry function, MSGSERVICEENTRY: it configures
// the service and does what else the service has to do for a context (S-83,
// S-88). It answers S_OK, MAPI_E_UNCONFIGURED, MAPI_E_USER_CANCEL,
// MAPI_E_NO_SUPPORT or MAPI_E_BAD_CHARWIDTH (S-86). The configuration is good
// only until it returns (S-87).
//
// What it should do with the flags is its own affair: a dialog is shown always
// with SERVICE_UI_ALWAYS, if something is missing with SERVICE_UI_ALLOWED, and
// otherwise never (S-84); for MSG_SERVICE_CREATE without either it should fail
// (S-88).
type Entry interface {
	ServiceEntry(context mapi.ServiceContext, flags mapi.EntryFlags, s *Configuration) mapi.HRESULT
}

// EntryFunc is a function that is an [Entry].
type EntryFunc func(mapi.ServiceContext, mapi.EntryFlags, *Configuration) mapi.HRESULT

// ServiceEntry implements [Entry].
func (f EntryFunc) ServiceEntry(context mapi.ServiceContext, flags mapi.EntryFlags, s *Configuration) mapi.HRESULT {
	return f(context, flags, s)
}

// Loader finds an entry function by PR_SERVICE_DLL_NAME and
// PR_SERVICE_ENTRY_NAME, as loading the DLL would.
type Loader func(dll, entry string) (Entry, bool)

// Window is the handle of the window that dialogs belong to, ulUIParam (S-24): a
// number of the host's. Zero is none.
type Window uint32

// UI is what an entry function may show, and above which window.
type UI struct {
	Flags  mapi.EntryFlags
	Parent Window
}

// call calls the entry function of a service. MAPI_E_NOT_INITIALIZED: it has
// none, or none that can be loaded (S-89). Otherwise the error carries the
// function's own result. A function that panics has failed.
func (s *ServiceAdmin) call(uid mapi.UID, context mapi.ServiceContext, ui UI, p Properties, op string) error {
	if unknown := ui.Flags.Unknown(); unknown != 0 {
		return refuse(mapi.ErrUnknownFlags, op, unknown.String())
	}
	service := s.entry.Service(uid)
	if service == nil {
		return noService(op)
	}
	if service.Entry == "" {
		return refuse(mapi.ErrNotInitialized, op, "the message service has no entry function")
	}
	function, ok := s.admin.load(service.DLL, service.Entry)
	if !ok {
		return refuse(mapi.ErrNotInitialized, op, "the entry function "+service.Entry+" cannot be loaded from "+service.DLL)
	}
	name := service.DisplayName // the call may change the profile, and the service with it
	c := &Configuration{services: s, uid: uid, parent: ui.Parent, properties: p.Clone()}
	result := c.run(function, context, ui.Flags)
	if !result.Failed() {
		return nil
	}
	err := c.report
	err.Result, err.Op = result, op
	if err.Component == "" {
		err.Component = name
	}
	if err.Detail == "" {
		err.Detail = "so the entry function answered " + context.String()
	}
	return &err
}

// hasEntry reports whether there is an entry function to be called. One is not
// compulsory (S-90), and without a [Loader] services are mere data.
func (s *ServiceAdmin) hasEntry(uid mapi.UID) bool {
	service := s.entry.Service(uid)
	return service != nil && service.Entry != "" && s.admin.load != nil
}
