/** A result of MAPI's that is an error. */
export class MapiError extends Error {
  /** @param {{ code: number, name: string, message: string, detail?: string }} thrown */
  constructor(thrown) {
    super(thrown.message);
    /** The HRESULT, such as 0x80040111. */
    this.code = thrown.code;
    /** Its documented name, such as MAPI_E_LOGON_FAILED. */
    this.name = thrown.name;
    /** What went wrong, in words. */
    this.detail = thrown.detail ?? '';
  }
}

/**
 * Turns what a function of the program answers into its value, or throws.
 * @param {{ value?: any, error?: any }} answer
 */
export function unwrap(answer) {
  if (answer.error) throw new MapiError(answer.error);
  return answer.value;
}
