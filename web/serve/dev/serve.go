package dev

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path"
	"time"

	"mapi-playground/web/serve/site"
)

const (
	scriptPath = "/.dev/reload.js"
	eventsPath = "/.dev/events"
)

//go:embed reload.js
var script []byte

// empty is shown where the page has never been built.
const empty = `<!DOCTYPE html><html lang="en"><head><title>Not built</title></head><body></body></html>`

// Handler serves the built page with the script in it that has it show what is new.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", site.Handler(built{s, os.DirFS(s.dir)}))
	mux.HandleFunc(scriptPath, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		w.Write(script)
	})
	mux.HandleFunc(eventsPath, s.events)
	return mux
}

// events sends the state, and each later one, as Server-Sent Events.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	for {
		state, changed := s.now()
		b, err := json.Marshal(state)
		if err != nil {
			return
		}
		if _, err := fmt.Fprintf(w, "retry: 500\ndata: %s\n\n", b); err != nil {
			return
		}
		if err := http.NewResponseController(w).Flush(); err != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case <-changed:
		}
	}
}

// built is the folder as pages see it: with the script in each article, whole, and
// without times of change, which browsers compare by the second. Only programs keep
// theirs, so that a browser need not compile them again.
type built struct {
	*Server
	fs.FS
}

func (b built) Open(name string) (fs.File, error) {
	if ext := path.Ext(name); ext == ".br" || ext == ".gz" { // of an earlier build, if of any
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	b.writing.Lock()
	defer b.writing.Unlock()
	f, err := b.FS.Open(name)
	if errors.Is(err, fs.ErrNotExist) && name == "index.html" {
		return b.page(name, []byte(empty)), nil
	}
	if err != nil || path.Ext(name) == ".wasm" {
		return f, err
	}
	if info, err := f.Stat(); err != nil || info.IsDir() {
		return f, err
	}
	f.Close()
	content, err := fs.ReadFile(b.FS, name)
	if err != nil {
		return nil, err
	}
	if path.Ext(name) == ".html" {
		return b.page(name, content), nil
	}
	return newFile(name, content), nil
}

// page returns an article with the script, which knows what build the article is of.
func (b built) page(name string, content []byte) fs.File {
	state, _ := b.now()
	const head = "<head>"
	tag := fmt.Sprintf(`%s<script src="%s?build=%d" defer></script>`, head, scriptPath, state.Build)
	return newFile(name, bytes.Replace(content, []byte(head), []byte(tag), 1))
}

// file is a file in memory.
type file struct {
	*bytes.Reader
	name string
}

func newFile(name string, content []byte) file {
	return file{bytes.NewReader(content), path.Base(name)}
}

func (f file) Stat() (fs.FileInfo, error) { return f, nil }
func (f file) Close() error               { return nil }
func (f file) Name() string               { return f.name }
func (f file) Mode() fs.FileMode          { return 0o444 }
func (f file) ModTime() time.Time         { return time.Time{} }
func (f file) IsDir() bool                { return false }
func (f file) Sys() any                   { return nil }
