// Files makes the build in a folder ready for static hosts. What was compressed before is
// kept in another folder:
//
//	go run ./web/serve/pack/files dist .cache/packed
package main

import (
	"fmt"
	"os"

	"mapi-playground/web/serve/pack"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: files FOLDER CACHE")
		os.Exit(2)
	}
	if err := pack.Pack(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintf(os.Stderr, "files: %v\n", err)
		os.Exit(1)
	}
}
