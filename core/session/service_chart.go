package session

import (
	"strconv"

	"mapi-playground/core/mapi"
)

// ServiceChart is how one provider of a message service is logged on: tried,
// configured or corrected, tried again, and what its second failure means. The
// documents draw no such picture; it carries out the results table of their
// texts (S-104 to S-118, GS-08, GS-10 to GS-13). What a failure that leaves the
// provider unconfigured comes to depends on the reading: see [Unconfigured].
func ServiceChart() *Chart { return &serviceChart }

var serviceChart = Chart{
	ID: ServiceLevel, Title: "Message service flowchart", Width: 455, Height: 560,
	Nodes: []Node{
		{"M1", "Log the provider on", Action, Point{141, 19}, Point{154, 36}, []string{"S-91", "S-94", "S-104"}, (*walk).logProviderOn},
		{"M2", "Did it succeed?", Decision, Point{141, 101}, Point{154, 117}, []string{"S-104"}, (*walk).succeeded},
		{"M3", "Provider\nis ready", Terminator, Point{16, 101}, Point{30, 117}, []string{"S-36"}, (*walk).ready},
		{"M4", "MAPI_E_FAILONEPROVIDER?", Decision, Point{141, 189}, Point{154, 206}, []string{"S-108", "S-114"}, (*walk).failOne},
		{"M5", "Leave this\nprovider out", Terminator, Point{16, 189}, Point{30, 206}, []string{"S-114", "GS-23"}, (*walk).leaveOut},
		{"M6", "First try?", Decision, Point{141, 277}, Point{154, 293}, []string{"S-110", "S-111", "GS-11"}, (*walk).firstTry},
		{"M7", "MAPI_E_UNCONFIGURED?", Decision, Point{286, 277}, Point{299, 293}, []string{"S-115"}, (*walk).unconfigured},
		{"M8", "Configure\nthe service", Action, Point{286, 189}, Point{299, 206}, []string{"S-83", "S-84", "S-85"}, (*walk).configure},
		{"M9", "Inform the user", Action, Point{286, 364}, Point{299, 381}, []string{"S-110", "GS-11", "GS-13", "GS-40"}, (*walk).inform},
		{"M10", "May the service\ngo on?", Decision, Point{141, 364}, Point{154, 381}, []string{"S-111", "S-115", "GS-08", "GS-13"}, (*walk).maySpare},
		{"M11", "Leave this\nprovider out", Terminator, Point{16, 364}, Point{30, 381}, []string{"GS-08"}, (*walk).leaveOut},
		{"M12", "Disable the service", Terminator, Point{141, 494}, Point{154, 511}, []string{"S-111", "S-112", "S-113", "GS-12"}, (*walk).disable},
		{"M13", "Is it a failed try?", Decision, Point{286, 101}, Point{299, 117}, []string{"GS-08", "S-82", "S-110"}, (*walk).failedTry},
		{"M14", "Configure the\nservice again", Action, Point{286, 494}, Point{299, 511}, []string{"S-110", "S-83", "S-84", "GS-08"}, (*walk).configure},
	},
	Edges: []Edge{
		{"F1", "M1", "M2", Onward, nil},
		{"F2", "M2", "M3", Yes, nil},
		{"F3", "M2", "M4", No, nil},
		{"F4", "M4", "M5", Yes, nil},
		{"F5", "M4", "M6", No, nil},
		{"F6", "M6", "M7", Yes, nil},
		{"F7", "M6", "M10", No, nil},
		{"F8", "M7", "M8", Yes, nil},
		{"F9", "M7", "M9", No, nil},
		{"F10", "M8", "M13", Onward, nil},
		{"F11", "M9", "M1", Retry, []Point{{440, 364}, {440, 19}}},
		{"F12", "M9", "M10", Decline, nil},
		{"F13", "M10", "M11", Yes, nil},
		{"F14", "M10", "M12", No, nil},
		{"F15", "M13", "M1", No, []Point{{286, 19}}},
		{"F16", "M13", "M9", Yes, []Point{{424, 101}, {424, 330}, {286, 330}}},
		{"F17", "M9", "M14", Ask, nil},
		{"F18", "M14", "M1", Onward, []Point{{440, 494}, {440, 19}}},
	},
}

// logProviderOn makes a try: the provider is loaded if it is not (S-91), then
// its logon is called (S-104).
func (w *walk) logProviderOn() (Branch, error) {
	w.try++
	w.fact("try", strconv.Itoa(w.try))
	p := w.provider
	p.detail = ""
	result, err := w.initialise()
	if err == nil && !result.Failed() {
		result, err = w.callLogon()
	}
	if err != nil {
		return Onward, err
	}
	p.result = result
	w.fact("result", result.Name())
	return Onward, nil
}

