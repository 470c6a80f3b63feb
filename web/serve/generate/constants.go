package main

import (
	"fmt"
	"go/ast"
	"strconv"
	"strings"

	"mapi-playground/core/mapi"
)

// group is a list of constants, from a table of core/mapi.
type group struct {
	about string
	table string // its name there, for the comments
	all   []mapi.Named
}

// The constants of idle.js, which are of mapi.js too, and those of mapi.js alone.
var (
	idleGroups = []group{
		{"iroIdle of FtgRegisterIdleRoutine and ChangeIdleRoutine.", "idleOptionsTable", mapi.FlagNames[mapi.IdleOptions]()},
		{"ircIdle of ChangeIdleRoutine.", "idleChangesTable", mapi.FlagNames[mapi.IdleChanges]()},
	}
	sessionGroups = []group{
		{"flFlags of MAPILogonEx.", "logonFlagsTable", mapi.FlagNames[mapi.LogonFlags]()},
		{"ulFlags of MAPIInitialize.", "initFlagsTable", mapi.FlagNames[mapi.InitFlags]()},
		{"ulFlags of IMAPISession::Logoff.", "logoffFlagsTable", mapi.FlagNames[mapi.LogoffFlags]()},
		{"Results.", "resultTable", mapi.ResultNames()},
	}
	priorities = []struct {
		name, constant string
		value          int16
	}{
		{"PRILOWEST", "PriorityLowest", mapi.PriorityLowest},
		{"PRIUSER", "PriorityUser", mapi.PriorityUser},
		{"PRIHIGHEST", "PriorityHighest", mapi.PriorityHighest},
	}
)

// constants makes the modules that have MAPI's constants under their documented names.
func constants(s *sources, made map[string][]byte) error {
	core, err := s.read("core/mapi")
	if err != nil {
		return err
	}
	for _, file := range []struct {
		name, about string
		groups      []group
		idle        bool
	}{
		{"idle-constants", "MAPI's constants for the idle engine under their documented names.", idleGroups, true},
		{"constants", "MAPI's constants under their documented names.", sessionGroups, false},
	} {
		var script, types strings.Builder
		fmt.Fprintf(&script, "%s// %s\n", notice, file.about)
		fmt.Fprintf(&types, "%s// %s\n", notice, file.about)
		if !file.idle {
			script.WriteString("\nexport * from './idle-constants.js';\n")
			types.WriteString("\nexport * from './idle-constants.js';\n")
		}
		given := make(map[string]uint32)
		for _, g := range file.groups {
			fmt.Fprintf(&script, "\n// %s\n", g.about)
			fmt.Fprintf(&types, "\n// %s\n", g.about)
			comments, err := commentsOf(core, g.table)
			if err != nil {
				return err
			}
			for _, one := range g.all {
				if value, twice := given[one.Name]; twice {
					if value != one.Value {
						return fmt.Errorf("%s has two values", one.Name)
					}
					continue
				}
				given[one.Name] = one.Value
				fmt.Fprintf(&script, "export const %s = 0x%0*X;\n", one.Name, digits(g, file.idle), one.Value)
				doc(&types, "", comments[one.Name])
				fmt.Fprintf(&types, "export const %s: number;\n", one.Name)
			}
		}
		if file.idle {
			const about = "\n// priIdle: the range, and the level of user events.\n"
			script.WriteString(about)
			types.WriteString(about)
			for _, one := range priorities {
				fmt.Fprintf(&script, "export const %s = %d;\n", one.name, one.value)
				doc(&types, "", aboutConstant(core, one.constant))
				fmt.Fprintf(&types, "export const %s: number;\n", one.name)
			}
		}
		made["web/module/"+file.name+".js"] = []byte(script.String())
		made["web/module/"+file.name+".d.ts"] = []byte(types.String())
	}
	return nil
}

// digits is how many digits a value is written with.
func digits(g group, idle bool) int {
	if idle {
		return 4
	}
	return 8
}

// commentsOf are the comments behind the constants of a table, by documented name.
func commentsOf(p *source, table string) (map[string]string, error) {
	list, ok := p.vars[table]
	if !ok {
		return nil, fmt.Errorf("core/mapi has no %s", table)
	}
	all := make(map[string]string)
	for _, e := range list.Elts {
		row, ok := e.(*ast.CompositeLit)
		if !ok || len(row.Elts) != 2 {
			return nil, fmt.Errorf("%s has a row that is no name and value", table)
		}
		name, _ := strconv.Unquote(row.Elts[0].(*ast.BasicLit).Value)
		value := row.Elts[1].(*ast.CallExpr).Args[0].(*ast.Ident).Name
		all[name] = aboutConstant(p, value)
	}
	return all, nil
}

// aboutConstant is what the comment behind a constant says after its documented name.
func aboutConstant(p *source, name string) string {
	_, about, _ := strings.Cut(p.lines[name], ": ")
	return sentence(about)
}

// doc writes a doc comment, if there is anything to say.
func doc(out *strings.Builder, indent, about string) {
	if about != "" {
		fmt.Fprintf(out, "%s/** %s */\n", indent, about)
	}
}
