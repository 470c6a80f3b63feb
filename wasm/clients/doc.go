// Package clients has the applications of an instance, by the numbers that the page knows
// them by, and what they do before they log on: MAPIInitialize and MAPIUninitialize (S-20).
package clients
