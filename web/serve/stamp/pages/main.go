// Pages marks the addresses in the pages of a build:
//
//	go run ./web/serve/stamp/pages dist
package main

import (
	"fmt"
	"os"

	"mapi-playground/web/serve/stamp"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: pages FOLDER")
		os.Exit(2)
	}
	if err := stamp.Stamp(os.Args[1]); err != nil {
		fmt.Fprintf(os.Stderr, "pages: %v\n", err)
		os.Exit(1)
	}
}
