// Package page is the JavaScript half of the program, as the program sees it: what answers
// questions that Go cannot answer, and what is woken when there is something to do.
package page
