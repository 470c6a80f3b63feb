//go:build js && wasm

package storage

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/hack-pad/go-indexeddb/idb"
	"github.com/hack-pad/safejs"
)

const (
	version = 2
	records = "records"
	// names is the object store of version 1.
	names = "profiles"
)

// patience is how long the browser may take to open a database. It takes for
// ever where another page holds one of an older version open.
const patience = 5 * time.Second

// Store is an open database.
type Store struct{ db *idb.Database }

// Errors of [Open]. What the browser itself says is wrapped with them.
var (
	// ErrUnavailable says that the browser keeps nothing here: it has no
	// IndexedDB, or forbids it, as some do in private windows.
	ErrUnavailable = errors.New("this browser keeps no data for this page")
	// ErrNewer says that a later version of the program made the database.
	ErrNewer = errors.New("the database was made by a later version of this program")
	// ErrBlocked says that the database did not open in time.
	ErrBlocked = errors.New("the database does not open, another page may be in its way")
)

// Open opens the database of that name, which it makes or brings to the present
// version if need be.
func Open(name string) (*Store, error) {
	doing := func(err error) error { return fmt.Errorf("opening the database %s: %w", name, err) }
	value, err := safejs.Global().Get("indexedDB")
	if err != nil {
		return nil, doing(fmt.Errorf("%w: %w", ErrUnavailable, err))
	}
	if there, err := value.Truthy(); err != nil || !there {
		return nil, doing(ErrUnavailable)
	}
	factory, err := idb.WrapFactory(safejs.Unsafe(value))
	if err != nil {
		return nil, doing(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	var failed error // an error that the upgrader returned would end the program
	request, err := factory.Open(ctx, name, version, func(db *idb.Database, _, _ uint) error {
		failed = upgrade(db)
		return nil
	})
	if err != nil {
		return nil, doing(fmt.Errorf("%w: %w", ErrUnavailable, err))
	}
	db, err := request.Await(ctx)
	switch {
	case errors.Is(err, idb.NewDOMException("VersionError")):
		return nil, doing(ErrNewer)
	case err != nil:
		return nil, doing(fmt.Errorf("%w: %w", ErrUnavailable, err))
	case ctx.Err() != nil:
		return nil, doing(ErrBlocked)
	case failed != nil:
		return nil, doing(failed)
	}
	s := &Store{db}
	if err := s.migrate(); err != nil {
		s.Close()
		return nil, doing(err)
	}
	return s, nil
}

// upgrade makes the object stores that are missing. It runs in an event handler,
// where nothing can be awaited: migrate moves the content afterwards.
func upgrade(db *idb.Database) error {
	there, err := db.ObjectStoreNames()
	if err != nil {
		return err
	}
	for _, name := range there {
		if name == records {
			return nil
		}
	}
	_, err = db.CreateObjectStore(records, idb.ObjectStoreOptions{})
	return err
}

// Close closes the database.
func (s *Store) Close() error { return s.db.Close() }

// change runs fn in one transaction: all of it happens, or nothing.
func (s *Store) change(fn func(context.Context, *idb.Transaction) error, store string, others ...string) error {
	ctx := context.Background()
	t, err := s.db.Transaction(idb.TransactionReadWrite, store, others...)
	if err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- t.Await(ctx) }()
	if err := fn(ctx, t); err != nil {
		_ = t.Abort() // it may have been aborted by what failed
		<-ended
		return err
	}
	return <-ended
}
