//go:build js && wasm

package profiles

import (
	"slices"
	"strconv"
	"strings"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
	"mapi-playground/wasm/bridge"
	"mapi-playground/wasm/record"
	"mapi-playground/wasm/storage"
)

// Kept are profiles, and what their messaging systems accept. They are kept between two
// visits once they have been opened somewhere. Create them with [New].
type Kept struct {
	*profile.Memory

	mailboxes map[mapi.UID]string // what each profile's messaging system accepts, by PR_SEARCH_KEY
	saved     func()
	store     *storage.Store // nil is in memory only
	name      string
	why       string                     // why they are in memory, if they should not be
	entries   map[mapi.UID]storage.Entry // as they were written, by the profile's key
	lost      map[string]damaged         // by the name that the profile goes by
	saving    bool
	again     bool          // something has changed since the saving began
	idle      chan struct{} // closed when nothing is being saved
}

// damaged is a record that is no profile.
type damaged struct {
	entry storage.Entry
	why   string
}

// New returns no profiles, in memory. Saved is told when profiles have been written.
func New(saved func()) *Kept {
	return &Kept{
		Memory: new(profile.Memory), saved: saved,
		mailboxes: make(map[mapi.UID]string), entries: make(map[mapi.UID]storage.Entry), lost: make(map[string]damaged),
	}
}

// Open opens the database of that name and reads the profiles in it. If it cannot be had,
// profiles are in memory, and the state says why.
func (k *Kept) Open(name string) error {
	if k.store != nil {
		return &mapi.Error{Result: mapi.ErrNoAccess, Op: "opening a database", Detail: "one is open already"}
	}
	k.name = name
	opened, err := bridge.Try(func() (any, error) { return storage.Open(name) })
	var entries []storage.Entry
	if err == nil {
		k.store = opened.(*storage.Store)
		entries, err = k.store.Load()
	}
	if err != nil {
		k.inMemory(err)
		return nil
	}
	for _, e := range entries {
		k.restore(e)
	}
	k.Changed = k.save
	k.save() // what was migrated is written as it is now
	return nil
}

// inMemory gives the database up.
func (k *Kept) inMemory(err error) {
	if k.store != nil {
		_ = k.store.Close() // nothing more is written there
	}
	k.store, k.why = nil, err.Error()
	k.Changed = nil
}

// restore makes a profile of a record, or a damaged one of what is none
// (S-118): the profiles beside it are not disturbed.
func (k *Kept) restore(e storage.Entry) {
	r, err := record.Unmarshal(e.Text, nil)
	if e.Damaged {
		err = &mapi.Error{Result: mapi.ErrCorruptData, Op: "reading profiles", Detail: "the record is not one of a profile"}
	}
	if err == nil {
		err = k.Create(r.Profile)
	}
	if err == nil {
		if found, err := k.Lookup(r.Name); err == nil {
			k.entries[found.Key] = e
			if r.Mailbox != nil {
				k.mailboxes[found.Key] = *r.Mailbox
			}
		}
		return
	}
	name := e.Name
	for n := 1; k.Create(profile.Profile{Name: name}) != nil; n++ {
		name = "Damaged " + strconv.Itoa(n)
	}
	_ = k.Damage(name) // it was made just now
	k.lost[name] = damaged{e, err.Error()}
}

// State says where profiles are kept.
type State struct {
	Kind    string    `json:"kind"` // indexeddb or memory
	Name    string    `json:"name"`
	Why     string    `json:"why"` // why in memory, though it should not be
	Damaged []Damaged `json:"damaged"`
}

// Damaged is a record that is no profile, and why.
type Damaged struct {
	Name string `json:"name"`
	Why  string `json:"why"`
}

// State says where the profiles are kept.
func (k *Kept) State() State {
	shown := State{Kind: "memory", Name: k.name, Why: k.why, Damaged: []Damaged{}}
	if k.store != nil {
		shown.Kind = "indexeddb"
	}
	for name, d := range k.lost {
		shown.Damaged = append(shown.Damaged, Damaged{name, d.why})
	}
	slices.SortFunc(shown.Damaged, func(a, b Damaged) int { return strings.Compare(a.Name, b.Name) })
	return shown
}

// Mailbox is what the messaging system of a profile accepts, or nil.
func (k *Kept) Mailbox(name string) *string {
	found, err := k.Lookup(name)
	if err != nil {
		return nil
	}
	if accepted, ok := k.mailboxes[found.Key]; ok {
		return &accepted
	}
	return nil
}

// SetMailbox says what the messaging system of a profile accepts; with nil it stays as it is.
func (k *Kept) SetMailbox(name string, accepted *string) {
	found, err := k.Lookup(name)
	if err == nil && accepted != nil {
		k.mailboxes[found.Key] = *accepted
		k.save()
	}
}

// Accepts reports whether the messaging system of a profile accepts credentials. One that
// nobody has described accepts whatever the profile keeps.
func (k *Kept) Accepts(name, credentials string) bool {
	if _, err := k.Lookup(name); err != nil {
		return false
	}
	accepted := k.Mailbox(name)
	return accepted == nil || credentials == *accepted
}
