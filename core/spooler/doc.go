// Package spooler is the MAPI spooler as transports see it: it starts them,
// allows and forbids them to receive and send, and calls them in idle time.
//
// Transports do not use the idle engine, because IXPLogon::Idle takes its place
// (I-02). Like the engine the [Spooler] is passive. Its host says at each turn
// whether the foreground is idle ([Spooler.Turn]), asks which call is to be made
// ([Spooler.Next]), makes it however long that takes, and says how it ended
// ([Spooler.Return]). One call is under way at a time. While the foreground is
// busy there is none (I-79).
//
// A transport's life (S-99, I-78): XPProviderInit, TransportLogon, AddressTypes,
// its status row, TransportNotify to allow receiving and sending; then Idle and
// Poll if it asked for them; TransportNotify to forbid again; TransportLogoff; and
// Shutdown, after which its provider object is released (S-158). If a transport
// cannot be logged on, the code that started it decides what to do: see [Verdict].
//
// Messages are sent by the transports of the session that they belong to, and by no
// others. A message without a session waits until [Spooler.Pass] gives it to one. The
// message that a transport is sending stays in the queue until the transport has
// said what came of it, whatever becomes of its session meanwhile. So no message is
// sent twice or lost.
package spooler
