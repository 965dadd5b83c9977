export type MailErrorCode = 'mail_invalid' | 'mail_refused' | 'mail_unavailable' | 'mail_not_found'

const MESSAGES: Record<MailErrorCode, string> = {
  mail_invalid: 'The mail cannot be sent as it is',
  mail_refused: 'The mail server refused the mail for good',
  mail_unavailable: 'The mail server did not take the mail this time',
  mail_not_found: 'There is no such mail',
}

/** Everything a mailer throws. Only `mail_unavailable` is worth another try. */
export class MailError extends Error {
  override readonly name = 'MailError'
  readonly code: MailErrorCode

  constructor(code: MailErrorCode, options?: { detail?: string; cause?: unknown }) {
    const message = options?.detail ? `${MESSAGES[code]}: ${options.detail}` : MESSAGES[code]
    super(message, options?.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
  }

  get transient(): boolean {
    return this.code === 'mail_unavailable'
  }
}
