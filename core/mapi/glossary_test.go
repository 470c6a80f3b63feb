package mapi

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"mapi-playground/core/spec"
)

// everyName is the whole vocabulary, name to value; a property's value is its identifier, as the
// glossary has it.
func everyName() map[string]uint32 {
	all := map[string]uint32{
		"CURRENT_SPI_VERSION":   SPIVersion,
		"MUID_PROFILE_INSTANCE": ProfileInstanceUID,
	}
	tables := []table{resultTable, comTable}
	for _, v := range vocabularies {
		tables = append(tables, v.table)
	}
	for _, t := range tables {
		for _, n := range t {
			all[n.Name] = n.Value
		}
	}
	for _, n := range propertyTable {
		all[n.Name] = uint32(PropertyTag(n.Value).ID())
	}
	return all
}

var (
	words   = regexp.MustCompile(`[A-Za-z][A-Za-z0-9_]*|_[A-Z_]+`)
	numbers = regexp.MustCompile(`\b0x[0-9A-Fa-f]+\b|\b[0-9]{1,3}\b|\b000[0-9]{5}\b`)
)

// TestGlossary compares every row of the glossary that gives names and numbers with the package.
// Rows shorten what repeats ("LOGOFF_NO_WAIT / ORDERLY"), so a word may lack the beginning, or the
// end, of the first name.
func TestGlossary(t *testing.T) {
	page, _ := spec.Page("glossary")
	all := everyName()
	checked := map[string]bool{}
	section := ""
	for line := range strings.Lines(page) {
		if s, ok := strings.CutPrefix(line, "## "); ok {
			section, _, _ = strings.Cut(s, ".")
		}
		cells := strings.Split(line, "|")
		if n, _ := strconv.Atoi(section); n < 4 || len(cells) < 5 || strings.Contains(cells[1], "---") {
			continue
		}
		// A number of the documentation's comes before one of the header's.
		given := cells[3]
		if section == "9" {
			given = cells[2]
		} else if !strings.HasPrefix(given, " 0x") {
			given = cells[len(cells)-2]
		}
		list, values := words.FindAllString(cells[1], -1), numbers.FindAllString(given, -1)
		if len(list) == 0 || len(list) != len(values) || list[0] == "MAPIInitIdle" {
			continue
		}
		for i, word := range list {
			value, err := strconv.ParseUint(strings.TrimPrefix(values[i], "0x"), base(values[i]), 32)
			if err != nil {
				t.Fatal(err)
			}
			name := find(all, list[0], word, uint32(value))
			if name == "" {
				t.Errorf("section %s: %s = %s is not in the vocabulary", section, word, values[i])
			}
			checked[name] = true
		}
	}
	for name, value := range all {
		if checked[name] {
			continue
		}
		if want, ok := outsideTables[name]; !ok {
			t.Errorf("%s was not compared with the glossary", name)
		} else if want != value {
			t.Errorf("%s = %#x, want %#x", name, value, want)
		}
	}
}

// outsideTables has the words that the glossary gives in prose, or in a row with other numbers.
var outsideTables = map[string]uint32{
	"MAPI_MULTITHREAD_NOTIFICATIONS":     0x1,
	"MAPI_NO_COINIT":                     0x8,
	"MAPI_LOGOFF_SHARED":                 0x1,
	"MAPI_LOGOFF_UI":                     0x2,
	"MAPI_E_CALL_FAILED":                 0x80004005,
	"MAPI_E_PASSWORD_CHANGE_REQUIRED":    0x80040120,
	"MAPI_E_PASSWORD_EXPIRED":            0x80040121,
	"MAPI_E_INVALID_WORKSTATION_ACCOUNT": 0x80040122,
	"MAPI_E_INVALID_ACCESS_TIME":         0x80040123,
	"MAPI_E_ACCOUNT_DISABLED":            0x80040124,
	"MAPI_E_CORRUPT_STORE":               0x80040600,
	"STORE_MODIFY_OK":                    0x8, // the store flags are of the public header
	"STORE_CREATE_OK":                    0x10,
	"STORE_SUBMIT_OK":                    0x80,
	"PT_LONG":                            0x0003,
	"PT_BOOLEAN":                         0x000B,
	"PT_STRING8":                         0x001E,
	"PT_UNICODE":                         0x001F,
	"PT_BINARY":                          0x0102,
	"PT_MV_UNICODE":                      0x101F,
}

func base(number string) int {
	if strings.HasPrefix(number, "0x") || strings.HasPrefix(number, "000") {
		return 16
	}
	return 10
}

// find returns the name of the vocabulary that a word of a row stands for and that has the value. The
// word takes the place of some part of the first name of the row: of all behind it, unless it ends in
// an underscore.
func find(all map[string]uint32, first, word string, value uint32) string {
	for cut := 0; cut <= len(first); cut++ {
		names := []string{first[:cut] + word, first[:cut] + "_" + word}
		if strings.HasSuffix(word, "_") {
			for rest := cut; rest < len(first); rest++ {
				names = append(names, first[:cut]+word+first[rest:])
			}
		}
		for _, name := range names {
			if v, ok := all[name]; ok && v == value {
				return name
			}
		}
	}
	return ""
}
