//go:build js && wasm

package dialog

import "strings"

// key names a text.
type key int

const (
	okButton key = iota
	cancelButton
	profileTitle
	profileText
	profileLabel
	profileChoose
	profileNone
	profileConfigure
	credentialsTitle
	credentialsText
	credentialsLabel
	sheetTitle
	sheetText
	sheetReadOnly
	failureTitle
	failureText
	failureDetail
	failureConsequence
	retryButton
	correctButton
	declineButton
	logoffTitle
	logoffText
	logoffShared
	logoffButton
	stayButton
	accountLabel
	displayNameLabel
	propertyLabel
)

// texts has every sentence of the dialogs, by language and key. In a text {1} and
// {2} stand for what is filled in.
var texts = map[string]map[key]string{
	"en": {
		okButton:           "OK",
		cancelButton:       "Cancel",
		profileTitle:       "Log on",
		profileText:        "Which profile do you want to use?",
		profileLabel:       "Profile",
		profileChoose:      "Choose a profile",
		profileNone:        "There are no profiles yet.",
		profileConfigure:   "Show the settings of each message service first",
		credentialsTitle:   "Credentials",
		credentialsText:    "The credentials kept in the profile {1} were not accepted. Enter others.",
		credentialsLabel:   "Password",
		sheetTitle:         "{1}: settings",
		sheetText:          "What the message service needs to know.",
		sheetReadOnly:      "These settings are shown to be read.",
		failureTitle:       "{1} did not log on",
		failureText:        "{1} of the message service {2} failed.",
		failureDetail:      "The reason it gives: {1}",
		failureConsequence: "If it fails again, or if you go on without it, the whole message service is out of action until the session ends.",
		retryButton:        "Try again",
		correctButton:      "Settings, then try again",
		declineButton:      "Go on without it",
		logoffTitle:        "Log off",
		logoffText:         "End the session on the profile {1}?",
		logoffShared:       "Others share it and will be told: {1}.",
		logoffButton:       "Log off",
		stayButton:         "Stay logged on",
		accountLabel:       "Account",
		displayNameLabel:   "Name",
		propertyLabel:      "Property {1}",
	},
	"pt-BR": {
		okButton:           "OK",
		cancelButton:       "Cancelar",
		profileTitle:       "Fazer logon",
		profileText:        "Qual perfil você quer usar?",
		profileLabel:       "Perfil",
		profileChoose:      "Escolha um perfil",
		profileNone:        "Ainda não há perfis.",
		profileConfigure:   "Mostrar antes as configurações de cada serviço de mensagens",
		credentialsTitle:   "Credenciais",
		credentialsText:    "As credenciais guardadas no perfil {1} não foram aceitas. Digite outras.",
		credentialsLabel:   "Senha",
		sheetTitle:         "{1}: configurações",
		sheetText:          "O que o serviço de mensagens precisa saber.",
		sheetReadOnly:      "Estas configurações são apenas para leitura.",
		failureTitle:       "{1} não fez logon",
		failureText:        "{1}, do serviço de mensagens {2}, falhou.",
		failureDetail:      "O motivo informado: {1}",
		failureConsequence: "Se falhar de novo, ou se você continuar sem ele, o serviço de mensagens inteiro fica fora de ação até o fim da sessão.",
		retryButton:        "Tentar de novo",
		correctButton:      "Configurar e tentar de novo",
		declineButton:      "Continuar sem ele",
		logoffTitle:        "Fazer logoff",
		logoffText:         "Encerrar a sessão no perfil {1}?",
		logoffShared:       "Outros a compartilham e serão avisados: {1}.",
		logoffButton:       "Fazer logoff",
		stayButton:         "Continuar conectado",
		accountLabel:       "Conta",
		displayNameLabel:   "Nome",
		propertyLabel:      "Propriedade {1}",
	},
}

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
	for tag := range texts {
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
	return strings.NewReplacer(pairs...).Replace(texts[d.Language()][k])
}
