package e2e

import (
	"io"
	"net/http"
	"strings"
	"testing"
)

// The still picture waits for no script: it is in the page itself, what it needs is asked
// for before any script holds the page up, and none holds it up in the body. (A policy in
// the page keeps browsers from looking ahead, so the order decides.)
func TestStillPictureBeforeScripts(t *testing.T) {
	amongOthers(t)
	base := Root(t)
	for language, page := range articles {
		response, err := http.Get(base + strings.TrimSuffix(page, "index.html"))
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		text := string(b)
		head, body, ok := strings.Cut(text, "<body")
		if !ok {
			t.Fatalf("%s: the page has no body", language)
		}
		for _, part := range []string{`class="chart-still`, `class="queue-still`} {
			if !strings.Contains(body, part) {
				t.Errorf("%s: no %s in the page", language, part)
			}
		}
		if strings.Contains(body, "<script") {
			t.Errorf("%s: a script in the body", language)
		}
		holds := strings.Index(head, "<script src=")
		for _, early := range []string{`rel="stylesheet"`, `as="fetch"`} {
			if at := strings.Index(head, early); at < 0 || holds < at {
				t.Errorf("%s: %s is asked for at %d, after the script at %d that holds the page up", language, early, at, holds)
			}
		}
	}
}
