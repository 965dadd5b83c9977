import { randomUUID } from 'node:crypto'
import { MailError } from './mail-error.ts'
import type { Mail } from './mailer.ts'
import { type Mailbox, parseMailbox } from './parse-mailbox.ts'

export type ComposedMail = {
  message_id: string
  from: Mailbox
  to: Mailbox
  reply_to: Mailbox | undefined
  subject: string
  text: string
  html: string | undefined
  headers: Readonly<Record<string, string>>
  tenant_id: string | undefined
  kind: string
}

/**
 * Checks a mail before any driver sees it, so that all drivers refuse the same. Line breaks in anything that becomes a
 * header are refused, not removed: a text that carries one was built wrongly or is an attack.
 * @throws MailError mail_invalid, naming the field
 */
export function compose(mail: Mail, defaultFrom: string): ComposedMail {
  const from = mailbox('from', mail.from ?? defaultFrom)
  checkLine('subject', mail.subject)
  const headers = Object.entries(mail.headers ?? {})
  for (const [name, value] of headers) {
    if (!HEADER_NAME.test(name) || OWN_HEADERS.test(name)) throw invalid(`header ${JSON.stringify(name)}`)
    checkLine(`header ${name}`, value)
  }
  return {
    message_id: `<${randomUUID()}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
    from,
    to: mailbox('to', mail.to),
    reply_to: mail.reply_to === undefined ? undefined : mailbox('reply_to', mail.reply_to),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: Object.fromEntries(headers),
    tenant_id: mail.tenant_id,
    kind: mail.kind,
  }
}

const HEADER_NAME = /^[A-Za-z][A-Za-z0-9-]{0,75}$/
const OWN_HEADERS =
  /^(?:from|to|cc|bcc|sender|reply-to|return-path|subject|date|message-id|mime-version|content-.*|received|dkim-.*)$/i
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/
/** 998 is the longest line of RFC 5322; a subject near it is no subject. */
const MAX_LINE = 900

function checkLine(field: string, text: string): void {
  if (CONTROL.test(text) || text.length > MAX_LINE) throw invalid(field)
}

function mailbox(field: string, text: string): Mailbox {
  const parsed = parseMailbox(text)
  if (!parsed) throw invalid(field)
  return parsed
}

function invalid(field: string): MailError {
  return new MailError('mail_invalid', { detail: field })
}
