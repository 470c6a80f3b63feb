package e2e

import (
	"net/http"
	"testing"
)

// The apartment-threaded client as a real Worker (I-82, GI-32), in a page of its own:
// the policy of ours lets nobody start a Worker.
func TestWorkerIsAnApartment(t *testing.T) {
	mux := http.NewServeMux()
	mux.Handle("/", files(t))
	mux.HandleFunc("/worker.html", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Write([]byte("<!DOCTYPE html><title>A page with a Worker</title><link rel=icon href=data:,>"))
	})
	Open(t, Serve(t, mux)+"/worker.html").script("apartment.js", "runs")
}
