//go:build js && wasm

package storage_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"mapi-playground/wasm/bridge"
	"mapi-playground/wasm/storage"

	"github.com/hack-pad/safejs"
)

// run runs JavaScript that may wait: the body of an async function.
func run(t *testing.T, js string) safejs.Value {
	t.Helper()
	promise, err := safejs.Global().Call("eval", "(async () => {"+js+"})()")
	if err != nil {
		t.Fatal(err)
	}
	v, err := bridge.Await(promise)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func open(t *testing.T, name string) *storage.Store {
	t.Helper()
	s, err := storage.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func load(t *testing.T, s *storage.Store) []storage.Entry {
	t.Helper()
	all, err := s.Load()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestSaveAndLoad(t *testing.T) {
	s := open(t, "save")
	want := []storage.Entry{{Key: "b", Name: "Work", Order: 1, Text: "one"}, {Key: "a", Name: "Höhe", Order: 2, Text: ""}}
	if err := s.Save([]storage.Entry{want[1], want[0], {Key: "c", Name: "Gone"}}, nil); err != nil {
		t.Fatal(err)
	}
	if err := s.Save(nil, []string{"c", "never"}); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if got := load(t, open(t, "save")); !reflect.DeepEqual(got, want) {
		t.Errorf("loaded %+v, want %+v", got, want)
	}
}

// put runs a script with a database of a version and a transaction on a store.
func put(t *testing.T, name, version, store, script string) {
	t.Helper()
	run(t, `await new Promise((done, fail) => {
		const open = indexedDB.open("`+name+`", `+version+`)
		open.onupgradeneeded = () => open.result.createObjectStore("`+store+`")
		open.onerror = () => fail(open.error)
		open.onsuccess = () => {
			const t = open.result.transaction("`+store+`", "readwrite"), store = t.objectStore("`+store+`")
			`+script+`
			t.oncomplete = () => { open.result.close(); done() }
		}
	})`)
}

// S-118: whatever a record is, it is handed out, and disturbs no other.
func TestDamagedRecords(t *testing.T) {
	put(t, "odd", "2", "records", `
		store.put({ name: "Good", order: 0, text: "x" }, "good")
		store.put(5n, "big"); store.put(null, "null"); store.put([1], "list"); store.put({ name: 5, order: 1, text: "x" }, "name")
		store.put({ name: "Half", order: 1 }, "half"); store.put("text", "text"); store.put({ name: "X", order: "1", text: "x" }, "order")
		store.put("the key is no text", 5)`)
	damaged := make(map[string]string)
	for _, e := range load(t, open(t, "odd")) {
		if e.Damaged {
			damaged[e.Key] = e.Text
		} else if e.Key != "good" {
			t.Errorf("%+v passes", e)
		}
	}
	want := map[string]string{"big": "", "null": "null", "list": "[1]", "name": `{"name":5,"order":1,"text":"x"}`,
		"half": `{"name":"Half","order":1}`, "text": `"text"`, "order": `{"name":"X","order":"1","text":"x"}`}
	if !reflect.DeepEqual(damaged, want) {
		t.Errorf("damaged are %q", damaged)
	}
}

// A database of version 1 keeps all it has, once.
func TestMigration(t *testing.T) {
	put(t, "old", "1", "profiles", `store.put("one", "Work"); store.put("two", "Home"); store.put(5, "Odd")`)
	want := []storage.Entry{{Key: "1:Home", Name: "Home", Text: "two"}, {Key: "1:Odd", Name: "Odd", Order: 1, Text: `{"name":"Odd","order":1,"text":5}`, Damaged: true}, {Key: "1:Work", Name: "Work", Order: 2, Text: "one"}}
	for range 2 {
		s := open(t, "old")
		if got := load(t, s); !reflect.DeepEqual(got, want) {
			t.Errorf("loaded %+v, want %+v", got, want)
		}
		s.Close()
	}
}

func TestOpenFails(t *testing.T) {
	put(t, "new", "99", "later", "")
	if _, err := storage.Open("new"); !errors.Is(err, storage.ErrNewer) || !strings.Contains(err.Error(), "opening the database new") {
		t.Error(err)
	}
	run(t, `globalThis.kept = IDBFactory.prototype.open; IDBFactory.prototype.open = () => { throw new DOMException("no", "SecurityError") }`)
	_, err := storage.Open("forbidden")
	run(t, `IDBFactory.prototype.open = kept`)
	if !errors.Is(err, storage.ErrUnavailable) {
		t.Error(err)
	}
}

// All of it is written, or nothing.
func TestSaveFails(t *testing.T) {
	s := open(t, "atomic")
	run(t, `globalThis.kept = IDBObjectStore.prototype.put; let n = 0
		IDBObjectStore.prototype.put = function (...args) { if (n++) throw new DOMException("full", "QuotaExceededError"); return kept.apply(this, args) }`)
	err := s.Save([]storage.Entry{{Key: "a"}, {Key: "b"}}, nil)
	run(t, `IDBObjectStore.prototype.put = kept`)
	if err == nil || !strings.Contains(err.Error(), "saving profiles") {
		t.Error(err)
	}
	if got := load(t, s); len(got) > 0 {
		t.Errorf("left %+v", got)
	}
}
