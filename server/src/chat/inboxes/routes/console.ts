import type { InboxId } from '@recado/contracts/ids'
import { InboxSettings, inboxEndpoints } from '@recado/contracts/inboxes'
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

export const listAllInboxes = consoleRoute(inboxEndpoints.list, {
  permission: 'conversations.read',
  handler: async ({ scope, query }) => {
    const after = decodeIdCursor<InboxId>('inboxes', scope.tenant.id, query.cursor)
    const rows = await listInboxes(scope, { after, limit: query.limit + 1 })
    const { items, next_cursor } = pageOfRows('inboxes', scope.tenant.id, query.limit, rows)
    return { items: items.map(present), next_cursor }
  },
})

export const createOneInbox = consoleRoute(inboxEndpoints.create, {
  permission: 'inboxes.manage',
  handler: async ({ scope, body }) => present(await createInbox(scope, body)),
})

export const getInbox = consoleRoute(inboxEndpoints.get, {
  permission: 'conversations.read',
  handler: async ({ scope, params }) => {
    const inbox = await findInbox(scope, params.id)
    if (inbox === undefined) throw errors.not_found()
    return present(inbox)
  },
})

export const updateOneInbox = consoleRoute(inboxEndpoints.update, {
  permission: 'inboxes.manage',
  edits: {
    kind: 'inbox',
    read: async ({ scope, params }) => {
      const inbox = await findInbox(scope, params.id)
      return inbox === undefined ? undefined : present(inbox)
    },
  },
  handler: async ({ scope, params, body }) => present(await updateInbox(scope, params.id, body)),
})

export const deleteInbox = consoleRoute(inboxEndpoints.delete, {
  permission: 'inboxes.manage',
  handler: async ({ scope, params }) => {
    await removeInbox(scope, params.id)
    return undefined
  },
})

export const rotateInboxSecret = consoleRoute(inboxEndpoints.rotateSecret, {
  permission: 'inboxes.manage',
  answersSecret: true,
  handler: async ({ scope, params, services }) => {
    // Whoever has it can be any visitor, and read what they wrote.
    requireWholeSight(scope)
    return { secret: await rotateIdentitySecret(scope, services.keyring, params.id) }
  },
})

export const getInboxSighting = consoleRoute(inboxEndpoints.getSighting, {
  permission: 'conversations.read',
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
