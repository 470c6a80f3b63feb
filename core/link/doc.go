// Package link writes a scenario, a step of it and a view as an address, and reads it
// back.
//
// Everybody who opens a link sees what its maker saw, on any computer and years
// later. A scenario gives the same trace everywhere, so a link does not hold the state
// at a step. It holds the whole scenario and the number of the step. There are two
// forms.
//
// # For people
//
//	?scenario=shared-session-wins&step=12&language=pt-BR
//
// names one of the scenarios that come with the page, which is why it can be read
// and typed. Other parameters of the query become part of the view if their names
// have the form that a [View] takes. The rest, such as what trackers add, is ignored.
//
// # For everything else
//
//	#v1.vPI1chsiPmCUHBXyEguUsLkNsy4xA0VsbG0tIAAA__8
//
// carries the scenario itself, behind the #, where it is not sent to any server.
// After the name of the version come, in base64url (RFC 4648, section 5) without
// padding:
//
//   - four bytes: the CRC-32 (IEEE) of the payload, the first byte the highest;
//   - the length of the rest in bytes, as an unsigned varint (seven bits a byte,
//     the lowest first);
//   - the payload, deflated (RFC 1951) with a preset dictionary: the words that
//     scenarios are made of.
//
// The payload is a JSON object with the fields step, view, preset (the scenario
// that this one was made from) and last scenario, in the format of package
// scenario. Each may be missing.
//
// The dictionary of a version is frozen, as the version is: tests hold its checksum,
// and read old links that must be readable for ever. How links are deflated may
// change; how they are inflated may not.
//
// # When something is wrong
//
// Links are cut by programs that send messages, and changed by people who copy
// them. The checksum finds it, and the length tells a link that was cut
// ([ErrCut]) from one that was changed ([ErrDamaged]). Neither loses what is still
// there: an [Error] has what could be read, be it the title or a scenario with its
// first inputs, and the text of the scenario as far as it goes. What a later
// version made is [ErrVersion], and what is larger than a scenario may be is
// [ErrTooLarge], found without inflating it to the end. A scenario in a sound link
// that cannot be read is a [scenario.Mistake] with its place.
//
// Blanks and line ends inside a link, and signs behind it that belong to the
// sentence in which it stood, do no harm.
package link
