package link

// dictionaryV1 is what links of version 1 are deflated with: words that scenarios
// are made of, the frequent ones last, as the nearest are the cheapest to refer to.
// The line ends do not count.
//
// It is frozen: every link of version 1 that was ever made needs it as it is. New
// words of the format may come into a dictionary of a version 2.
const dictionaryV1 = `
"S_OK","MAPI_W_NO_SERVICE","MAPI_W_ERRORS_RETURNED","MAPI_W_CANCEL_MESSAGE","MAPI_W_PARTIAL_COMPLETION",
"MAPI_E_CALL_FAILED","MAPI_E_NOT_ENOUGH_MEMORY","MAPI_E_INVALID_PARAMETER","MAPI_E_INTERFACE_NOT_SUPPORTED",
"MAPI_E_NO_ACCESS","MAPI_E_NO_SUPPORT","MAPI_E_BAD_CHARWIDTH","MAPI_E_STRING_TOO_LONG","MAPI_E_UNKNOWN_FLAGS",
"MAPI_E_INVALID_ENTRYID","MAPI_E_INVALID_OBJECT","MAPI_E_BUSY","MAPI_E_NOT_ENOUGH_DISK",
"MAPI_E_NOT_ENOUGH_RESOURCES","MAPI_E_NOT_FOUND","MAPI_E_VERSION","MAPI_E_LOGON_FAILED",
"MAPI_E_SESSION_LIMIT","MAPI_E_USER_CANCEL","MAPI_E_NETWORK_ERROR","MAPI_E_DISK_ERROR","MAPI_E_TOO_COMPLEX",
"MAPI_E_EXTENDED_ERROR","MAPI_E_CORRUPT_DATA","MAPI_E_UNCONFIGURED","MAPI_E_FAILONEPROVIDER",
"MAPI_E_UNKNOWN_CPID","MAPI_E_UNKNOWN_LCID","MAPI_E_RECONNECTED","MAPI_E_OFFLINE","MAPI_E_END_OF_SESSION",
"MAPI_E_UNKNOWN_ENTRYID","MAPI_E_TIMEOUT","MAPI_E_WAIT","MAPI_E_CANCEL","MAPI_E_NOT_ME",
"MAPI_E_NOT_INITIALIZED","MAPI_E_PASSWORD_CHANGE_REQUIRED","MAPI_E_PASSWORD_EXPIRED",
"MAPI_E_INVALID_WORKSTATION_ACCOUNT","MAPI_E_INVALID_ACCESS_TIME","MAPI_E_ACCOUNT_DISABLED",
"MAPI_E_CORRUPT_STORE",
 desabilitada UNCONFIGURED FIROWAIT registrada SESSION Indexer MAPIInitialize termina significa
 repositórios enquanto padrão precisa outra provedores transporte sinalizadores intervalo tentativa
 endereços nenhum thread sempre MAPILogonEx sinalizador devolve responde registro Mailbox segundos
 spooler ninguém leitura todos pode também conta quando programas segunda resultado isso credenciais
 logoff está ocioso cada chamadas rotinas mesmo documentos mais desativado continua mecanismo segundo
 MAPIInitIdle antes nada fica tempo espera Observe compartilhada como mensagens Mailer primeira
 mensagem programa para configuração falha prioridade primeiro computador repositório diálogo
 fluxograma rotina depois serviço provedor logon perfil MAPI chamada usuário sessão
 registration UNCONFIGURED configuration FIROWAIT password another answers SESSION Indexer
 MAPIInitialize follows providers programs nobody seconds reading gives about thread something again
 MAPILogonEx other address Mailbox spooler because default calls ready every store called engine them
 registered returns Watch fails idle failure chart after documents unconfigured same credentials
 without there priority time MAPIInitIdle once disabled routines program Mailer call computer only
 does before logon dialog which second user with first nothing service message routine provider MAPI
 profile that session
FIROWAIT|FIROINTERVAL|FIROPERBLOCK|FIRODISABLED|FIROONCEONLY|FIRONOADJUSTMENT|FIRCPFN|FIRCPV|FIRCPRI|FIRCCSEC|
FIRCIRO|MAPI_MULTITHREAD_NOTIFICATIONS|MAPI_NO_COINIT|MAPI_NT_SERVICE|MAPI_LOGON_UI|MAPI_NEW_SESSION|
MAPI_APP_PROFILE|MAPI_ALLOW_OTHERS|MAPI_EXPLICIT_PROFILE|MAPI_EXTENDED|MAPI_USE_DEFAULT|MAPI_FORCE_DOWNLOAD|
MAPI_SERVICE_UI_ALWAYS|MAPI_NO_MAIL|MAPI_NT_SERVICE|MAPI_PASSWORD_UI|MAPI_TIMEOUT_SHORT|MAPI_BG_SESSION|
MAPI_UNICODE|MAPI_LOGOFF_SHARED|MAPI_LOGOFF_UI|MDB_NO_DIALOG|MDB_WRITE|MAPI_DEFERRED_ERRORS|MAPI_BEST_ACCESS|
MDB_TEMPORARY|MDB_NO_MAIL|MDB_ONLINE|AB_NO_DIALOG|fnevCriticalError|fnevNewMail|fnevObjectCreated|
fnevObjectDeleted|fnevObjectModified|fnevObjectMoved|fnevObjectCopied|fnevSearchComplete|fnevTableModified|
fnevStatusObjectModified|fnevIndexing|fnevExtended|LOGOFF_NO_WAIT|LOGOFF_ORDERLY|LOGOFF_PURGE|LOGOFF_ABORT|
LOGOFF_QUIET|LOGOFF_COMPLETE|LOGOFF_INBOUND|LOGOFF_OUTBOUND|LOGOFF_OUTBOUND_QUEUE|FLUSH_UPLOAD|FLUSH_DOWNLOAD|
FLUSH_FORCE|FLUSH_NO_UI|FLUSH_ASYNC_OK|NOTIFY_NEWMAIL|NOTIFY_READYTOSEND|NOTIFY_SENTDEFERRED|NOTIFY_CRITSEC|
NOTIFY_NONCRIT|NOTIFY_CONFIG_CHANGE|NOTIFY_CRITICAL_ERROR|NOTIFY_NEWMAIL_RECEIVED|MAPI_DEFAULT_SERVICES|
MAPI_APP_PROFILE|MAPI_DIALOG|
"order":"overview","order":"header","equals":"round robin","equals":"newest first","turns":"strict",
"turns":"each once","wait":"per block","wait":"once","wait":"every call","zero":"a level","zero":"refused",
"obsolete":"refused","obsolete":"legacy","late":"delivered","late":"purged","failure":"keeps",
"failure":"disables","failure":"deregisters","init":"1","init":"-1",","do":"GetProfileTable","ulFlags":"},,
","do":"SetDefaultProfile","lpszProfileName":"},,
","do":"CopyProfile","lpszOldProfileName":","lpszNewProfileName":"},,
","do":"RenameProfile","lpszOldProfileName":","lpszNewProfileName":"},,
","do":"DeleteProfile","lpszProfileName":"},,","do":"CreateProfile","lpszProfileName":"},,
","do":"FastShutdown","as":"},,","do":"SpoolerNotify","transport":","ulFlags":"},,
","do":"FlushQueues","object":","ulFlags":"},,","do":"ValidateState","object":","as":"},,
","do":"NewMail","object":"},,","do":"StoreLogoff","object":","lpulFlags":"},,
","do":"SubmitMessage","object":"},,","do":"Unadvise","session":","connection":"},,
","do":"Advise","session":","ulEventMask":","as":"},,
","do":"SetDefaultStore","session":","store":","ulFlags":"},,","do":"MessageOptions","session":"},,
","do":"QueryIdentity","session":"},,","do":"GetLastError","session":"},,
","do":"GetMsgStoresTable","session":"},,","do":"GetStatusTable","session":"},,
","do":"OpenEntry","session":","entry":","as":"},,","do":"OpenAddressBook","session":","ulFlags":","as":"},,
","do":"OpenMsgStore","session":","store":","ulFlags":","as":"},,
","do":"Logoff","session":","ulFlags":","ulReserved":0,"as":"},,","do":"abandon","call":"},,
","do":"answer","call":","profile":","credentials":","retry":true,"supplied":true,"yes":true,"cancel":true,"dismiss":true},,
","do":"MAPILogonEx","as":","lpszProfileName":","lpszPassword":","flFlags":"},,","do":"MAPIUninitialize"},,
","do":"MAPIInitialize","ulFlags":","ulVersion":0},,","do":"PostThreadMessage","thread":","message":"},,
","do":"DeregisterIdleRoutine","ftg":","thread":"},,
","do":"EnableIdleRoutine","ftg":","fEnable":true,"thread":"},,
","do":"ChangeIdleRoutine","ftg":","pfnIdle":","pvIdleParam":","priIdle":0,"csecIdle":0,"iroIdle":","ircIdle":","thread":","cost":0},,
","do":"FtgRegisterIdleRoutine","as":","pfnIdle":","pvIdleParam":","priIdle":0,"csecIdle":0,"iroIdle":","thread":","cost":0},,
","do":"MAPIDeInitIdle","thread":"},,","do":"MAPIInitIdle","lpvReserved":0,"thread":"},,
","do":"user","what":"},,","do":"sleep","for":0},,","do":"busy","for":0},,
","do":"idle","for":0,"recorded":true},,
","do":"GetProfileTable","ulFlags":"},","do":"SetDefaultProfile","lpszProfileName":"},
","do":"CopyProfile","lpszOldProfileName":","lpszNewProfileName":"},
","do":"RenameProfile","lpszOldProfileName":","lpszNewProfileName":"},
","do":"DeleteProfile","lpszProfileName":"},","do":"CreateProfile","lpszProfileName":"},
","do":"FastShutdown","as":"},","do":"SpoolerNotify","transport":","ulFlags":"},
","do":"FlushQueues","object":","ulFlags":"},","do":"ValidateState","object":","as":"},
","do":"NewMail","object":"},","do":"StoreLogoff","object":","lpulFlags":"},
","do":"SubmitMessage","object":"},","do":"Unadvise","session":","connection":"},
","do":"Advise","session":","ulEventMask":","as":"},
","do":"SetDefaultStore","session":","store":","ulFlags":"},","do":"MessageOptions","session":"},
","do":"QueryIdentity","session":"},","do":"GetLastError","session":"},
","do":"GetMsgStoresTable","session":"},","do":"GetStatusTable","session":"},
","do":"OpenEntry","session":","entry":","as":"},","do":"OpenAddressBook","session":","ulFlags":","as":"},
","do":"OpenMsgStore","session":","store":","ulFlags":","as":"},
","do":"Logoff","session":","ulFlags":","ulReserved":0,"as":"},","do":"abandon","call":"},
","do":"answer","call":","profile":","credentials":","retry":true,"supplied":true,"yes":true,"cancel":true,"dismiss":true},
","do":"MAPILogonEx","as":","lpszProfileName":","lpszPassword":","flFlags":"},","do":"MAPIUninitialize"},
","do":"MAPIInitialize","ulFlags":","ulVersion":0},","do":"PostThreadMessage","thread":","message":"},
","do":"DeregisterIdleRoutine","ftg":","thread":"},
","do":"EnableIdleRoutine","ftg":","fEnable":true,"thread":"},
","do":"ChangeIdleRoutine","ftg":","pfnIdle":","pvIdleParam":","priIdle":0,"csecIdle":0,"iroIdle":","ircIdle":","thread":","cost":0},
","do":"FtgRegisterIdleRoutine","as":","pfnIdle":","pvIdleParam":","priIdle":0,"csecIdle":0,"iroIdle":","thread":","cost":0},
","do":"MAPIDeInitIdle","thread":"},","do":"MAPIInitIdle","lpvReserved":0,"thread":"},","do":"user","what":"},
","do":"sleep","for":0},","do":"busy","for":0},","do":"idle","for":0,"recorded":true},
{"step":0,"view":{"language":"pt-BR","host":"virtual"},"preset":"","scenario":
"machine":{"patience":300,"limit":1,"fault":"notifications","unconfigured":"disables"},
{"name":"Post","type":"MAPI_TRANSPORT_PROVIDER","wants":"LOGON_SP_IDLE|LOGON_SP_POLL"}
,"identity":"","init":"","spi":"old","limit":1,"state":"","shutdown":""
,"logons":["MAPI_E_UNCONFIGURED","MAPI_E_LOGON_FAILED","MAPI_E_FAILONEPROVIDER","S_OK"]
{"result":"","detail":""},{"stored":false,"configured":true}
{"name":"Work","default":true,"app":true,"damaged":true,"credentials":"","mailbox":"","services":[
{"name":"Office","flags":"SERVICE_","required":true,"entry":["S_OK"],"providers":[
{"name":"Directory","type":"MAPI_AB_PROVIDER"},{"name":"Mailbox","type":"MAPI_STORE_PROVIDER"}]}]}],
"iroIdle":"FIROINTERVAL|FIROWAIT","calls":[{"cost":5,"returns":"FALSE","does":[{"do":"","ftg":"self"}]}]
"lpszProfileName":"Work","flFlags":"MAPI_LOGON_UI|MAPI_NEW_SESSION|MAPI_EXTENDED|MAPI_USE_DEFAULT"
},{"at":100,"after":10,"app":"Mail","do":"OpenMsgStore","session":"","store":"Mailbox","as":"
},{"at":200,"do":"idle","for":1000},{"at":0,"app":"Mail","do":"MAPIInitIdle"},{"at":0,"app":"Mail","do":"FtgRegisterIdleRoutine","as":"
{"step":1,"scenario":{"version":1,"title":{"en":"","pt-BR":"},"about":{"en":"","pt-BR":"},"profiles":[
],"applications":[{"name":"Mail","capacity":1,"readings":{},{"name":"
"}],"inputs":[{"at":0,"app":"Mailer","do":"MAPIInitialize"},{"at":100,"app":"Mailer","do":"MAPILogonEx","as":"`
