//go:build js && wasm

package storage

import (
	"context"
	"slices"
	"syscall/js"

	"github.com/hack-pad/go-indexeddb/idb"
	"github.com/hack-pad/safejs"
)

// migrate moves what a database of version 1 holds. It does so each time there
// is anything left there, so one that was interrupted is done the next time.
func (s *Store) migrate() error {
	there, err := s.db.ObjectStoreNames()
	if err != nil {
		return err
	}
	if !slices.Contains(there, names) {
		return nil
	}
	return s.change(func(ctx context.Context, t *idb.Transaction) error {
		to, err := t.ObjectStore(records)
		if err != nil {
			return err
		}
		order := 0
		var failed error
		err = each(ctx, t, names, func(name string, text safejs.Value) {
			// The key is of version 1, so that it is that of no other record.
			if _, err := to.PutKey(js.ValueOf("1:"+name), value(name, order, safejs.Unsafe(text))); err != nil {
				failed = err
			}
			order++
		})
		if err != nil {
			return err
		}
		if failed != nil {
			return failed
		}
		from, err := t.ObjectStore(names)
		if err != nil {
			return err
		}
		_, err = from.Clear()
		return err
	}, records, names)
}
