/** A mail to one person. Several people get several mails: nobody sees the others, and each is retried alone. */
export type Mail = {
  /** An address, with or without a name before it; so are `from` and `reply_to`. */
  to: string
  /** Absent: the installation's sender. */
  from?: string
  reply_to?: string
  subject: string
  text: string
  html?: string
  /** Further headers, such as List-Unsubscribe or References. Those that the fields above make are refused. */
  headers?: Readonly<Record<string, string>>
  /** Whose mail it is; absent for the platform's own. */
  tenant_id?: string
  /** What it is for, such as `password_reset`: by this it is counted and found. */
  kind: string
}

export type Mailer = {
  /**
   * Resolves when the mail was handed over: taken by the mail server, or kept by the development mailbox.
   * @throws MailError
   */
  send(mail: Mail): Promise<{ message_id: string }>
  close(): Promise<void>
}
