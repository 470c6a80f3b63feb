package profile

import (
	"encoding/binary"

	"mapi-playground/core/mapi"
)

// ids hands out the ids of sections. They are counted, so that the same calls
// give the same ids.
type ids struct {
	last  uint64
	known map[mapi.UID]bool // all that were handed out or brought along
}

// instance is MUID_PROFILE_INSTANCE, MAPI's own section of every profile.
func instance() mapi.UID { return mapi.OLEUID(mapi.ProfileInstanceUID) }

func (d *ids) next() mapi.UID {
	for {
		d.last++
		uid := mapi.UID{'M', 'A', 'P', 'I'}
		binary.BigEndian.PutUint64(uid[8:], d.last)
		if !d.known[uid] {
			d.learn(uid)
			return uid
		}
	}
}

func (d *ids) learn(uid mapi.UID) {
	if d.known == nil {
		d.known = map[mapi.UID]bool{}
	}
	d.known[uid] = true // zero too, which is never made either
}

// give makes an id where there is none.
func (d *ids) give(uid *mapi.UID) {
	if uid.IsZero() {
		*uid = d.next()
	}
}

// giveProfile gives ids to a profile and all in it. Its key must be new: MAPI
// sees to it that no two profiles have the same.
func (d *ids) giveProfile(p *Profile) {
	if d.known[p.Key] {
		p.Key = mapi.UID{}
	}
	d.learn(p.Key)
	for _, s := range p.Services {
		d.bring(s)
	}
	for _, x := range p.Sections {
		d.learn(x.UID)
	}
	d.give(&p.Key)
	for i := range p.Services {
		d.giveService(&p.Services[i])
	}
}

// bring learns the ids that a service has. It comes before new ones are made,
// lest one be the same.
func (d *ids) bring(s Service) {
	d.learn(s.UID)
	for _, p := range s.Providers {
		d.learn(p.UID)
	}
	for _, x := range s.Sections {
		d.learn(x.UID)
	}
}

func (d *ids) giveService(s *Service) {
	d.bring(*s)
	d.give(&s.UID)
	for i := range s.Providers {
		d.give(&s.Providers[i].UID)
	}
	for i := range s.Sections {
		d.give(&s.Sections[i].UID)
	}
}

// forget takes the ids of a service and its providers away, for a copy. Extra
// sections keep theirs: the service knows them by it.
func (s *Service) forget() {
	s.UID = mapi.UID{}
	for i := range s.Providers {
		s.Providers[i].UID = mapi.UID{}
	}
}
