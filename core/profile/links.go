package profile

import "mapi-playground/core/mapi"

// Links is how a section hangs together with others (S-66).
type Links struct {
	Level Level
	// Up is the section one level up: of a provider's its service's, of a
	// service's MAPI's own. It is zero at the top.
	Up mapi.UID
	// Down are the sections one level down, in profile order.
	Down []mapi.UID
}

// Links says where the section stands.
func (s *Section) Links() (Links, error) {
	a, err := s.place("following the links of a profile section")
	if err != nil {
		return Links{}, err
	}
	l := Links{Level: a.level}
	switch {
	case a.level == ProviderLevel || a.level == ServiceLevel && a.extra != nil:
		l.Up = a.service.UID
	case a.level == ServiceLevel:
		l.Up = instance()
		for _, p := range a.service.Providers {
			l.Down = append(l.Down, p.UID)
		}
	case a.extra == nil:
		for _, x := range s.entry.Services {
			l.Down = append(l.Down, x.UID)
		}
	}
	return l, nil
}
