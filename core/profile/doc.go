// Package profile holds profiles: what a client names when it logs on, and what
// a session is made from (S-65).
//
// A [Store] keeps them. [Memory] is one that forgets when the program ends; a
// browser brings another that does not. Both obey the same rules about names
// (S-25, S-27), the default profile (S-76) and app profiles (S-44).
package profile
