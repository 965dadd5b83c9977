import { randomUUID } from 'node:crypto'
import { type Clock, systemClock } from '../clock.ts'
import { MailError } from './mail-error.ts'
import type { MailboxStore, StoredMail } from './mailbox-mailer.ts'

/** A mailbox that lives as long as the process and keeps the newest `max` mails: for tests, ours and our users'. */
export function createMemoryMailbox(options: { clock?: Clock; max?: number } = {}): MailboxStore {
  const { clock = systemClock, max = 1000 } = options
  const newestFirst: StoredMail[] = []
  return {
    async save(mail) {
      const id = randomUUID()
      newestFirst.unshift({ ...structuredClone(mail), id, created_at: clock.now() })
      newestFirst.length = Math.min(newestFirst.length, max)
      return { id }
    },
    async list({ cursor, limit = 20 } = {}) {
      const at = newestFirst.findIndex((mail) => mail.id === cursor)
      // What stood after a mail that has been dropped is older than it, and dropped too.
      const start = cursor === undefined ? 0 : at < 0 ? newestFirst.length : at + 1
      const items = newestFirst.slice(start, start + limit)
      const more = start + limit < newestFirst.length
      return { items: structuredClone(items), cursor: more ? items.at(-1)?.id : undefined }
    },
    async get(id) {
      const found = newestFirst.find((mail) => mail.id === id)
      if (!found) throw new MailError('mail_not_found')
      return structuredClone(found)
    },
  }
}
