import { MailId } from '@recado/contracts/ids'
import { MailSummary, MailView } from '@recado/contracts/people'
import { PageQuery, pageOf } from '@recado/contracts/wire'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isFromThisMachine } from '../../../http/from-this-machine.ts'
import { publicRoute } from '../../../http/public/public-route.ts'
import { decodeIdCursor, encodeCursor } from '../../../platform/cursor.ts'
import { errors } from '../../../platform/errors.ts'
import { MailError, type StoredMail } from '../../../platform/mailer/index.ts'
import type { Services } from '../../../services.ts'
import { readHost } from '../../../tenancy/host-names.ts'

const tag = 'Development'
const LIST = 'development-mails'

export const listDevelopmentMails = publicRoute({
  name: 'list-development-mails',
  method: 'GET',
  url: '/api/v1/dev/mails',
  tag,
  summary: 'Mails that would have been sent, newest first. Only in development, and only from this machine.',
  query: PageQuery,
  response: pageOf(MailSummary),
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

export const getDevelopmentMail = publicRoute({
  name: 'get-development-mail',
  method: 'GET',
  url: '/api/v1/dev/mails/:id',
  tag,
  summary: 'One mail with its texts.',
  params: z.object({ id: MailId }),
  response: MailView,
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
