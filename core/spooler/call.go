package spooler

import "mapi-playground/core/mapi"

// Method is what of a transport's the spooler calls.
type Method uint8

const (
	XPProviderInit  Method = iota + 1 // the library's entry point, which makes the provider object (S-91)
	TransportLogon                    // IXPProvider::TransportLogon
	ServiceEntry                      // the entry function of its message service, to configure it (S-83)
	AddressTypes                      // IXPLogon::AddressTypes
	TransportNotify                   // IXPLogon::TransportNotify
	Idle                              // IXPLogon::Idle
	Poll                              // IXPLogon::Poll
	SubmitMessage                     // IXPLogon::SubmitMessage
	FlushQueues                       // IXPLogon::FlushQueues
	TransportLogoff                   // IXPLogon::TransportLogoff
	Shutdown                          // IXPProvider::Shutdown, and the release of the provider object (S-158)
)

var methods = [...]string{
	XPProviderInit: "XPProviderInit", TransportLogon: "TransportLogon", ServiceEntry: "MSGSERVICEENTRY", AddressTypes: "AddressTypes", TransportNotify: "TransportNotify",
	Idle: "Idle", Poll: "Poll", SubmitMessage: "SubmitMessage", FlushQueues: "FlushQueues", TransportLogoff: "TransportLogoff", Shutdown: "Shutdown",
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

	// Version is what XPProviderInit is told of the interface that MAPI speaks (S-92).
	Version uint32
	// NTService tells XPProviderInit that the client is a Windows service (S-135).
	NTService bool
	// Entry says what dialogs the entry function may show (S-84).
	Entry mapi.EntryFlags
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
	// Version is what XPProviderInit said of the interface that the transport speaks.
	// One that is too old is released at once, and its logon has failed with
	// MAPI_E_VERSION (S-92).
	Version uint32
	// Wants is the output word of TransportLogon: the LOGON_SP_ bits in it ask
	// for Idle and Poll (I-73, S-101, GI-14). Other bits mean nothing.
	Wants mapi.TransportFlags
}
