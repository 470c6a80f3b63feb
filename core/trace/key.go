package trace

// Key names the sentence of an event. The part before the dot is what it is
// about.
type Key string

// What happens to the computer.
const (
	HostIdle     Key = "host.idle"
	HostTick     Key = "host.tick" // a recorded idle tick
	HostAppTick  Key = "host.app-tick"
	HostLive     Key = "host.live" // from here on an application is driven live
	HostIdleEnds Key = "host.idle-ends"
	HostOverrun  Key = "host.overrun"
	HostBusy     Key = "host.busy"
	HostAppBusy  Key = "host.app-busy"
	HostFree     Key = "host.free"
	HostAppFree  Key = "host.app-free"
	HostSleep    Key = "host.sleep"
	HostResume   Key = "host.resume"
	HostStopped  Key = "host.stopped" // the run has too many steps
	UserActs     Key = "user.acts"
	UserHandled  Key = "user.handled"
)

// The idle engine.
const (
	IdleInitialized   Key = "idle.initialized"
	IdleInitFailed    Key = "idle.init-failed"
	IdleCounted       Key = "idle.counted"
	IdleDeinitialized Key = "idle.deinitialized"
	IdleStopped       Key = "idle.stopped"
	IdleRegistered    Key = "idle.registered"
	IdleChanged       Key = "idle.changed"
	IdleEnabled       Key = "idle.enabled"
	IdleDisabled      Key = "idle.disabled"
	IdleDeregistered  Key = "idle.deregistered"
	IdleRemoved       Key = "idle.removed"
	IdleDue           Key = "idle.due"
	IdlePosted        Key = "idle.posted"
	IdleWithdrawn     Key = "idle.withdrawn"
	IdleCalled        Key = "idle.called"
	IdleCalledWith    Key = "idle.called-with" // a parameter
	IdleCalledLate    Key = "idle.called-late"
	IdleReturned      Key = "idle.returned"
	IdleFailed        Key = "idle.failed"
	IdleReadings      Key = "idle.readings"
	IdleChangedFunc   Key = "idle.changed-function"
	IdleChangedParam  Key = "idle.changed-parameter"
	IdleUnchanged     Key = "idle.changed-nothing"
	IdleRefused       Key = "idle.refused"
	IdleRefusedCall   Key = "idle.refused-call" // about no routine
	IdleNoted         Key = "idle.noted"        // no reason to refuse, but odd
	ThreadPosted      Key = "thread.posted"
	ThreadHandled     Key = "thread.handled"
)

// Logging on.
const (
	MAPIInitialized   Key = "mapi.initialized"
	MAPIUninitialized Key = "mapi.uninitialized"
	MAPIFailed        Key = "mapi.failed"       // any call that fails
	MAPIFailedAlone   Key = "mapi.failed-alone" // of no application
	LogonCalled       Key = "logon.called"
	LogonCalledNull   Key = "logon.called-null"
	LogonRemark       Key = "logon.remark"
	LogonWaits        Key = "logon.waits"
	LogonWaitsUntil   Key = "logon.waits-until"
	LogonOffChart     Key = "logon.off-chart"
	LogonSession      Key = "logon.session"
	LogonShared       Key = "logon.shared"
	LogonFailed       Key = "logon.failed"
	LogonAbandoned    Key = "logon.abandoned"
	ChartYes          Key = "chart.yes"
	ChartNo           Key = "chart.no"
	ChartRetry        Key = "chart.retry"
	ChartAsk          Key = "chart.ask"
	ChartDecline      Key = "chart.decline"
	ChartOnward       Key = "chart.onward"
	ChartEnd          Key = "chart.end"
)

// Questions, and what was answered.
const (
	AskedProfile      Key = "asked.profile"
	AskedCredentials  Key = "asked.credentials"
	AskedRetry        Key = "asked.retry"
	AskedPrompt       Key = "asked.prompt"
	AskedLogoff       Key = "asked.logoff"
	AnsweredProfile   Key = "answered.profile"
	AnsweredSecret    Key = "answered.credentials"
	AnsweredCancel    Key = "answered.cancel"
	AnsweredRetry     Key = "answered.retry"
	AnsweredEnough    Key = "answered.enough"
	AnsweredTooLittle Key = "answered.too-little"
	AnsweredDismiss   Key = "answered.dismiss"
	AnsweredLogoff    Key = "answered.logoff"
	AnsweredNobody    Key = "answered.nobody" // nothing asked for it
	Validated         Key = "validated.yes"
	NotValidated      Key = "validated.no"
)

