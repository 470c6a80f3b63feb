// Package engine drives browsers: Chromium through the DevTools protocol, Firefox through
// WebDriver BiDi, WebKitGTK through WebDriver.
//
// It is a small seam over what the browser tests need. A [Tab] loads a page, evaluates
// JavaScript in it, acts on it with mouse and keyboard, and tells a [Watch] what goes wrong.
// Waiting, and finding what to act on, is the same in every engine, and so is not here.
//
// The engines know different things. Chromium tells everything. Firefox does not tell of
// violations of the Content-Security-Policy, and WebKitGTK neither these nor anything of the
// console or of requests: there a script that is put into each page takes them down, and
// [Site] looks at the answers of the test's server.
package engine
