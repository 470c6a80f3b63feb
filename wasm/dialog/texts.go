//go:build js && wasm

package dialog

import (
	"strings"
	"sync"

	"mapi-playground/web/locales"
)

// key names a text. The texts are in the file dialogs.txt of each language.
type key string

const (
	okButton           key = "ok-button"
	cancelButton       key = "cancel-button"
	profileTitle       key = "profile-title"
	profileText        key = "profile-text"
	profileLabel       key = "profile-label"
	profileChoose      key = "profile-choose"
	profileNone        key = "profile-none"
	profileConfigure   key = "profile-configure"
	credentialsTitle   key = "credentials-title"
	credentialsText    key = "credentials-text"
	credentialsLabel   key = "credentials-label"
	sheetTitle         key = "sheet-title"
	sheetText          key = "sheet-text"
	sheetReadOnly      key = "sheet-read-only"
	failureTitle       key = "failure-title"
	failureText        key = "failure-text"
	failureDetail      key = "failure-detail"
	failureConsequence key = "failure-consequence"
	retryButton        key = "retry-button"
	correctButton      key = "correct-button"
	declineButton      key = "decline-button"
	logoffTitle        key = "logoff-title"
	logoffText         key = "logoff-text"
	logoffShared       key = "logoff-shared"
	logoffButton       key = "logoff-button"
	stayButton         key = "stay-button"
	accountLabel       key = "account-label"
	displayNameLabel   key = "display-name-label"
	propertyLabel      key = "property-label"
)

// texts returns the texts by language and key. They are read for the first dialog.
var texts = sync.OnceValue(func() map[string]map[string]string {
	all := make(map[string]map[string]string)
	for _, language := range locales.Languages(locales.Dialogs) {
		all[language] = locales.Texts(locales.Dialogs, language+"/dialogs.txt")
	}
	return all
})

const english = "en"

// Dialogs are the dialogs in one language. The zero value is in English.
type Dialogs struct{ language, owner string }

// Of returns the dialogs with the name of their owner in the attribute data-mapi,
// so that a page can take them away when their program has ended.
func (d Dialogs) Of(owner string) Dialogs {
	d.owner = owner
	return d
}

// In returns the dialogs in the language of a tag such as pt-BR or pt, English
// where there is no other.
func In(language string) Dialogs {
	primary, _, _ := strings.Cut(language, "-")
	for tag := range texts() {
		first, _, _ := strings.Cut(tag, "-")
		if strings.EqualFold(first, primary) {
			return Dialogs{language: tag}
		}
	}
	return Dialogs{language: english}
}

// Language is the tag of the language that the dialogs are in.
func (d Dialogs) Language() string {
	if d.language == "" {
		return english
	}
	return d.language
}

func (d Dialogs) text(k key, filled ...string) string {
	pairs := make([]string, 0, 4)
	for i, text := range filled {
		pairs = append(pairs, "{"+string(rune('1'+i))+"}", text)
	}
	return strings.NewReplacer(pairs...).Replace(texts()[d.Language()][string(k)])
}