// Message services and their providers.
const (
	ServiceConfigured    Key = "service.configured"
	ServiceDisabled      Key = "service.disabled"
	ProviderInitialised  Key = "provider.initialised"
	ProviderWorks        Key = "provider.works"
	ProviderAnswers      Key = "provider.answers"
	ProviderFinds        Key = "provider.finds"
	ProviderReady        Key = "provider.ready"
	ProviderInformed     Key = "provider.informed"
	ProviderSkipped      Key = "provider.skipped"
	ProviderState        Key = "provider.state"
	ProviderShutdownAsk  Key = "provider.shutdown-ask"
	ProviderShutdownTold Key = "provider.shutdown-told"
	ProviderLoggedOff    Key = "provider.logged-off"
	ProviderShutDown     Key = "provider.shut-down"
	SessionFetched       Key = "session.fetched"
)

// What clients do with a session.
const (
	SessionLoggedOff      Key = "session.logged-off"
	SessionEnded          Key = "session.ended"
	SessionOpened         Key = "session.opened"
	SessionOpenedWarning  Key = "session.opened-warning"
	SessionStatusTable    Key = "session.status-table"
	SessionStoresTable    Key = "session.stores-table"
	SessionLastError      Key = "session.last-error"
	SessionNoLastError    Key = "session.no-last-error"
	SessionIdentity       Key = "session.identity"
	SessionNoIdentity     Key = "session.no-identity"
	SessionDefaultStore   Key = "session.default-store"
	SessionNoDefaultStore Key = "session.no-default-store"
	SessionAdvised        Key = "session.advised"
	SessionUnadvised      Key = "session.unadvised"
	SessionNotified       Key = "session.notified"
	SessionNotifiedError  Key = "session.notified-error"
	MessageSubmitted      Key = "message.submitted"
	MessageKept           Key = "message.kept"
	MessageSent           Key = "message.sent"
	MessageLeft           Key = "message.left"
	StoreLoggedOff        Key = "store.logged-off"
	StoreStaysOpen        Key = "store.stays-open"
	StoreNewMail          Key = "store.new-mail"
	StoreNewMailIgnored   Key = "store.new-mail-ignored"
	StateValidated        Key = "state.validated"
	QueuesFlushed         Key = "queues.flushed"
	SpoolerCalls          Key = "spooler.calls"
	SpoolerCallsFlags     Key = "spooler.calls-flags"
	SpoolerNotified       Key = "spooler.notified"
	FastShutDown          Key = "mapi.fast-shut-down"
)

// Profiles.
const (
	ProfileCreated   Key = "profile.created"
	ProfileDeleted   Key = "profile.deleted"
	ProfileMarked    Key = "profile.marked" // deleted, and in use
	ProfileRenamed   Key = "profile.renamed"
	ProfileCopied    Key = "profile.copied"
	ProfileChanged   Key = "profile.changed"
	ProfileDefault   Key = "profile.default"
	ProfileNoDefault Key = "profile.no-default"
	ProfileTable     Key = "profile.table"
)

// Why a routine was passed over when the scheduler chose: no events, but told in
// the same way.
const (
	WhyOutranked Key = "why.outranked"
	WhyEqual     Key = "why.equal" // of the same priority
	WhyInPass    Key = "why.in-pass"
	WhyDisabled  Key = "why.disabled"
	WhyInaction  Key = "why.inaction"
	WhyInterval  Key = "why.interval"
	WhyBlock     Key = "why.block"
	WhyPump      Key = "why.pump"
	WhyPlatform  Key = "why.platform"
	WhyPosted    Key = "why.posted"
	WhyRunning   Key = "why.running"
	WhyRemoval   Key = "why.removal"
)
