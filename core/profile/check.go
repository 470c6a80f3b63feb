package profile

import (
	"strings"

	"mapi-playground/core/mapi"
)

// check refuses a profile that contradicts itself.
func check(p Profile, op string) error {
	if err := CheckName(p.Name); err != nil {
		return err
	}
	if p.Default && p.App {
		return appDefault()
	}
	seen := map[mapi.UID]bool{{}: true, instance(): true}
	once := func(uid mapi.UID) bool {
		again := seen[uid] && !uid.IsZero()
		seen[uid] = true
		return !again
	}
	names := map[string]bool{}
	for _, s := range p.Services {
		if err := checkService(s, op); err != nil {
			return err
		}
		name := alike(s.Name)
		if s.Flags.Has(mapi.ServiceSingleCopy) && names[name] {
			return singleCopy(op)
		}
		names[name] = true
		if !once(s.UID) {
			return twice(op)
		}
		for _, pr := range s.Providers {
			step(1)
			if !once(pr.UID) {
				return twice(op)
			}
		}
		for _, x := range s.Sections {
			if !once(x.UID) {
				return twice(op)
			}
		}
	}
	for _, x := range p.Sections {
		if !once(x.UID) || x.UID.IsZero() {
			return twice(op)
		}
		if err := checkValues(x.Properties, op); err != nil {
			return err
		}
	}
	return nil
}

// checkService refuses flags that exclude each other (S-64), providers of which
// nobody could say what they provide (S-69), and values that are not what their
// tags say.
func checkService(s Service, op string) error {
	if s.Flags.Has(mapi.ServicePrimaryIdentity | mapi.ServiceNoPrimaryIdentity) {
		return exclusive(op)
	}
	if err := checkValues(s.Properties, op); err != nil {
		return err
	}
	for _, p := range s.Providers {
		if p.Flags.Has(mapi.ResourcePrimaryIdentity | mapi.ResourceNoPrimaryIdentity) {
			return exclusive(op)
		}
		if !ofProvider(p.Type) {
			return noType(p, op)
		}
		if err := checkValues(p.Properties, op); err != nil {
			return err
		}
	}
	for _, x := range s.Sections {
		if err := checkValues(x.Properties, op); err != nil {
			return err
		}
	}
	return nil
}

func checkValues(p Properties, op string) error {
	for tag, value := range p {
		step(1)
		if !fits(tag, value) {
			return refuse(mapi.ErrInvalidParameter, op, "the value of "+tag.String()+" is not of its type")
		}
	}
	return nil
}

// has reports whether a service of that name is in the list. Names are those of
// sections in MapiSvc.inf, so small and capital letters are alike.
func has(services []Service, name string) bool {
	for _, s := range services {
		step(1)
		if strings.EqualFold(s.Name, name) {
			return true
		}
	}
	return false
}

// singleCopy is why a service with SERVICE_SINGLE_COPY is not added (S-78).
func singleCopy(op string) error {
	return refuse(mapi.ErrNoAccess, op, "the profile has this message service already, and it allows a single copy")
}

// noType is why a provider is refused whose type nobody has set, or whose type is
// none of a provider: no session would ever start it.
func noType(p Provider, op string) error {
	return &mapi.Error{
		Result: mapi.ErrInvalidParameter, Op: op, Component: p.DisplayName,
		Detail: "PR_RESOURCE_TYPE is not the type of a provider, such as MAPI_STORE_PROVIDER",
	}
}

func exclusive(op string) error {
	return refuse(mapi.ErrInvalidParameter, op, "a primary identity cannot both be given and never be given")
}

func twice(op string) error {
	return refuse(mapi.ErrInvalidParameter, op, "two sections of a profile cannot have one id")
}
