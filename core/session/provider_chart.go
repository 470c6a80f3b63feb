package session

import "mapi-playground/core/mapi"

// ProviderChart is how a provider verifies its configuration at logon: the
// picture of the documents' page about it (S-109), with the oddities of its
// captions (GS-24).
func ProviderChart() *Chart { return &providerChart }

var providerChart = Chart{
	ID: ProviderLevel, Title: "Service provider configuration flowchart", Width: 440, Height: 640,
	Nodes: []Node{
		{"V1", "MAPI calls provider\nObject's logon method", Terminator, Point{19, 9}, Point{31, 25}, []string{"S-109"}, onward},
		{"V2", "Are configuration properties\nstored in the profile?", Action, Point{19, 86}, Point{31, 103}, []string{"S-109", "GS-24"}, (*walk).stored},
		{"V3", "Call MAPISession::OpenProfileSection", Action, Point{19, 163}, Point{31, 181}, []string{"S-103", "GS-24"}, onward},
		{"V4", "Is service provider\nconfigured?", Decision, Point{19, 246}, Point{31, 258}, []string{"S-106"}, (*walk).configured},
		{"V5", "S_OK", Terminator, Point{19, 329}, Point{31, 345}, []string{"S-104"}, result(mapi.OK)},
		{"V6", "Can a dialog box be\ndisplayed?", Decision, Point{151, 246}, Point{163, 258}, []string{"S-105"}, (*walk).dialogAllowed},
		{"V7", "MAPI_UNCONFIGURED", Terminator, Point{310, 246}, Point{322, 263}, []string{"S-106", "GS-24"}, result(mapi.ErrUnconfigured)},
		{"V8", "Prompt user for\nmore information", Action, Point{151, 329}, Point{163, 345}, []string{"S-109"}, (*walk).promptProvider},
		{"V9", "Is service provider\nconfigured?", Decision, Point{151, 413}, Point{163, 428}, []string{"S-106"}, (*walk).nowConfigured},
		{"V10", "S_OK", Terminator, Point{304, 413}, Point{316, 428}, []string{"S-104"}, result(mapi.OK)},
		{"V11", "Did the user cancel\nthe dialog box?", Decision, Point{151, 503}, Point{163, 519}, []string{"S-107"}, (*walk).promptCancelled},
		{"V12", "MAPI_UNCONFIGURED", Terminator, Point{304, 503}, Point{316, 519}, []string{"S-106", "GS-24"}, result(mapi.ErrUnconfigured)},
		{"V13", "Did the user cancel the\ndialog box intentionally?", Decision, Point{151, 594}, Point{163, 611}, []string{"S-107", "GS-24"}, (*walk).onPurpose},
		{"V14", "MAPI_E_USER_CANCEL", Terminator, Point{304, 594}, Point{316, 611}, []string{"S-107"}, result(mapi.ErrUserCancel)},
	},
	Edges: []Edge{
		{"W1", "V1", "V2", Onward, nil},
		{"W2", "V2", "V3", Yes, nil},
		{"W3", "V3", "V4", Onward, nil},
		{"W4", "V4", "V5", Yes, nil},
		{"W5", "V4", "V6", No, nil},
		{"W6", "V6", "V7", No, nil},
		{"W7", "V6", "V8", Yes, nil},
		{"W8", "V8", "V9", Onward, nil},
		{"W9", "V9", "V10", Yes, nil},
		{"W10", "V9", "V11", No, nil},
		{"W11", "V11", "V12", No, nil},
		{"W12", "V11", "V13", Yes, nil},
		{"W13", "V13", "V14", Yes, nil},
		{"W14", "V13", "V8", No, []Point{{84, 594}, {84, 329}}},
		// The picture has no way out of V2 but yes; V2-no behaves as V4-no (GS-24).
		{"W15", "V2", "V6", No, []Point{{151, 86}}},
	},
}

// followProvider walks the provider chart with what the provider finds in its
// profile section. Its terminal node makes the result.
func (w *walk) followProvider(f ProviderFinds) (mapi.HRESULT, error) {
	w.finds = f
	err := w.follow(&providerChart)
	return w.provider.result, err
}

func onward(*walk) (Branch, error) { return Onward, nil }

func result(r mapi.HRESULT) visit {
	return func(w *walk) (Branch, error) {
		w.provider.result = r
		w.fact("result", r.Name())
		return Onward, nil
	}
}

func (w *walk) stored() (Branch, error) { return w.decide("stored", w.finds.Stored) }

func (w *walk) configured() (Branch, error) { return w.decide("configured", w.finds.Configured) }

func (w *walk) dialogAllowed() (Branch, error) { return w.decide("dialog allowed", w.allowsUI()) }

func (w *walk) promptProvider() (Branch, error) {
	a, err := w.ask(AskProviderPrompt{
		Parent: w.request.Parent, Service: w.service.Name, ServiceUID: w.service.UID,
		Provider: w.provider.DisplayName, Object: w.provider.object,
	})
	if err != nil {
		return Onward, w.abandoned()
	}
	w.prompted = a
	return Onward, nil
}

func (w *walk) nowConfigured() (Branch, error) {
	supplied, ok := w.prompted.(Supplied)
	return w.decide("configured", ok && supplied.Enough)
}

func (w *walk) promptCancelled() (Branch, error) {
	_, supplied := w.prompted.(Supplied)
	return w.decide("cancelled", !supplied)
}

func (w *walk) onPurpose() (Branch, error) {
	return w.decide("on purpose", w.prompted == Answer(Cancel{}))
}
