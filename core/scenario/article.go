package scenario

// Article is where a scenario belongs among those that an article offers. It has no
// effect on what happens.
type Article struct {
	Part  string `json:"part"`  // of the article
	Place int    `json:"place"` // in that part: they are listed in this order
}

func (r *reader) article(v value) (a Article) {
	r.fields(v, map[string]func(value){
		"part":  func(v value) { a.Part = r.text(v) },
		"place": func(v value) { a.Place = r.count(v) },
	})
	switch {
	case a.Part == "":
		r.lacks(v, "there is no part")
	case a.Place == 0:
		r.lacks(v, "there is no place")
	}
	return a
}
