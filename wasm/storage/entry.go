//go:build js && wasm

package storage

import (
	"context"
	"fmt"
	"slices"
	"syscall/js"

	"mapi-playground/wasm/bridge"

	"github.com/hack-pad/go-indexeddb/idb"
	"github.com/hack-pad/safejs"
)

// Entry is one record.
type Entry struct {
	Key   string
	Name  string
	Order int // its place among the others
	Text  string
	// Damaged says that the record is not what this package writes. Text is what
	// it is then, as JSON.
	Damaged bool
}

// Load reads all records, in their order.
func (s *Store) Load() ([]Entry, error) {
	var all []Entry
	err := s.change(func(ctx context.Context, t *idb.Transaction) error {
		return each(ctx, t, records, func(key string, value safejs.Value) { all = append(all, entryOf(key, value)) })
	}, records)
	if err != nil {
		return nil, fmt.Errorf("reading the saved profiles: %w", err)
	}
	slices.SortStableFunc(all, func(a, b Entry) int { return a.Order - b.Order })
	return all, nil
}

// Save writes records and removes others, all or nothing.
func (s *Store) Save(put []Entry, remove []string) error {
	err := s.change(func(ctx context.Context, t *idb.Transaction) error {
		store, err := t.ObjectStore(records)
		if err != nil {
			return err
		}
		for _, e := range put {
			record := value(e.Name, e.Order, e.Text)
			if _, err := store.PutKey(js.ValueOf(e.Key), record); err != nil {
				return err
			}
		}
		for _, key := range remove {
			if _, err := store.Delete(js.ValueOf(key)); err != nil {
				return err
			}
		}
		return nil
	}, records)
	if err != nil {
		return fmt.Errorf("saving profiles: %w", err)
	}
	return nil
}

// each goes through an object store in the order of its keys, as far as they are
// texts.
func each(ctx context.Context, t *idb.Transaction, name string, visit func(key string, value safejs.Value)) error {
	store, err := t.ObjectStore(name)
	if err != nil {
		return err
	}
	request, err := store.OpenCursor(idb.CursorNext)
	if err != nil {
		return err
	}
	return request.Iter(ctx, func(c *idb.CursorWithValue) error {
		key, err := c.Key()
		if err != nil {
			return err
		}
		value, err := c.Value()
		if err == nil && key.Type() == js.TypeString {
			visit(key.String(), safejs.Safe(value))
		}
		return err
	})
}

// entryOf reads a record. Whatever it is, it becomes an entry.
func entryOf(key string, value safejs.Value) Entry {
	e := Entry{Key: key}
	name, named := text(value, "name")
	e.Name = name
	order, err := get(value, "order").Int()
	e.Order = order
	content, there := text(value, "text")
	e.Text = content
	if !named || !there || err != nil {
		e.Damaged = true
		e.Text = inJSON(value)
	}
	return e
}

func get(v safejs.Value, property string) safejs.Value {
	p, err := v.Get(property)
	if err != nil {
		return safejs.Undefined()
	}
	return p
}

func text(v safejs.Value, property string) (string, bool) {
	p := get(v, property)
	if bridge.Kind(p) != safejs.TypeString {
		return "", false
	}
	s, err := p.String()
	return s, err == nil
}

// inJSON shows a value as far as JSON can.
func inJSON(v safejs.Value) string {
	json, err := safejs.Global().Get("JSON")
	if err != nil {
		return ""
	}
	written, err := json.Call("stringify", v)
	if err != nil || bridge.Kind(written) != safejs.TypeString {
		return ""
	}
	s, _ := written.String()
	return s
}

// value is an entry as the database holds it. Its fields have an order: a damaged
// one is shown, and exported, as it is.
func value(name string, order int, text any) js.Value {
	v := js.Global().Get("Object").New()
	v.Set("name", name)
	v.Set("order", order)
	v.Set("text", text)
	return v
}
