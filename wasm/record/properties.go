package record

import (
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
)

// ReadProperties reads an object of properties, as [Properties] writes them.
// The error is MAPI_E_CORRUPT_DATA with the place.
func ReadProperties(text string) (profile.Properties, error) {
	d := &decoder{}
	p := d.values(d.object(d.parse(text)))
	return p, d.err
}

// ReadTag reads a property tag: a documented name, or a number such as
// 0x6601001F. Of a number the type has to be one that profiles know, or none.
func ReadTag(text string) (mapi.PropertyTag, bool) {
	if !strings.HasPrefix(text, "PR_") && len(text) != len("0x6601001F") {
		return 0, false
	}
	tag, err := mapi.ParseEnum[mapi.PropertyTag](text)
	return tag, err == nil && (tag.Type() == 0 || tag.Type().Known())
}

func (d *decoder) properties(o *object) profile.Properties {
	if !o.has("properties") {
		return nil
	}
	return d.values(d.object(o.at("properties")))
}

func (d *decoder) values(o *object) profile.Properties {
	p := profile.Properties{}
	for _, key := range slices.Sorted(maps.Keys(o.fields)) {
		n := o.at(key)
		tag, ok := ReadTag(key)
		if !ok || tag.Type() == 0 {
			d.fail(n, "this is neither the name of a property nor a tag such as 0x6601001F")
			continue
		}
		p[tag] = d.property(n, tag)
	}
	return p
}

func (d *decoder) property(n node, tag mapi.PropertyTag) any {
	switch tag.Type() {
	case mapi.TypeLong:
		if v, ok := number(n.value); ok {
			return v
		}
		d.fail(n, "a whole number from 0 to 4294967295 is expected")
	case mapi.TypeBoolean:
		if v, ok := n.value.(bool); ok {
			return v
		}
		d.fail(n, "true or false is expected")
	case mapi.TypeBinary:
		if text, ok := n.value.(string); ok {
			if b, err := hex.DecodeString(text); err == nil {
				return b
			}
		}
		d.fail(n, "pairs of hexadecimal digits are expected")
	case mapi.TypeMVUnicode:
		if list, ok := texts(n.value); ok {
			return list
		}
		d.fail(n, "a list of texts is expected")
	default:
		if v, ok := n.value.(string); ok {
			return v
		}
		d.fail(n, "a text is expected")
	}
	return nil
}

func texts(v any) ([]string, bool) {
	values, ok := v.([]any)
	list := make([]string, 0, len(values))
	for _, v := range values {
		s, is := v.(string)
		list, ok = append(list, s), ok && is
	}
	return list, ok
}

// Rows writes the rows of a table for JSON.
func Rows(t profile.Table) string {
	rows := make([]map[string]any, 0, len(t))
	for _, row := range t {
		rows = append(rows, Properties(row))
	}
	b, err := json.Marshal(rows)
	if err != nil {
		return "[]"
	}
	return string(b)
}
