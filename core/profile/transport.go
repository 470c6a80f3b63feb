package profile

import (
	"slices"

	"mapi-playground/core/mapi"
)

// SetTransportOrder is IMsgServiceAdmin::MsgServiceTransportOrder: the order in
// which transports are asked to deliver a message, as PR_PROVIDER_UIDs. It
// overrides what the transports themselves prefer; see [Profile.TransportOrder].
//
// MAPI_E_BUSY: the profile has not that many transports.
// MAPI_E_NOT_FOUND: an id is not that of a transport in the profile.
// MAPI_E_INVALID_PARAMETER: an id is there twice.
func (s *ServiceAdmin) SetTransportOrder(uids []mapi.UID) error {
	const op = "setting the transport order"
	if err := s.alive(op); err != nil {
		return err
	}
	there := s.entry.Members(mapi.TransportProvider)
	if len(uids) != len(there) {
		return refuse(mapi.ErrBusy, op, "the list must have all transports of the profile, and only those")
	}
	named := make(map[mapi.UID]bool, len(there)) // whether the list has it
	for _, m := range there {
		named[m.Provider.UID] = false
	}
	for _, uid := range uids {
		step(1)
		again, ok := named[uid]
		if !ok {
			return refuse(mapi.ErrNotFound, op, "there is no transport of this id in the profile")
		}
		if again {
			return refuse(mapi.ErrInvalidParameter, op, "a transport is in the list twice")
		}
		named[uid] = true
	}
	s.entry.Transports = slices.Clone(uids)
	s.admin.profiles.changed()
	return nil
}
