//go:build js && wasm

package profiles

import (
	"fmt"
	"math/rand/v2"

	"mapi-playground/core/mapi"
	"mapi-playground/wasm/record"
	"mapi-playground/wasm/storage"
)

// save writes what has changed, after the work that is under way.
func (k *Kept) save() {
	if k.store == nil {
		return
	}
	k.again = true
	if k.saving {
		return
	}
	k.saving = true
	k.idle = make(chan struct{})
	go func() {
		for k.again && k.store != nil {
			k.again = false
			if err := k.write(); err != nil {
				k.inMemory(err)
			}
		}
		k.saving = false
		close(k.idle)
		k.saved()
	}()
}

// write brings the database up to date. Records of other instances, which this
// one did not read, are not touched.
func (k *Kept) write() error {
	var put []storage.Entry
	now := make(map[mapi.UID]storage.Entry)
	kept := make(map[string]bool)
	lost := make(map[string]damaged)
	for i, listed := range k.Profiles() {
		found, err := k.Lookup(listed.Name)
		if err != nil {
			if d, ok := k.recordOf(listed.Name); ok {
				lost[listed.Name], kept[d.entry.Key] = d, true
			}
			continue
		}
		was, there := k.entries[found.Key]
		e := storage.Entry{Key: was.Key, Name: found.Name, Order: i}
		if !there {
			e.Key = fmt.Sprintf("2:%016x%016x", rand.Uint64(), rand.Uint64())
		}
		e.Text = record.Marshal(record.Record{Profile: found, Mailbox: k.Mailbox(found.Name)})
		if e != was {
			put = append(put, e)
		}
		now[found.Key], kept[e.Key] = e, true
	}
	var remove []string
	for _, e := range k.entries {
		if !kept[e.Key] {
			remove = append(remove, e.Key)
		}
	}
	for _, d := range k.lost {
		if !kept[d.entry.Key] {
			remove = append(remove, d.entry.Key)
		}
	}
	k.entries, k.lost = now, lost
	if len(put) == 0 && len(remove) == 0 {
		return nil
	}
	return k.store.Save(put, remove)
}

// recordOf is the record of a profile that is damaged: it came damaged, or
// was damaged here and keeps what was written.
func (k *Kept) recordOf(name string) (damaged, bool) {
	if d, ok := k.lost[name]; ok {
		return d, true
	}
	for _, e := range k.entries {
		if e.Name == name {
			return damaged{e, "it was damaged here"}, true
		}
	}
	return damaged{}, false
}

// Settle waits until everything is written.
func (k *Kept) Settle() {
	for k.saving {
		<-k.idle
	}
}
