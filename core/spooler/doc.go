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
// A transport's life (S-99, I-78): TransportLogon, AddressTypes, its status row,
// TransportNotify to allow receiving and sending; then Idle and Poll if it asked
// for them; TransportNotify to forbid again; TransportLogoff.
package spooler
