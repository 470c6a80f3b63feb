module mapi-playground

go 1.26

require (
	github.com/hack-pad/go-indexeddb v0.3.2
	github.com/hack-pad/safejs v0.1.1
	honnef.co/go/js/dom/v2 v2.0.0-20250304181735-b5e52f05e89d
)

require (
	golang.org/x/image v0.24.0
	golang.org/x/text v0.22.0 // indirect
)

require github.com/andybalholm/brotli v1.2.8
