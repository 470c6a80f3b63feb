package dev

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"mapi-playground/web/serve/site"
)

// write writes a file, and the folders that it is in.
func write(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func remove(t *testing.T, dir, name string) {
	t.Helper()
	if err := os.Remove(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
		t.Fatal(err)
	}
}

func TestChanges(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(t *testing.T, dir string)
		want   []string
	}{
		{"nothing", func(*testing.T, string) {}, nil},
		{"written", func(t *testing.T, dir string) { write(t, dir, "web/app.js", "longer") }, []string{"web/app.js"}},
		{"written, as long as before", func(t *testing.T, dir string) {
			later := time.Now().Add(time.Hour)
			if err := os.Chtimes(filepath.Join(dir, "web", "app.js"), later, later); err != nil {
				t.Fatal(err)
			}
		}, []string{"web/app.js"}},
		{"added, in a new folder", func(t *testing.T, dir string) { write(t, dir, "web/page/new.js", "1") }, []string{"web/page/new.js"}},
		{"taken away", func(t *testing.T, dir string) { remove(t, dir, "web/style.css") }, []string{"web/style.css"}},
		{"two", func(t *testing.T, dir string) {
			remove(t, dir, "web/style.css")
			write(t, dir, "go.mod", "longer")
		}, []string{"go.mod", "web/style.css"}},
		{"a test", func(t *testing.T, dir string) { write(t, dir, "web/a_test.go", "1") }, nil},
		{"a golden", func(t *testing.T, dir string) { write(t, dir, "web/testdata/a.json", "1") }, nil},
		{"what an editor leaves", func(t *testing.T, dir string) {
			write(t, dir, "web/.app.js.swp", "1")
			write(t, dir, "web/app.js~", "1")
		}, nil},
		{"a package", func(t *testing.T, dir string) { write(t, dir, "web/node_modules/a/a.js", "1") }, nil},
		{"what does not count", func(t *testing.T, dir string) { write(t, dir, "web/e2e/a.js", "1") }, nil},
		{"elsewhere", func(t *testing.T, dir string) { write(t, dir, "README.md", "1") }, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			t.Chdir(dir)
			write(t, dir, "web/app.js", "1")
			write(t, dir, "web/style.css", "1")
			write(t, dir, "go.mod", "1")
			from, without := []string{"web", "go.mod", "go.sum"}, []string{"web/e2e"}
			before := look(from, without)
			test.change(t, dir)
			if got := before.changes(look(from, without)); !slices.Equal(got, test.want) {
				t.Errorf("changes: %q, want %q", got, test.want)
			}
		})
	}
}

// build makes a server whose page is built from web by copying, which fails where
// a file says so, and whose program is built from core.
func build(t *testing.T) (*Server, string, *strings.Builder) {
	t.Helper()
	dir := t.TempDir()
	t.Chdir(dir)
	write(t, dir, "web/index.html", "<!DOCTYPE html><html><head><title>page</title></head></html>")
	write(t, dir, "web/app.js", "1")
	write(t, dir, "web/style.css", "1")
	write(t, dir, "core/a.go", "1")
	write(t, dir, "dist/keep", "")
	var out strings.Builder
	return New("dist", &out,
		Step{Name: "program", From: []string{"core"}, Command: []string{"cp", "core/a.go", "dist/mapi.wasm"}},
		Step{Name: "page", From: []string{"web"}, Command: []string{"sh", "-c", "! grep mistake web/app.js && cp web/* dist"}},
	), dir, &out
}

// duration is how long a step took.
var duration = regexp.MustCompile(` in \d+\.\d\d s`)

func TestUpdate(t *testing.T) {
	server, dir, out := build(t)
	first := server.state.Build
	for _, step := range []struct {
		name   string
		change func()
		told   string // what the terminal says
		state  State  // with the number of builds so far
	}{
		{"at first", func() {}, "program: built page: built", State{Build: 1}},
		{"nothing changed", func() {}, "", State{Build: 1}},
		{"a script", func() { write(t, dir, "web/app.js", "22") }, "page: built", State{Build: 2}},
		{"a style", func() { write(t, dir, "web/style.css", "22") }, "page: built", State{Build: 3, Styles: true}},
		{"a style and a script", func() {
			write(t, dir, "web/style.css", "333")
			write(t, dir, "web/app.js", "333")
		}, "page: built", State{Build: 4}},
		{"a style and the program", func() {
			write(t, dir, "web/style.css", "4444")
			write(t, dir, "core/a.go", "4444")
		}, "program: built page: built", State{Build: 5}},
		{"a mistake", func() { write(t, dir, "web/app.js", "a mistake") }, "page: exit status 1 a mistake",
			State{Build: 5, Trouble: "page: exit status 1\n\na mistake"}},
		{"the mistake is still there", func() {}, "", State{Build: 5, Trouble: "page: exit status 1\n\na mistake"}},
		{"another step succeeds", func() { write(t, dir, "core/a.go", "55555") }, "program: built",
			State{Build: 6, Trouble: "page: exit status 1\n\na mistake"}},
		{"the mistake is gone", func() { write(t, dir, "web/app.js", "55555") }, "page: built", State{Build: 7}},
	} {
		out.Reset()
		step.change()
		server.update(t.Context())
		state, _ := server.now()
		state.Build -= first
		if state != step.state {
			t.Errorf("%s: the state is %+v, want %+v", step.name, state, step.state)
		}
		said := strings.Join(strings.Fields(duration.ReplaceAllString(out.String(), "")), " ")
		if said != step.told {
			t.Errorf("%s: the terminal says %q, want %q", step.name, said, step.told)
		}
	}
}

