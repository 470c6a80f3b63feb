package replay

import (
	"errors"
	"fmt"
	"slices"

	"mapi-playground/core/scenario"
)

// Book holds the branches of a run, each a run of its own, and stands in one of
// them. Branches are kept until they are dropped.
type Book struct {
	branches []*Branch
	current  *Branch
}

// Branch is a run with a name, and where it began.
type Branch struct {
	*Run
	Name   string
	Parent string // the branch it left; empty of the first
	From   int    // the step of the parent at which it left
}

// Errors of a [Book].
var (
	ErrName   = errors.New("a branch needs a name that no other has")
	ErrBranch = errors.New("there is no such branch")
)

// Main is the name of the first branch: the scenario as it was given.
const Main = "main"

// Open returns the book of a scenario, with one branch.
func Open(s *scenario.Scenario) *Book {
	first := &Branch{Run: New(s), Name: Main}
	return &Book{branches: []*Branch{first}, current: first}
}

// Current is the branch in which the book stands.
func (b *Book) Current() *Branch { return b.current }

// Branches lists the branches, the oldest first.
func (b *Book) Branches() []*Branch { return slices.Clone(b.branches) }

// Fork makes a new branch that is the same up to where the current one stands,
// with none of the inputs that are to come, and goes there.
func (b *Book) Fork(name string) (*Branch, error) {
	if name == "" || b.find(name) != nil {
		return nil, fmt.Errorf("forking as %q: %w", name, ErrName)
	}
	from := b.current
	branch := &Branch{Run: from.fork(), Name: name, Parent: from.Name, From: from.at}
	b.branches = append(b.branches, branch)
	b.current = branch
	return branch, nil
}

// Do has something happen where the current branch stands: in the branch itself
// if it has no inputs after that, in a fork otherwise, so that nothing is lost.
func (b *Book) Do(in scenario.Input) error {
	if b.current.Parent == "" || b.current.Remaining() > 0 {
		name := ""
		for i := 1; name == "" || b.find(name) != nil; i++ {
			name = fmt.Sprint("fork ", i)
		}
		if _, err := b.Fork(name); err != nil {
			return err
		}
	}
	b.current.Add(in)
	return nil
}

// Switch goes to another branch, where it stands.
func (b *Book) Switch(name string) error {
	branch := b.find(name)
	if branch == nil {
		return fmt.Errorf("switching to %q: %w", name, ErrBranch)
	}
	b.current = branch
	return nil
}

// Rename gives a branch another name.
func (b *Book) Rename(name, other string) error {
	branch := b.find(name)
	switch {
	case branch == nil:
		return fmt.Errorf("renaming %q: %w", name, ErrBranch)
	case other == "" || b.find(other) != nil:
		return fmt.Errorf("renaming %q to %q: %w", name, other, ErrName)
	}
	for _, one := range b.branches {
		if one.Parent == name {
			one.Parent = other
		}
	}
	branch.Name = other
	return nil
}

// Drop drops a branch; those that left it stay. The first cannot be dropped.
func (b *Book) Drop(name string) error {
	branch := b.find(name)
	if branch == nil || branch.Parent == "" {
		return fmt.Errorf("dropping %q: %w", name, ErrBranch)
	}
	b.branches = slices.DeleteFunc(b.branches, func(one *Branch) bool { return one == branch })
	for _, one := range b.branches {
		if one.Parent == name {
			one.Parent = branch.Parent
			one.From = min(one.From, branch.From)
		}
	}
	if b.current == branch {
		b.current = b.find(branch.Parent)
	}
	return nil
}

func (b *Book) find(name string) *Branch {
	for _, one := range b.branches {
		if one.Name == name {
			return one
		}
	}
	return nil
}
