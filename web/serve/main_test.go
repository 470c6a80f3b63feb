package main

import (
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func TestServe(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte("<!DOCTYPE html>hello"), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	out, in := io.Pipe()
	done := make(chan error)
	go func() { done <- serve(ctx, dir, 0, in) }()

	line := make([]byte, 200)
	n, err := out.Read(line)
	if err != nil {
		t.Fatal(err)
	}
	url := regexp.MustCompile(`http://localhost:\d+`).FindString(string(line[:n]))
	if url == "" {
		t.Fatalf("%q tells no address", line[:n])
	}
	response, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(response.Body)
	response.Body.Close()
	if err != nil || string(body) != "<!DOCTYPE html>hello" {
		t.Errorf("GET %s = %q, %v", url, body, err)
	}
	stop()
	if err := <-done; err != nil {
		t.Errorf("serve did not end well: %v", err)
	}
}

func TestServeSaysWhatIsWrong(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	port := taken.Addr().(*net.TCPAddr).Port

	if _, err := listen(port); err == nil || !strings.Contains(err.Error(), "port "+strconv.Itoa(port)+" is taken") {
		t.Errorf("listening on a taken port: %v", err)
	}
	if err := serve(t.Context(), t.TempDir(), 0, io.Discard); err == nil || !strings.Contains(err.Error(), "make build") {
		t.Errorf("serving an empty folder: %v", err)
	}
}