// initialise loads the provider and checks that both sides speak the same
// version of the interface (S-92).
func (w *walk) initialise() (mapi.HRESULT, error) {
	p := w.provider
	if p.initialised {
		return mapi.OK, nil
	}
	a, err := w.ask(AskInit{
		Service: w.service.Name, Provider: p.DisplayName, DLL: p.DLL, Object: p.object, Kind: p.Type,
		Version: mapi.SPIVersion, NTService: w.request.Flags.Has(mapi.NTService),
	})
	if err != nil {
		return 0, w.abandoned()
	}
	i := a.(Init)
	result := i.Result
	p.detail = i.Detail
	if !result.Failed() && i.Version>>16 < mapi.SPIVersion>>16 {
		p.detail = "the provider speaks too old a version of the interface"
		result = mapi.ErrVersion
	}
	p.initialised = !result.Failed()
	w.core.tellInitialised(w.service, p, i, w.request.Flags.Has(mapi.NTService), result)
	if result == mapi.ErrVersion && !i.Result.Failed() {
		w.core.happened(ShutDown, w.service, p, result, "S-92") // MAPI releases it
	}
	return result, nil
}

func (w *walk) callLogon() (mapi.HRESULT, error) {
	p := w.provider
	a, err := w.ask(AskProviderLogon{
		Parent: w.request.Parent, Service: w.service.Name, ServiceUID: w.service.UID, Provider: p.DisplayName, Kind: p.Type,
		NoDialog: !w.allowsUI(), Try: w.try, Object: p.object, Support: &Support{w.core, p},
	})
	if err != nil {
		return 0, w.abandoned()
	}
	switch a := a.(type) {
	case ProviderLogon:
		p.detail = a.Detail
		w.core.tellAnswered(w.service, p, a.Result, w.opening)
		return a.Result, nil
	case ProviderFinds:
		return w.followProvider(a)
	}
	return mapi.ErrCallFailed, nil
}

func (w *walk) succeeded() (Branch, error) {
	return w.decide("succeeded", !w.provider.result.Failed())
}

func (w *walk) ready() (Branch, error) {
	w.provider.state = Ready
	w.core.tellReady(w.service, w.provider)
	return Onward, nil
}

func (w *walk) failOne() (Branch, error) { return w.resultIs(mapi.ErrFailOneProvider) }

func (w *walk) resultIs(r mapi.HRESULT) (Branch, error) {
	return w.decide(r.Name(), w.provider.result == r)
}

func (w *walk) leaveOut() (Branch, error) {
	w.provider.state = LeftOut
	w.core.tellSkipped(w.service, w.provider, w.provider.result)
	return Onward, nil
}

func (w *walk) firstTry() (Branch, error) { return w.decide("first try", w.try == 1) }

func (w *walk) unconfigured() (Branch, error) { return w.resultIs(mapi.ErrUnconfigured) }

// configure has the entry function fill in what is missing, with a dialog only
// if the client allows one. Whatever it returns, the provider is tried again
// (S-115), unless the user declines that.
func (w *walk) configure() (Branch, error) {
	var f mapi.EntryFlags
	if w.allowsUI() {
		f = mapi.EntryUIAllowed
	}
	result, err := w.configureService(w.service, f)
	if err == nil {
		w.entry = result
		w.fact("entry function", result.Name())
		if result == mapi.ErrNotInitialized {
			w.by("S-89") // there is none
		}
	}
	return Onward, err
}

// failedTry reports whether the try is a failed one, of which the user is informed:
// its provider is not configured, and its service could not be configured either,
// since no dialog may be shown, say, or since it was cancelled (S-82). Where a
// missing configuration is no failure, it never is (GS-08).
func (w *walk) failedTry() (Branch, error) {
	w.reading()
	return w.decide("failed try", w.entry.Failed() && w.policy().Unconfigured == UnconfiguredDisables)
}

// inform tells the user of the first failure and offers another try, which begins
// with another request for what is missing if that was the failure (S-110, GS-08).
// Where no dialog is allowed the second try is silent (GS-11).
func (w *walk) inform() (Branch, error) {
	p := w.provider
	w.core.tell(Informed, w.service, p, p.result)
	if !w.allowsUI() {
		w.fact("dialog allowed", "false")
		return Retry, nil
	}
	a, err := w.ask(AskRetry{
		Parent: w.request.Parent, Service: w.service.Name, ServiceUID: w.service.UID, Provider: p.DisplayName,
		Result: p.result, Detail: p.detail,
	})
	if err != nil {
		return Onward, w.abandoned()
	}
	switch {
	case a == (Cancel{}):
		return Decline, nil
	case p.result == mapi.ErrUnconfigured:
		return Ask, nil
	}
	return Retry, nil
}

// maySpare reports whether the second failure leaves the service alone (GS-08).
// Declining another try is the second failure (GS-13).
func (w *walk) maySpare() (Branch, error) {
	unconfigured := w.provider.result == mapi.ErrUnconfigured
	w.fact(mapi.ErrUnconfigured.Name(), strconv.FormatBool(unconfigured))
	if unconfigured {
		w.by("GS-08")
		w.fact("kind", w.provider.Type.String())
		w.reading()
	}
	if unconfigured && w.policy().spares(w.provider.Type) {
		return Yes, nil
	}
	return No, nil
}

// reading notes the reading of GS-08, if it is not the recommended one.
func (w *walk) reading() {
	if w.policy().Unconfigured == UnconfiguredSkips {
		w.fact("reading", "skips")
	}
}

func (w *walk) policy() Policy { return w.client.subsystem.policy }

// disable takes the service out of action for the rest of the session, siblings
// that had logged on included (S-111).
func (w *walk) disable() (Branch, error) {
	w.core.disable(w.service, w.provider)
	return Onward, nil
}
