package profile_test

import (
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
)

// A profile that contradicts itself is not created.
func TestCheck(t *testing.T) {
	both := mapi.ServicePrimaryIdentity | mapi.ServiceNoPrimaryIdentity
	bothStatus := mapi.ResourcePrimaryIdentity | mapi.ResourceNoPrimaryIdentity
	wrong := profile.Properties{0x66000003: "three"}
	uid := mapi.UID{1}
	for _, row := range []struct {
		what   string
		p      profile.Profile
		result mapi.HRESULT
	}{
		{"nothing wrong", profile.Profile{Services: []profile.Service{{Name: "A"}, {Name: "A"}}}, mapi.OK},
		{"S-64 a service with both flags", profile.Profile{Services: []profile.Service{{Flags: both}}}, mapi.ErrInvalidParameter},
		{"S-64 a provider with both flags", profile.Profile{Services: []profile.Service{{Providers: []profile.Provider{{Type: mapi.StoreProvider, Flags: bothStatus}}}}}, mapi.ErrInvalidParameter},
		{"S-78 two of a single copy", profile.Profile{Services: []profile.Service{{Name: "A"}, {Name: "a", Flags: mapi.ServiceSingleCopy}}}, mapi.ErrNoAccess},
		{"S-66 two services of one id", profile.Profile{Services: []profile.Service{{UID: uid}, {UID: uid}}}, mapi.ErrInvalidParameter},
		{"S-66 a provider with the id of a service", profile.Profile{Services: []profile.Service{{UID: uid, Providers: []profile.Provider{{Type: mapi.StoreProvider, UID: uid}}}}}, mapi.ErrInvalidParameter},
		{"S-66 a service with MAPI's id", profile.Profile{Services: []profile.Service{{UID: mapi.OLEUID(mapi.ProfileInstanceUID)}}}, mapi.ErrInvalidParameter},
		{"a section without an id", profile.Profile{Sections: []profile.Extra{{}}}, mapi.ErrInvalidParameter},
		{"a wrong value in a section", profile.Profile{Sections: []profile.Extra{{UID: uid, Properties: wrong}}}, mapi.ErrInvalidParameter},
		{"a wrong value in a service", profile.Profile{Services: []profile.Service{{Properties: wrong}}}, mapi.ErrInvalidParameter},
		{"a wrong value in a provider", profile.Profile{Services: []profile.Service{{Providers: []profile.Provider{{Type: mapi.StoreProvider, Properties: wrong}}}}}, mapi.ErrInvalidParameter},
		{"a wrong value in an extra section", profile.Profile{Services: []profile.Service{{Sections: []profile.Extra{{Properties: wrong}}}}}, mapi.ErrInvalidParameter},
		{"S-69 a provider without a type", profile.Profile{Services: []profile.Service{{Providers: []profile.Provider{{DisplayName: "Store"}}}}}, mapi.ErrInvalidParameter},
		{"S-139 a provider of a type that is no provider's", profile.Profile{Services: []profile.Service{{Providers: []profile.Provider{{Type: mapi.Spooler}}}}}, mapi.ErrInvalidParameter},
		{"a value of no known type", profile.Profile{Services: []profile.Service{{Properties: profile.Properties{0x66000040: uint32(1)}}}}, mapi.ErrInvalidParameter},
	} {
		var m profile.Memory
		row.p.Name = "P"
		refused(t, row.what, m.Create(row.p), row.result)
		if n := len(m.Profiles()); (n == 1) != (row.result == mapi.OK) {
			t.Errorf("%s: there are %d profiles", row.what, n)
		}
	}
}
