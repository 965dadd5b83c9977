import { compose } from './compose.ts'
import type { Mailer } from './mailer.ts'
import type { Mailbox } from './parse-mailbox.ts'

export type StoredMail = {
  id: string
  created_at: Date
  message_id: string
  kind: string
  tenant_id: string | null
  from: string
  to: string
  reply_to: string | null
  subject: string
  text: string
  html: string | null
  headers: Readonly<Record<string, string>>
}

/** Where the development mailbox keeps its mails. */
export type MailboxStore = {
  /** Gives the mail its id and time. */
  save(mail: Omit<StoredMail, 'id' | 'created_at'>): Promise<{ id: string }>
  /** Newest first; `cursor` is the one the page before gave, `limit` 1 to 100. */
  list(options?: { cursor?: string; limit?: number }): Promise<{ items: StoredMail[]; cursor: string | undefined }>
  /** @throws MailError mail_not_found */
  get(id: string): Promise<StoredMail>
}

/** Keeps mails instead of sending them, for people to read in the console while they develop. */
export function createMailboxMailer(options: { store: MailboxStore; from: string }): Mailer {
  return {
    async send(mail) {
      const composed = compose(mail, options.from)
      await options.store.save({
        message_id: composed.message_id,
        kind: composed.kind,
        tenant_id: composed.tenant_id ?? null,
        from: textOf(composed.from),
        to: textOf(composed.to),
        reply_to: composed.reply_to ? textOf(composed.reply_to) : null,
        subject: composed.subject,
        text: composed.text,
        html: composed.html ?? null,
        headers: composed.headers,
      })
      return { message_id: composed.message_id }
    },
    async close() {},
  }
}

function textOf({ name, address }: Mailbox): string {
  return name === undefined ? address : `"${name.replaceAll(/["\\]/g, '\\$&')}" <${address}>`
}
