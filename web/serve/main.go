// Serve shows the built page on this computer, and to nobody else:
//
//	go run ./web/serve -dir dist -port 8080
//
// With -dev it builds the page itself, watches its sources, and has the browser show
// what has changed.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"mapi-playground/web/serve/dev"
	"mapi-playground/web/serve/site"
)

func main() {
	dir := flag.String("dir", "dist", "the folder with the built page")
	port := flag.Int("port", 8080, "the port to listen on; 0 takes any free one")
	work := flag.Bool("dev", false, "build the page there, and anew when its sources change")
	flag.Parse()

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	show := serve
	if *work {
		show = develop
	}
	if err := show(ctx, *dir, *port, os.Stdout); err != nil {
		fmt.Fprintf(os.Stderr, "serve: %v\n", err)
		os.Exit(1)
	}
}

// serve serves the page that was built in dir until ctx ends.
func serve(ctx context.Context, dir string, port int, out io.Writer) error {
	if _, err := os.Stat(filepath.Join(dir, "index.html")); err != nil {
		return fmt.Errorf("there is no built page in %s: run `make build` first", dir)
	}
	return answer(ctx, site.Handler(os.DirFS(dir)), port, out)
}

// interval is how often develop looks for changes. A look takes some milliseconds.
const interval = 100 * time.Millisecond

// develop builds the page in dir with make, and serves it and builds it anew until ctx
// ends. The slow steps of make build are left out.
func develop(ctx context.Context, dir string, port int, out io.Writer) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	server := dev.New(dir, out,
		dev.Step{
			Name: "programs", From: []string{"core", "wasm", "go.mod", "go.sum"},
			Command: []string{"make", "-s", "programs", "OUT=" + dir, "SMALL="},
		},
		dev.Step{
			Name: "page", From: []string{"web"}, Without: []string{"web/serve", "web/e2e", "web/picture"},
			Command: []string{"make", "-s", "page", "OUT=" + dir},
		})
	ctx, stop := context.WithCancel(ctx)
	ticker := time.NewTicker(interval)
	defer ticker.Stop()
	built := make(chan struct{})
	go func() {
		server.Run(ctx, ticker.C)
		close(built)
	}()
	err := answer(ctx, server.Handler(), port, out)
	stop()
	<-built
	return err
}

// answer says on out where the page is, and has it served until ctx ends.
func answer(ctx context.Context, handler http.Handler, port int, out io.Writer) error {
	listeners, err := listen(port)
	if err != nil {
		return err
	}
	server := &http.Server{Handler: handler}
	done := make(chan error, len(listeners))
	for _, l := range listeners {
		go func() { done <- server.Serve(l) }()
	}
	fmt.Fprintf(out, "The page is on http://localhost:%d (stop with Ctrl-C).\n",
		listeners[0].Addr().(*net.TCPAddr).Port)

	select {
	case <-ctx.Done():
		return server.Close()
	case err := <-done:
		return err
	}
}

// listen takes the port on both addresses that a browser may mean by localhost,
// so that no other program can answer on one of them.
func listen(port int) ([]net.Listener, error) {
	v4, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return nil, explain(err, port)
	}
	port = v4.Addr().(*net.TCPAddr).Port
	v6, err := net.Listen("tcp", net.JoinHostPort("::1", strconv.Itoa(port)))
	switch {
	case err == nil:
		return []net.Listener{v4, v6}, nil
	case errors.Is(err, syscall.EADDRINUSE):
		v4.Close()
		return nil, explain(err, port)
	default: // this computer has no IPv6
		return []net.Listener{v4}, nil
	}
}

func explain(err error, port int) error {
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("port %d is taken by another program: stop it, or choose another one with PORT=%d", port, port+1)
	}
	return fmt.Errorf("cannot listen on port %d: %w", port, err)
}
