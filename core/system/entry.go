package system

import (
	"bytes"

	"mapi-playground/core/mapi"
	"mapi-playground/core/session"
)

// Scenarios name what a session has by names that people read: a message store and a
// transport by its provider, a status object by its type.

// store is the id of a store of a session by its provider's name; one that no store
// has, if there is none.
func store(s *session.Session, name string) mapi.UID {
	rows, _ := s.MsgStoresTable()
	for _, row := range rows {
		if row.DisplayName == name {
			return row.UID
		}
	}
	return mapi.UID{0xFF}
}

// storeName is the provider's name of a store of a session.
func storeName(s *session.Session, store mapi.UID) string {
	rows, _ := s.MsgStoresTable()
	for _, row := range rows {
		if row.UID == store {
			return row.DisplayName
		}
	}
	return "no store"
}

// entry is the entry id of what a scenario names.
func entry(s *session.Session, name string) []byte {
	if name == "" {
		return nil
	}
	rows, _ := s.StatusTable()
	for _, row := range rows {
		if row.Type.String() == name || row.Type == mapi.TransportProvider && row.DisplayName == name {
			return row.EntryID
		}
	}
	uid := store(s, name)
	return uid[:]
}

// entryName is what a scenario calls that of which this is the entry id.
func entryName(s *session.Session, entry []byte) string {
	if len(entry) == 0 {
		return ""
	}
	if len(entry) == len(mapi.UID{}) {
		return storeName(s, mapi.UID(entry))
	}
	rows, _ := s.StatusTable()
	for _, row := range rows {
		if bytes.Equal(row.EntryID, entry) {
			if row.Type == mapi.TransportProvider {
				return row.DisplayName
			}
			return row.Type.String()
		}
	}
	return "no entry"
}
