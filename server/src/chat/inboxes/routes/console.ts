import { InboxId } from '@recado/contracts/ids'
import {
  CreateInboxBody,
  InboxPage,
  InboxSecret,
  InboxSettings,
  InboxSighting,
  InboxView,
  UpdateInboxBody,
} from '@recado/contracts/inboxes'
import { PageQuery } from '@recado/contracts/wire'
import { z } from 'zod'
import { consoleRoute } from '../../../http/console/console-route.ts'
import { requireWholeSight } from '../../../http/console/require-whole-sight.ts'
import { revised } from '../../../http/revision.ts'
import { decodeIdCursor, pageOfRows } from '../../../platform/cursor.ts'
import { errors } from '../../../platform/errors.ts'
import { findSighting } from '../../visitors/index.ts'
import {
  createInbox,
  findInbox,
  type Inbox,
  listInboxes,
  removeInbox,
  rotateIdentitySecret,
  updateInbox,
} from '../index.ts'

const tag = 'Inboxes'
const OneInbox = z.object({ id: InboxId })

export const listAllInboxes = consoleRoute({
  name: 'list-inboxes',
  method: 'GET',
  url: '/api/v1/inboxes',
  tag,
  summary: 'Every way in, oldest first. Retired ones stay for the names of what came by them.',
  permission: 'conversations.read',
  query: PageQuery,
  response: InboxPage,
  handler: async ({ scope, query }) => {
    const after = decodeIdCursor('inboxes', scope.tenant.id, query.cursor)
    const rows = await listInboxes(scope, { after, limit: query.limit + 1 })
    const { items, next_cursor } = pageOfRows('inboxes', scope.tenant.id, query.limit, rows)
    return { items: items.map(present), next_cursor }
  },
})

export const createOneInbox = consoleRoute({
  name: 'create-inbox',
  method: 'POST',
  url: '/api/v1/inboxes',
  tag,
  summary: 'A new way in: a widget, a WhatsApp connection or an API.',
  permission: 'inboxes.manage',
  status: 201,
  body: CreateInboxBody,
  response: InboxView,
  handler: async ({ scope, body }) => present(await createInbox(scope, body)),
})

export const getInbox = consoleRoute({
  name: 'get-inbox',
  method: 'GET',
  url: '/api/v1/inboxes/:id',
  tag,
  summary: 'One inbox.',
  permission: 'conversations.read',
  params: OneInbox,
  response: InboxView,
  handler: async ({ scope, params }) => {
    const inbox = await findInbox(scope, params.id)
    if (inbox === undefined) throw errors.not_found()
    return present(inbox)
  },
})

export const updateOneInbox = consoleRoute({
  name: 'update-inbox',
  method: 'PATCH',
  url: '/api/v1/inboxes/:id',
  tag,
  summary: 'Changes what is named; settings are replaced whole.',
  permission: 'inboxes.manage',
  params: OneInbox,
  body: UpdateInboxBody,
  response: InboxView,
  edits: {
    kind: 'inbox',
    read: async ({ scope, params }) => {
      const inbox = await findInbox(scope, params.id)
      return inbox === undefined ? undefined : present(inbox)
    },
  },
  handler: async ({ scope, params, body }) => present(await updateInbox(scope, params.id, body)),
})

export const deleteInbox = consoleRoute({
  name: 'delete-inbox',
  method: 'DELETE',
  url: '/api/v1/inboxes/:id',
  tag,
  summary: 'Retires an inbox whose conversations are all resolved; without any it is deleted.',
  permission: 'inboxes.manage',
  status: 204,
  params: OneInbox,
  handler: async ({ scope, params }) => {
    await removeInbox(scope, params.id)
    return undefined
  },
})

export const rotateInboxSecret = consoleRoute({
  name: 'rotate-inbox-secret',
  method: 'POST',
  url: '/api/v1/inboxes/:id/identity-secret',
  tag,
  summary: 'A new secret for the site to prove who its visitors are. It is shown only in this answer.',
  permission: 'inboxes.manage',
  params: OneInbox,
  response: InboxSecret,
  answersSecret: true,
  handler: async ({ scope, params, services }) => {
    // Whoever has it can be any visitor, and read what they wrote.
    requireWholeSight(scope)
    return { secret: await rotateIdentitySecret(scope, services.keyring, params.id) }
  },
})

export const getInboxSighting = consoleRoute({
  name: 'get-inbox-sighting',
  method: 'GET',
  url: '/api/v1/inboxes/:id/sighting',
  tag,
  summary: 'On which site the chat was last seen, and when; nulls: on none yet.',
  permission: 'conversations.read',
  params: OneInbox,
  response: InboxSighting,
  handler: async ({ scope, params }) => {
    if ((await findInbox(scope, params.id)) === undefined) throw errors.not_found()
    return (await findSighting(scope, params.id)) ?? { origin: null, seen_at: null }
  },
})

/** Settings that came after an inbox was made have their defaults. */
function present(inbox: Inbox) {
  const { tenant_id: _tenant, sealed_identity_secret, settings, ...view } = inbox
  const whole = InboxSettings.parse(settings)
  return revised({ ...view, settings: whole, has_identity_secret: sealed_identity_secret !== null })
}
