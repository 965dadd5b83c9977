import { contactEndpoints } from '@recado/contracts/contacts'
import type { InboxId } from '@recado/contracts/ids'
import { consoleRoute } from '../../../http/console/console-route.ts'
import { revised } from '../../../http/revision.ts'
import { changeContact } from '../../workflows/change-contact.ts'
import { erasePerson } from '../../workflows/erasure/erase-person.ts'
import { readErasure } from '../../workflows/erasure/read-erasure.ts'
import { listContactTimeline } from '../../workflows/list-contact-timeline.ts'
import { mergeContacts } from '../../workflows/merge-contacts.ts'
import {
  blockContact,
  type Contact,
  createContact,
  deleteContact,
  getContact,
  listContacts,
  listDeletedContacts,
  restoreContact,
} from '../index.ts'

export const listAllContacts = consoleRoute(contactEndpoints.list, {
  permission: 'contacts.read',
  handler: async ({ scope, query: { q, cursor, limit, email, phone, blocked, deleted, ...times } }) => {
    const filters = {
      email,
      phone,
      blocked,
      created: { since: times.created_since, until: times.created_until },
      updated: { since: times.updated_since, until: times.updated_until },
    }
    const page =
      deleted === undefined
        ? await listContacts(scope, { q, cursor, limit }, filters)
        : await listDeletedContacts(scope, { cursor, limit })
    return { ...page, items: page.items.map(present) }
  },
})

export const createOneContact = consoleRoute(contactEndpoints.create, {
  permission: 'contacts.write',
  handler: async ({ scope, body }) => present(await createContact(scope, body)),
})

export const getOneContact = consoleRoute(contactEndpoints.get, {
  permission: 'contacts.read',
  handler: async ({ scope, params, query }) => {
    const { identities, ...contact } = await getContact(scope, params.id, { deleted: query.deleted === 'true' })
    return {
      ...present(contact),
      identities: identities.map(({ kind, realm, externalId, verified }) => ({
        kind,
        external_id: externalId,
        verified,
        inbox_id: realm === '' ? null : (realm as InboxId),
      })),
    }
  },
})

export const updateOneContact = consoleRoute(contactEndpoints.update, {
  permission: 'contacts.write',
  edits: { kind: 'contact', read: async ({ scope, params }) => present(await getContact(scope, params.id)) },
  handler: async ({ scope, params, body }) => present(await changeContact(scope, params.id, body)),
})

export const deleteOneContact = consoleRoute(contactEndpoints.delete, {
  permission: 'contacts.write',
  handler: async ({ scope, params }) => {
    await deleteContact(scope, params.id)
    return undefined
  },
})

export const restoreOneContact = consoleRoute(contactEndpoints.restore, {
  permission: 'contacts.write',
  handler: async ({ scope, params }) => present(await restoreContact(scope, params.id)),
})

export const blockOneContact = consoleRoute(contactEndpoints.block, {
  permission: 'contacts.write',
  handler: async ({ scope, params }) => present(await blockContact(scope, params.id, true)),
})

export const unblockOneContact = consoleRoute(contactEndpoints.unblock, {
  permission: 'contacts.write',
  handler: async ({ scope, params }) => present(await blockContact(scope, params.id, false)),
})

export const mergeOneContact = consoleRoute(contactEndpoints.merge, {
  permission: 'contacts.write',
  handler: async ({ scope, params, body }) => present(await mergeContacts(scope, params.id, body.into)),
})

export const eraseOneContact = consoleRoute(contactEndpoints.erase, {
  permission: 'contacts.erase',
  handler: async ({ scope, params }) => ({ id: await erasePerson(scope, params.id) }),
})

export const getErasure = consoleRoute(contactEndpoints.getErasure, {
  permission: 'contacts.erase',
  handler: ({ scope, params }) => readErasure(scope, params.id),
})

export const listTimeline = consoleRoute(contactEndpoints.listTimeline, {
  permission: 'contacts.read',
  handler: ({ scope, params, query }) => listContactTimeline(scope, params.id, query),
})

/** The revision is of what people write down: that a contact was seen, or is blocked, is no edit of it. */
function present<Row extends Contact>(contact: Row): Row & { revision: string } {
  const { name, email, phone, locale, attributes, notes } = contact
  return { ...contact, revision: revised({ name, email, phone, locale, attributes, notes }).revision }
}
