// Package admin has the functions by which a page administers profiles, message services and
// their providers: IProfAdmin, IMsgServiceAdmin and IProviderAdmin.
package admin

import (
	"maps"

	"mapi-playground/core/profile"
	"mapi-playground/core/session"
	"mapi-playground/core/system"
	"mapi-playground/wasm/call"
	"mapi-playground/wasm/clients"
)

// Host is what the administration needs of the host that it is used under.
type Host interface {
	Now() system.Moment
	// Open gives an element of the page the number of a window, until it is closed.
	Open(parent call.Value) (window session.Window, closed func())
}

// Admin is the administration of a system's profiles.
type Admin struct {
	Sys      *system.System
	Host     Host
	Clients  *clients.Clients
	Handles  *call.Handles
	Profiles *profile.Memory
}

// Functions are all of the administration. Entry functions may be called in them, so they
// may wait.
func (t *Admin) Functions() call.Functions {
	all := t.profiles()
	maps.Copy(all, t.services())
	return all
}
