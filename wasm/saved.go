//go:build js && wasm

package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/wasm/bridge"
	"mapi-playground/wasm/record"
	"mapi-playground/wasm/storage"
)

// saved is where profiles are kept between two visits, if anywhere.
type saved struct {
	store   *storage.Store // nil is in memory only
	name    string
	why     string                     // why they are in memory, if they should not be
	entries map[mapi.UID]storage.Entry // as they were written, by the profile's key
	damaged map[string]damagedProfile  // by the name that the profile goes by
	saving  bool
	again   bool          // something has changed since the saving began
	idle    chan struct{} // closed when nothing is being saved
}

// damagedProfile is a record that is no profile.
type damagedProfile struct {
	entry storage.Entry
	why   string
}

// openStorage opens the database of that name and reads the profiles in it. If
// it cannot be had, profiles are in memory, and the answer says why.
func (p *program) openStorage(in *bridge.Reader) bridge.Work {
	name := in.String("the database's name")
	if in.Err() == nil && (name == "" || len(name) > 200) {
		in.Fail(&mapi.Error{Result: mapi.ErrInvalidParameter, Op: "opening a database", Detail: "it needs a name of at most 200 bytes"})
	}
	return func() (any, error) {
		if p.saved.store != nil {
			return nil, &mapi.Error{Result: mapi.ErrNoAccess, Op: "opening a database", Detail: "one is open already"}
		}
		p.saved.name = name
		opened, err := bridge.Try(func() (any, error) { return storage.Open(name) })
		var entries []storage.Entry
		if err == nil {
			p.saved.store = opened.(*storage.Store)
			entries, err = p.saved.store.Load()
		}
		if err != nil {
			p.inMemory(err)
			return asJSON(p.storage())
		}
		for _, e := range entries {
			p.restore(e)
		}
		p.profiles.Changed = p.save
		p.save() // what was migrated is written as it is now
		return asJSON(p.storage())
	}
}

// inMemory gives the database up.
func (p *program) inMemory(err error) {
	if p.saved.store != nil {
		_ = p.saved.store.Close() // nothing more is written there
	}
	p.saved.store, p.saved.why = nil, err.Error()
	p.profiles.Changed = nil
}

// restore makes a profile of a record, or a damaged one of what is none
// (S-118): the profiles beside it are not disturbed.
func (p *program) restore(e storage.Entry) {
	r, err := record.Unmarshal(e.Text, nil)
	if e.Damaged {
		err = &mapi.Error{Result: mapi.ErrCorruptData, Op: "reading profiles", Detail: "the record is not one of a profile"}
	}
	if err == nil {
		err = p.profiles.Create(r.Profile)
	}
	if err == nil {
		if found, err := p.profiles.Lookup(r.Name); err == nil {
			p.saved.entries[found.Key] = e
			if r.Mailbox != nil {
				p.mailboxes[found.Key] = *r.Mailbox
			}
		}
		return
	}
	name := e.Name
	for n := 1; p.profiles.Create(profile.Profile{Name: name}) != nil; n++ {
		name = "Damaged " + strconv.Itoa(n)
	}
	_ = p.profiles.Damage(name) // it was made just now
	p.saved.damaged[name] = damagedProfile{e, err.Error()}
}

// save writes what has changed, after the work that is under way.
func (p *program) save() {
	if p.saved.store == nil {
		return
	}
	p.saved.again = true
	if p.saved.saving {
		return
	}
	p.saved.saving = true
	p.saved.idle = make(chan struct{})
	go func() {
		for p.saved.again && p.saved.store != nil {
			p.saved.again = false
			if err := p.write(); err != nil {
				p.inMemory(err)
			}
		}
		p.saved.saving = false
		close(p.saved.idle)
		p.changed()
	}()
}

// write brings the database up to date. Records of other instances, which this
// one did not read, are not touched.
func (p *program) write() error {
	var put []storage.Entry
	now := make(map[mapi.UID]storage.Entry)
	kept := make(map[string]bool)
	damaged := make(map[string]damagedProfile)
	for i, listed := range p.profiles.Profiles() {
		found, err := p.profiles.Lookup(listed.Name)
		if err != nil {
			if d, ok := p.damagedProfile(listed.Name); ok {
				damaged[listed.Name], kept[d.entry.Key] = d, true
			}
			continue
		}
		was, there := p.saved.entries[found.Key]
		e := storage.Entry{Key: was.Key, Name: found.Name, Order: i}
		if !there {
			e.Key = fmt.Sprintf("2:%016x%016x", rand.Uint64(), rand.Uint64())
		}
		e.Text = record.Marshal(record.Record{Profile: found, Mailbox: p.mailbox(found.Name)})
		if e != was {
			put = append(put, e)
		}
		now[found.Key], kept[e.Key] = e, true
	}
	var remove []string
	for _, e := range p.saved.entries {
		if !kept[e.Key] {
			remove = append(remove, e.Key)
		}
	}
	for _, d := range p.saved.damaged {
		if !kept[d.entry.Key] {
			remove = append(remove, d.entry.Key)
		}
	}
	p.saved.entries, p.saved.damaged = now, damaged
	if len(put) == 0 && len(remove) == 0 {
		return nil
	}
	return p.saved.store.Save(put, remove)
}

// damagedProfile is the record of a profile that is damaged: it came damaged, or
// was damaged here and keeps what was written.
func (p *program) damagedProfile(name string) (damagedProfile, bool) {
	if d, ok := p.saved.damaged[name]; ok {
		return d, true
	}
	for _, e := range p.saved.entries {
		if e.Name == name {
			return damagedProfile{e, "it was damaged here"}, true
		}
	}
	return damagedProfile{}, false
}

// exportDamaged is the record of a damaged profile, as it is.
func (p *program) exportDamaged(in *bridge.Reader) bridge.Work {
	name := in.String("the profile's name")
	return func() (any, error) {
		if _, err := p.profiles.Lookup(name); mapi.Result(err) == mapi.ErrCorruptData {
			if d, ok := p.damagedProfile(name); ok {
				return d.entry.Text, nil
			}
		}
		return nil, &mapi.Error{Result: mapi.ErrNotFound, Op: "exporting a damaged profile", Detail: "there is no record of a damaged profile of this name"}
	}
}

// storageSettled waits until everything is written.
func (p *program) storageSettled(*bridge.Reader) bridge.Work {
	return func() (any, error) {
		for p.saved.saving {
			<-p.saved.idle
		}
		return asJSON(p.storage())
	}
}

// storageShown says where profiles are kept.
type storageShown struct {
	Kind    string         `json:"kind"` // indexeddb or memory
	Name    string         `json:"name"`
	Why     string         `json:"why"` // why in memory, though it should not be
	Damaged []damagedShown `json:"damaged"`
}

type damagedShown struct {
	Name string `json:"name"`
	Why  string `json:"why"`
}

func (p *program) storageState(*bridge.Reader) bridge.Work {
	return func() (any, error) { return asJSON(p.storage()) }
}

func (p *program) storage() storageShown {
	shown := storageShown{Kind: "memory", Name: p.saved.name, Why: p.saved.why, Damaged: []damagedShown{}}
	if p.saved.store != nil {
		shown.Kind = "indexeddb"
	}
	for name, d := range p.saved.damaged {
		shown.Damaged = append(shown.Damaged, damagedShown{name, d.why})
	}
	slices.SortFunc(shown.Damaged, func(a, b damagedShown) int { return slices.Compare([]byte(a.Name), []byte(b.Name)) })
	return shown
}
