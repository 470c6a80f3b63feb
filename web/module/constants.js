// MAPI's constants under their documented names, and nowhere else in the page.
// A test holds them to core/mapi, which says where the values come from.

// iroIdle of FtgRegisterIdleRoutine and ChangeIdleRoutine.
export const FIROWAIT = 0x0001;
export const FIROINTERVAL = 0x0002;
export const FIROPERBLOCK = 0x0004;
export const FIRODISABLED = 0x0020;
export const FIROONCEONLY = 0x0040;
export const FIRONOADJUSTMENT = 0x0080;

// ircIdle of ChangeIdleRoutine.
export const FIRCPFN = 0x0001;
export const FIRCPV = 0x0002;
export const FIRCPRI = 0x0004;
export const FIRCCSEC = 0x0008;
export const FIRCIRO = 0x0010;

// flFlags of MAPILogonEx.
export const MAPI_LOGON_UI = 0x00000001;
export const MAPI_NEW_SESSION = 0x00000002;
export const MAPI_APP_PROFILE = 0x00000004;
export const MAPI_ALLOW_OTHERS = 0x00000008;
export const MAPI_EXPLICIT_PROFILE = 0x00000010;
export const MAPI_EXTENDED = 0x00000020;
export const MAPI_USE_DEFAULT = 0x00000040;
export const MAPI_FORCE_DOWNLOAD = 0x00001000;
export const MAPI_SERVICE_UI_ALWAYS = 0x00002000;
export const MAPI_NO_MAIL = 0x00008000;
export const MAPI_NT_SERVICE = 0x00010000;
export const MAPI_PASSWORD_UI = 0x00020000;
export const MAPI_TIMEOUT_SHORT = 0x00100000;
export const MAPI_BG_SESSION = 0x00200000;
export const MAPI_UNICODE = 0x80000000;

// ulFlags of MAPIInitialize.
export const MAPI_MULTITHREAD_NOTIFICATIONS = 0x00000001;
export const MAPI_NO_COINIT = 0x00000008;

// ulFlags of IMAPISession::Logoff.
export const MAPI_LOGOFF_SHARED = 0x00000001;
export const MAPI_LOGOFF_UI = 0x00000002;

// Results.
export const S_OK = 0x00000000;
export const MAPI_W_NO_SERVICE = 0x00040203;
export const MAPI_W_ERRORS_RETURNED = 0x00040380;
export const MAPI_W_CANCEL_MESSAGE = 0x00040580;
export const MAPI_W_PARTIAL_COMPLETION = 0x00040680;
export const MAPI_E_CALL_FAILED = 0x80004005;
export const MAPI_E_NOT_ENOUGH_MEMORY = 0x8007000E;
export const MAPI_E_INVALID_PARAMETER = 0x80070057;
export const MAPI_E_INTERFACE_NOT_SUPPORTED = 0x80004002;
export const MAPI_E_NO_ACCESS = 0x80070005;
export const MAPI_E_NO_SUPPORT = 0x80040102;
export const MAPI_E_BAD_CHARWIDTH = 0x80040103;
export const MAPI_E_STRING_TOO_LONG = 0x80040105;
export const MAPI_E_UNKNOWN_FLAGS = 0x80040106;
export const MAPI_E_INVALID_ENTRYID = 0x80040107;
export const MAPI_E_INVALID_OBJECT = 0x80040108;
export const MAPI_E_BUSY = 0x8004010B;
export const MAPI_E_NOT_ENOUGH_DISK = 0x8004010D;
export const MAPI_E_NOT_ENOUGH_RESOURCES = 0x8004010E;
export const MAPI_E_NOT_FOUND = 0x8004010F;
export const MAPI_E_VERSION = 0x80040110;
export const MAPI_E_LOGON_FAILED = 0x80040111;
export const MAPI_E_SESSION_LIMIT = 0x80040112;
export const MAPI_E_USER_CANCEL = 0x80040113;
export const MAPI_E_NETWORK_ERROR = 0x80040115;
export const MAPI_E_DISK_ERROR = 0x80040116;
export const MAPI_E_TOO_COMPLEX = 0x80040117;
export const MAPI_E_EXTENDED_ERROR = 0x80040119;
export const MAPI_E_CORRUPT_DATA = 0x8004011B;
export const MAPI_E_UNCONFIGURED = 0x8004011C;
export const MAPI_E_FAILONEPROVIDER = 0x8004011D;
export const MAPI_E_UNKNOWN_CPID = 0x8004011E;
export const MAPI_E_UNKNOWN_LCID = 0x8004011F;
export const MAPI_E_RECONNECTED = 0x80040125;
export const MAPI_E_OFFLINE = 0x80040126;
export const MAPI_E_END_OF_SESSION = 0x80040200;
export const MAPI_E_UNKNOWN_ENTRYID = 0x80040201;
export const MAPI_E_TIMEOUT = 0x80040401;
export const MAPI_E_WAIT = 0x80040500;
export const MAPI_E_CANCEL = 0x80040501;
export const MAPI_E_NOT_ME = 0x80040502;
export const MAPI_E_NOT_INITIALIZED = 0x80040605;
export const MAPI_E_PASSWORD_CHANGE_REQUIRED = 0x80040120;
export const MAPI_E_PASSWORD_EXPIRED = 0x80040121;
export const MAPI_E_INVALID_WORKSTATION_ACCOUNT = 0x80040122;
export const MAPI_E_INVALID_ACCESS_TIME = 0x80040123;
export const MAPI_E_ACCOUNT_DISABLED = 0x80040124;
export const MAPI_E_CORRUPT_STORE = 0x80040600;

// priIdle: the range, and the level of user events.
export const PRILOWEST = -32768;
export const PRIUSER = 0;
export const PRIHIGHEST = 32767;
