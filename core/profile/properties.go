package profile

import (
	"bytes"
	"slices"

	"mapi-playground/core/mapi"
)

// Properties are what a profile section holds besides what has a field of its
// own, and what a row of a table holds. A value is a string, uint32, int32,
// bool, []byte or []string.
type Properties map[mapi.PropertyTag]any

// Clone returns a copy that shares nothing with the properties.
func (p Properties) Clone() Properties {
	if p == nil {
		return nil
	}
	c := make(Properties, len(p))
	for tag, value := range p {
		c[tag] = cloneValue(value)
	}
	return c
}

// find returns the tag under which a property is there: tags that differ in
// their types alone name one property. There are few types and may be many
// properties.
func (p Properties) find(id uint16) (mapi.PropertyTag, bool) {
	for _, t := range types {
		tag := mapi.NewPropertyTag(id, t)
		if _, there := p[tag]; there {
			return tag, true
		}
	}
	return 0, false
}

// types are all those that a value can be of, see fits.
var types = [...]mapi.PropertyType{
	mapi.TypeLong, mapi.TypeBoolean, mapi.TypeString8, mapi.TypeUnicode, mapi.TypeBinary, mapi.TypeMVUnicode,
}

// put replaces a property, whatever type it had before.
func (p *Properties) put(tag mapi.PropertyTag, value any) {
	if old, there := p.find(tag.ID()); there {
		delete(*p, old)
	}
	if *p == nil {
		*p = Properties{}
	}
	(*p)[tag] = cloneValue(value)
}

// fits reports whether a value is of the type that the tag says.
func fits(tag mapi.PropertyTag, value any) bool {
	ok := false
	switch tag.Type() {
	case mapi.TypeLong:
		switch value.(type) {
		case uint32, int32:
			ok = true
		}
	case mapi.TypeBoolean:
		_, ok = value.(bool)
	case mapi.TypeString8, mapi.TypeUnicode:
		_, ok = value.(string)
	case mapi.TypeBinary:
		_, ok = value.([]byte)
	case mapi.TypeMVUnicode:
		_, ok = value.([]string)
	}
	return ok
}

// standard returns the tag that the vocabulary has for a property, or the tag
// itself if it has none.
func standard(tag mapi.PropertyTag) mapi.PropertyTag {
	if known, ok := vocabulary[tag.ID()]; ok {
		return known
	}
	return tag
}

// vocabulary has the tags with names, by what they identify.
var vocabulary = func() map[uint16]mapi.PropertyTag {
	tags := map[uint16]mapi.PropertyTag{}
	for _, n := range mapi.EnumNames[mapi.PropertyTag]() {
		tag := mapi.PropertyTag(n.Value)
		if _, there := tags[tag.ID()]; !there {
			tags[tag.ID()] = tag
		}
	}
	return tags
}()

// agrees reports whether a tag has the type that the property has everywhere. Text
// is text, in Unicode or not.
func agrees(tag mapi.PropertyTag) bool {
	return plain(tag.Type()) == plain(standard(tag).Type())
}

func plain(t mapi.PropertyType) mapi.PropertyType {
	if t == mapi.TypeString8 {
		return mapi.TypeUnicode
	}
	return t
}

func cloneValue(value any) any {
	step(1)
	switch v := value.(type) {
	case []byte:
		step(len(v))
		return bytes.Clone(v)
	case []string:
		step(len(v))
		return slices.Clone(v)
	}
	return value
}

func cloneAll[T any](list []T, clone func(T) T) []T {
	if list == nil {
		return nil
	}
	c := make([]T, len(list))
	for i := range list {
		step(1)
		c[i] = clone(list[i])
	}
	return c
}