func TestRunEndsWithItsContext(t *testing.T) {
	server, _, _ := build(t)
	ctx, stop := context.WithCancel(t.Context())
	ticks := make(chan time.Time)
	done := make(chan struct{})
	go func() {
		server.Run(ctx, ticks)
		close(done)
	}()
	ticks <- time.Time{} // received once the first build is over
	if state, _ := server.now(); state.Trouble != "" {
		t.Errorf("the first build failed: %s", state.Trouble)
	}
	stop()
	<-done
}

func get(t *testing.T, handler http.Handler, path string) (http.Header, string) {
	t.Helper()
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	if w.Code != http.StatusOK {
		t.Fatalf("GET %s: %d", path, w.Code)
	}
	return w.Header(), w.Body.String()
}

// Pages are under the policy of a real build, and what is built twice in a second is
// not taken for the same.
func TestHandler(t *testing.T) {
	server, _, _ := build(t)
	handler := server.Handler()
	const tag = `<head><script src="/.dev/reload.js?build=`
	if _, page := get(t, handler, "/"); !strings.Contains(page, tag) {
		t.Errorf("before the first build there is no script in the page: %s", page)
	}
	server.update(t.Context())
	for _, test := range []struct {
		path, contentType, content string
		dated                      bool
	}{
		{"/", "text/html; charset=utf-8", tag, false},
		{"/app.js", "text/javascript; charset=utf-8", "1", false},
		{"/style.css", "text/css; charset=utf-8", "1", false},
		{"/mapi.wasm", "application/wasm", "1", true},
	} {
		header, content := get(t, handler, test.path)
		if got := header.Get("Content-Type"); got != test.contentType {
			t.Errorf("%s is %q, want %q", test.path, got, test.contentType)
		}
		if got := header.Get("Content-Security-Policy"); got != site.Policy {
			t.Errorf("the policy of %s is %q", test.path, got)
		}
		if !strings.Contains(content, test.content) {
			t.Errorf("%s has no %s: %s", test.path, test.content, content)
		}
		if got := header.Get("Last-Modified"); (got != "") != test.dated {
			t.Errorf("%s was last modified %q", test.path, got)
		}
	}
	if header, content := get(t, handler, "/.dev/reload.js"); header.Get("Content-Type") != "text/javascript; charset=utf-8" || content != string(script) {
		t.Errorf("the script is %q: %s", header.Get("Content-Type"), content)
	}
}

func TestEvents(t *testing.T) {
	server, dir, _ := build(t)
	host := httptest.NewServer(server.Handler())
	defer host.Close()
	response, err := http.Get(host.URL + "/.dev/events")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if got := response.Header.Get("Content-Type"); got != "text/event-stream" {
		t.Errorf("the events are %q", got)
	}
	lines := bufio.NewReader(response.Body)
	next := func() (state State) {
		t.Helper()
		for {
			line, err := lines.ReadString('\n')
			if err != nil {
				t.Fatal(err)
			}
			data, found := strings.CutPrefix(line, "data: ")
			if !found {
				continue
			}
			if err := json.Unmarshal([]byte(data), &state); err != nil {
				t.Fatal(err)
			}
			return state
		}
	}
	first := next()
	server.update(t.Context())
	if got, want := next(), (State{Build: first.Build + 1}); got != want {
		t.Errorf("after a build: %+v, want %+v", got, want)
	}
	write(t, dir, "web/app.js", "a mistake")
	server.update(t.Context())
	if got := next(); got.Build != first.Build+1 || !strings.Contains(got.Trouble, "a mistake") {
		t.Errorf("after a mistake: %+v", got)
	}
	write(t, dir, "web/app.js", "22")
	write(t, dir, "web/style.css", "22")
	server.update(t.Context())
	if got, want := next(), (State{Build: first.Build + 2}); got != want {
		t.Errorf("after its correction: %+v, want %+v", got, want)
	}
}
