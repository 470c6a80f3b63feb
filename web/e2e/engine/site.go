package engine

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"strings"
)

// takeDown is the script that takes down, in the page, what WebKitGTK does not tell. %d is
// the number of the tab.
//
//go:embed takedown.js
var takeDown string

// Site is a handler for the pages of a test. It does for WebKitGTK what other browsers do
// themselves: it puts the scripts of [Tab.Before] into the pages, and tells of requests that fail.
func Site(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		t := tabOf(r)
		switch {
		case t == nil:
			next.ServeHTTP(w, r)
		case strings.HasPrefix(r.URL.Path, beforePath):
			w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
			w.Header().Set("Cache-Control", "no-store")
			w.Write([]byte(t.beforehand()))
		case strings.HasPrefix(r.URL.Path, saidPath):
			var said []saying
			if json.NewDecoder(r.Body).Decode(&said) == nil {
				t.said(said)
			}
		default:
			answer := &answer{ResponseWriter: w, tab: t, request: r}
			if destination := r.Header.Get("Sec-Fetch-Dest"); destination == "document" || destination == "iframe" {
				r.Header.Del("Accept-Encoding")
				answer.page = true
			}
			defer answer.finish()
			next.ServeHTTP(answer, r)
		}
	})
}

// Addresses of the test's server that no page has.
const (
	beforePath = "/e2e-before-"
	saidPath   = "/e2e-said-"
)

var agent = regexp.MustCompile(tabMark + `(\d+)$`)

func tabOf(r *http.Request) *webkitTab {
	found := agent.FindStringSubmatch(r.UserAgent())
	if found == nil {
		return nil
	}
	number, _ := strconv.ParseInt(found[1], 10, 64) // 0 is the number of none
	t, _ := webkitTabs.by.Load(number)
	tab, _ := t.(*webkitTab)
	return tab
}

// answer is a response that gets a script if it is a page.
type answer struct {
	http.ResponseWriter
	tab     *webkitTab
	request *http.Request
	page    bool // may be one
	wrote   bool
	status  int
	body    *bytes.Buffer
}

// Unwrap lets [http.ResponseController] find what the answer is made of.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }

func (a *answer) WriteHeader(status int) {
	if a.wrote {
		return
	}
	a.wrote, a.status = true, status
	if status >= 400 {
		a.tab.watch.Problem(fmt.Sprintf("request failed: http://%s%s: status %d", a.request.Host, a.request.URL, status))
	}
	if a.page && strings.HasPrefix(a.Header().Get("Content-Type"), "text/html") {
		a.body = new(bytes.Buffer)
		return
	}
	a.ResponseWriter.WriteHeader(status)
}

func (a *answer) Write(b []byte) (int, error) {
	if !a.wrote {
		if a.Header().Get("Content-Type") == "" {
			a.Header().Set("Content-Type", http.DetectContentType(b))
		}
		a.WriteHeader(http.StatusOK)
	}
	if a.body != nil {
		return a.body.Write(b)
	}
	return a.ResponseWriter.Write(b)
}

// Flush implements [http.Flusher].
func (a *answer) Flush() {
	if !a.wrote {
		a.WriteHeader(http.StatusOK)
	}
	if a.body == nil {
		a.ResponseWriter.(http.Flusher).Flush()
	}
}

var start = regexp.MustCompile(`(?i)^\s*(<!doctype[^>]*>)?\s*(<html[^>]*>)?\s*(<head[^>]*>)?`)

func (a *answer) finish() {
	if a.body == nil {
		return
	}
	page := a.body.Bytes()
	at := len(start.Find(page))
	script := fmt.Appendf(nil, `<script src="%s%d.js"></script>`, beforePath, a.tab.number)
	a.Header().Del("Content-Length")
	a.ResponseWriter.WriteHeader(a.status)
	for _, part := range [][]byte{page[:at], script, page[at:]} {
		a.ResponseWriter.Write(part) // that nobody reads it any more is no failure
	}
}
