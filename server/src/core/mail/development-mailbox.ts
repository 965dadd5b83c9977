import type { MailId, TenantId } from '@recado/contracts/ids'
import { type MailboxStore, MailError } from '../../platform/mailer/index.ts'
import type { Control } from '../../tenancy/control-scope.ts'
import { findMail, insertMail, listMails } from './development-mails.sql.ts'

/** The development mailbox over the control database: what would have been sent, newest first; it keeps 1,000 mails. */
export function createDevelopmentMailbox(control: Pick<Control, 'acrossTenants'>): MailboxStore {
  return {
    save: (mail) =>
      control.acrossTenants(async (scope) => ({
        id: await insertMail(scope, { ...mail, tenant_id: mail.tenant_id as TenantId | null }),
      })),
    list: async ({ cursor, limit = 20 } = {}) => {
      const items = await control.acrossTenants((scope) =>
        listMails(scope, { before: cursor as MailId | undefined, limit: limit + 1 }),
      )
      const more = items.length > limit
      const page = items.slice(0, limit)
      return { items: page, cursor: more ? page.at(-1)?.id : undefined }
    },
    get: async (id) => {
      const mail = await control.acrossTenants((scope) => findMail(scope, id as MailId))
      if (mail === undefined) throw new MailError('mail_not_found')
      return mail
    },
  }
}
