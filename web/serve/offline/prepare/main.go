// Prepare has the built page in a folder ready for times without network:
//
//	go run ./web/serve/offline/prepare dist
package main

import (
	"fmt"
	"os"

	"mapi-playground/web/serve/offline"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: prepare FOLDER")
		os.Exit(2)
	}
	if err := offline.Prepare(os.Args[1]); err != nil {
		fmt.Fprintf(os.Stderr, "prepare: %v\n", err)
		os.Exit(1)
	}
}
