import type { MailId } from '@recado/contracts/ids'
import { mailboxEndpoints } from '@recado/contracts/mailbox'
import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { isFromThisMachine } from '../../../http/from-this-machine.ts'
import { publicRoute } from '../../../http/public/public-route.ts'
import { decodeIdCursor, encodeCursor } from '../../../platform/cursor.ts'
import { errors } from '../../../platform/errors.ts'
import { MailError, type StoredMail } from '../../../platform/mailer/index.ts'
import type { Services } from '../../../services.ts'
import { readHost } from '../../../tenancy/host-names.ts'

const LIST = 'development-mails'

export const listDevelopmentMails = publicRoute(mailboxEndpoints.list, {
  handler: async ({ services, request, query }) => {
    requireDevelopment(services, request)
    const before = decodeIdCursor(LIST, '', query.cursor)
    const { items, cursor } = await services.mailbox.list({
      limit: query.limit,
      ...(before === undefined ? {} : { cursor: before }),
    })
    return {
      items: items.map(summary),
      next_cursor: cursor === undefined ? null : encodeCursor(LIST, '', [cursor]),
    }
  },
})

export const getDevelopmentMail = publicRoute(mailboxEndpoints.get, {
  handler: async ({ services, request, params }) => {
    requireDevelopment(services, request)
    const mail = await services.mailbox.get(params.id).catch((error: unknown) => {
      throw error instanceof MailError && error.code === 'mail_not_found' ? errors.not_found() : error
    })
    return { ...summary(mail), from: mail.from, text: mail.text, html: mail.html ?? '' }
  },
})

/**
 * Mails hold links that sign people in. They are shown where the program runs and nowhere else: not through a proxy, and
 * not to a page of the internet whose name was made to point at this machine.
 */
function requireDevelopment({ config }: Services, request: FastifyRequest): void {
  const ours = readHost(request.headers.host, config.tenancy.baseDomain).kind !== 'custom'
  const on = config.environment === 'development' && config.mail.driver === 'mailbox'
  if (!on || !ours || !isFromThisMachine(request)) throw errors.route_not_found()
}

function summary(mail: StoredMail) {
  const { to, subject, kind, created_at } = mail
  return { id: mail.id as z.output<typeof MailId>, to, subject, kind, created_at }
}
