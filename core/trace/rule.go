package trace

// rules are the rules that keys carry out, where an event does not say which.
var rules = map[Key]string{
	HostIdle: "I-41", HostTick: "GI-12", HostAppTick: "GI-12", HostLive: "GI-12", HostIdleEnds: "I-38", HostFree: "I-47", HostAppFree: "I-45", HostOverrun: "I-50", HostBusy: "I-47", HostAppBusy: "I-45",
	HostSleep: "I-28", HostResume: "GI-29", UserActs: "I-24", UserHandled: "I-33",
	IdleCounted: "I-08", IdleStopped: "I-10", ThreadPosted: "I-82", ThreadHandled: "I-82",

	MAPIInitialized: "S-17", MAPIUninitialized: "S-17", MAPIFailed: "S-35", MAPIFailedAlone: "S-35", FastShutDown: "S-162",
	LogonCalled: "S-23", LogonCalledNull: "S-26", LogonWaits: "GS-31", LogonWaitsUntil: "S-33",
	LogonSession: "S-31", LogonShared: "S-127", LogonFailed: "S-32", LogonAbandoned: "S-35",

	AskedProfile: "S-38", AskedCredentials: "S-59", AskedRetry: "S-110", AskedPrompt: "S-81", AskedLogoff: "S-153",
	AnsweredProfile: "S-38", AnsweredSecret: "S-59", AnsweredCancel: "S-34", AnsweredRetry: "S-110",
	AnsweredEnough: "S-81", AnsweredTooLittle: "S-106", AnsweredDismiss: "GS-24", AnsweredLogoff: "S-153",
	Validated: "S-06", NotValidated: "GS-04",

	ServiceConfigured: "S-83", ProviderInitialised: "S-91", ProviderWorks: "S-104", ProviderAnswers: "S-104", ProviderFinds: "S-109",
	ProviderState: "S-146", ProviderShutdownAsk: "S-162", ProviderShutdownTold: "S-162",

	SessionLoggedOff: "S-152", SessionEnded: "GS-26", SessionOpened: "S-122", SessionOpenedWarning: "S-119",
	SessionStatusTable: "S-137", SessionStoresTable: "S-124", SessionLastError: "S-120", SessionNoLastError: "S-120",
	SessionIdentity: "S-147", SessionNoIdentity: "S-147", SessionDefaultStore: "S-125", SessionNoDefaultStore: "S-125",
	SessionAdvised: "S-166", SessionUnadvised: "S-166", SessionNotified: "S-164", SessionNotifiedError: "S-155",
	MessageSubmitted: "S-129", MessageKept: "S-130", MessageSent: "S-151", MessageLeft: "S-151",
	StoreLoggedOff: "S-161", StoreStaysOpen: "S-161", StoreNewMail: "S-134", StoreNewMailIgnored: "S-134",
	StateValidated: "S-146", QueuesFlushed: "S-102", SpoolerNotified: "I-77",

	ProfileCreated: "S-74", ProfileDeleted: "S-75", ProfileMarked: "S-75", ProfileRenamed: "S-75",
	ProfileChanged: "S-77", ProfileDefault: "S-76", ProfileNoDefault: "S-76", ProfileTable: "S-73",
}

// Rule is the rule that the key carries out, unless an event names another one.
func (k Key) Rule() string { return rules[k] }
