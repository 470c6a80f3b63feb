// Make gives the built page in a folder its previews:
//
//	go run ./web/serve/preview/make dist https://example.org/mapi/
package main

import (
	"fmt"
	"os"

	"mapi-playground/web/serve/preview"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: make FOLDER SITE")
		os.Exit(2)
	}
	if err := preview.Make(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintf(os.Stderr, "preview: %v\n", err)
		os.Exit(1)
	}
}
