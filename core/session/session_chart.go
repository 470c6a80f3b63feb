package session

// SessionChart is the flowchart of the Sessions overview: 15 nodes (S-01) and 18
// edges (S-02), as drawn, their centres straightened by a point or two where the
// drawing is crooked. A logon walks it; the page draws it.
func SessionChart() *Chart { return &sessionChart }

var sessionChart = Chart{
	ID: SessionLevel, Title: "MAPI session flowchart", Width: 409, Height: 688,
	Nodes: []Node{
		{"N1", "MAPI_NEW_SESSION?", Terminator, Point{141, 19}, Point{154, 36}, []string{"S-52", "S-41"}, (*walk).newSession},
		{"N2", "Shared session exists?", Decision, Point{141, 101}, Point{154, 117}, []string{"S-41", "S-127", "GS-02"}, (*walk).sharedExists},
		{"N3", "Return\nshared\nsession", Terminator, Point{16, 101}, Point{30, 117}, []string{"S-11", "S-13", "S-127"}, (*walk).returnShared},
		{"N4", "Profile name NULL?", Decision, Point{141, 189}, Point{154, 206}, []string{"S-26", "S-37", "GS-17"}, (*walk).nameNull},
		{"N5", "Use specified\nname for profile", Action, Point{286, 189}, Point{299, 206}, []string{"S-37"}, (*walk).useSpecified},
		{"N6", "MAPI_USE_DEFAULT?", Decision, Point{141, 277}, Point{154, 293}, []string{"S-39", "S-58", "GS-18"}, (*walk).useDefaultSet},
		{"N7", "Use default\nname for profile", Action, Point{286, 277}, Point{299, 293}, []string{"S-39"}, (*walk).useDefault},
		{"N8", "MAPI_LOGON_UI?", Decision, Point{141, 364}, Point{154, 381}, []string{"S-38", "S-40", "S-51"}, (*walk).logonUI},
		{"N9", "Prompt user", Action, Point{286, 364}, Point{299, 381}, []string{"S-38", "S-44", "GS-13"}, (*walk).promptProfile},
		{"N10", "Return error", Terminator, Point{16, 364}, Point{30, 380}, []string{"S-40", "GS-14"}, (*walk).noName},
		{"N11", "Can supplied credentials\nvalidate profile?", Decision, Point{280, 494}, Point{293, 511}, []string{"S-06", "GS-04", "GS-14"}, (*walk).validate},
		{"N12", "Return session", Terminator, Point{133, 494}, Point{146, 509}, []string{"S-08", "S-31"}, (*walk).returnSession},
		{"N13", "MAPI_PASSWORD_UI?", Decision, Point{280, 584}, Point{293, 600}, []string{"S-59", "GS-04"}, (*walk).passwordUI},
		{"N14", "Prompt user", Terminator, Point{133, 584}, Point{146, 603}, []string{"S-59", "GS-13", "GS-14"}, (*walk).promptCredentials},
		{"N15", "Return error", Terminator, Point{280, 664}, Point{293, 681}, []string{"S-32", "GS-14"}, (*walk).notValid},
	},
	Edges: []Edge{
		{"E1", "N1", "N4", Yes, []Point{{84, 19}, {84, 189}}},
		{"E2", "N1", "N2", No, nil},
		{"E3", "N2", "N3", Yes, nil},
		{"E4", "N2", "N4", No, nil},
		{"E5", "N4", "N5", No, nil},
		{"E6", "N4", "N6", Yes, nil},
		{"E7", "N6", "N7", Yes, nil},
		{"E8", "N6", "N8", No, nil},
		{"E9", "N8", "N9", Yes, nil},
		{"E10", "N8", "N10", No, nil},
		{"E11", "N5", "N11", Onward, trunk(189)},
		{"E12", "N7", "N11", Onward, trunk(277)},
		{"E13", "N9", "N11", Onward, trunk(364)},
		{"E14", "N11", "N12", Yes, nil},
		{"E15", "N11", "N13", No, nil},
		{"E16", "N13", "N14", Yes, nil},
		{"E17", "N13", "N15", No, nil},
		{"E18", "N14", "N12", Onward, nil},
	},
}

// trunk is the line at the right that E11 to E13 share.
func trunk(y int) []Point { return []Point{{393, y}, {393, 428}, {280, 428}} }
