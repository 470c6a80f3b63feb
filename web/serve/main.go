// Serve shows the built page on this computer, and to nobody else:
//
//	go run ./web/serve -dir dist -port 8080
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

	"mapi-playground/web/serve/site"
)

func main() {
	dir := flag.String("dir", "dist", "the folder with the built page")
	port := flag.Int("port", 8080, "the port to listen on; 0 takes any free one")
	flag.Parse()

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := serve(ctx, *dir, *port, os.Stdout); err != nil {
		fmt.Fprintf(os.Stderr, "serve: %v\n", err)
		os.Exit(1)
	}
}

// serve says on out where the page is, and serves it until ctx ends.
func serve(ctx context.Context, dir string, port int, out io.Writer) error {
	if _, err := os.Stat(filepath.Join(dir, "index.html")); err != nil {
		return fmt.Errorf("there is no built page in %s: run `make build` first", dir)
	}
	listeners, err := listen(port)
	if err != nil {
		return err
	}
	server := &http.Server{Handler: site.Handler(os.DirFS(dir))}
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
		return fmt.Errorf("port %d is taken by another program: stop it, or choose another port with `make run PORT=%d`", port, port+1)
	}
	return fmt.Errorf("cannot listen on port %d: %w", port, err)
}
