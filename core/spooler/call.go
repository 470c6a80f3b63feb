package spooler

import "mapi-playground/core/mapi"

// Method is a method of a transport's that the spooler calls.
type Method uint8

const (
	TransportLogon  Method = iota + 1 // IXPProvider::TransportLogon
	AddressTypes                      // IXPLogon::AddressTypes
	TransportNotify                   // IXPLogon::TransportNotify
	Idle                              // IXPLogon::Idle
	Poll                              // IXPLogon::Poll
	SubmitMessage                     // IXPLogon::SubmitMessage
	FlushQueues                       // IXPLogon::FlushQueues
	TransportLogoff                   // IXPLogon::TransportLogoff
)

var methods = [...]string{
	TransportLogon: "TransportLogon", AddressTypes: "AddressTypes", TransportNotify: "TransportNotify",
	Idle: "Idle", Poll: "Poll", SubmitMessage: "SubmitMessage", FlushQueues: "FlushQueues", TransportLogoff: "TransportLogoff",
}

// String is the method's documented name.
func (m Method) String() string {
	if int(m) >= len(methods) {
		return ""
	}
	return methods[m]
}

// Call is a call that the host is to make.
type Call struct {
	Transport Transport
	Method    Method
	// Logon is the input word of TransportLogon, zero for all other methods.
	Logon mapi.TransportFlags
	// Notify is ulFlags of TransportNotify. ulFlags of Idle is reserved and zero
	// (I-72), as is that of Poll and TransportLogoff.
	Notify mapi.TransportNotifyFlags
	// Flush is ulFlags of FlushQueues (S-102).
	Flush mapi.FlushFlags
	// Message is what SubmitMessage is to send, by its number.
	Message int
}

// Reply is how a call ended.
type Reply struct {
	Result mapi.HRESULT
	// Wants is the output word of TransportLogon: the LOGON_SP_ bits in it ask
	// for Idle and Poll (I-73, S-101, GI-14). Other bits mean nothing.
	Wants mapi.TransportFlags
}
