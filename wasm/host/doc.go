// Package host is the live host of a system: the clocks of the browser, the dialogs, and the
// page's callbacks answer what the system has to ask, and wake who waits.
//
// A call is made of the system, and [Host.Settle] waits until it is done. What the system
// asks goes to the prompter, to the providers that the page has written, or to the scripted
// ones; those that take their time answer later, and [Host.Run] goes on from there.
package host
