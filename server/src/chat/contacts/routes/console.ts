import {
  ContactDetail,
  ContactPage,
  ContactQuery,
  ContactView,
  CreateContactBody,
  ErasureView,
  MergeContactBody,
  OneContactQuery,
  TimelinePage,
  UpdateContactBody,
} from '@recado/contracts/contacts'
import { ContactId, type InboxId } from '@recado/contracts/ids'
import { PageQuery } from '@recado/contracts/wire'
import { z } from 'zod'
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

const tag = 'Contacts'
const OneContact = z.object({ id: ContactId })

export const listAllContacts = consoleRoute({
  name: 'list-contacts',
  method: 'GET',
  url: '/api/v1/contacts',
  tag,
  summary:
    'Contacts, those changed last first; `q` finds by name, e-mail or phone, `deleted` those that can come back; both go ' +
    'without other filters.',
  permission: 'contacts.read',
  query: ContactQuery,
  response: ContactPage,
  handler: async ({ scope, query: { q, cursor, limit, email, phone, blocked, deleted, ...times } }) => {
    const filters = {
      ...{ email, phone, blocked },
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

export const createOneContact = consoleRoute({
  name: 'create-contact',
  method: 'POST',
  url: '/api/v1/contacts',
  tag,
  summary: 'Writes a contact down. Whoever writes from its phone or e-mail later is this contact.',
  permission: 'contacts.write',
  status: 201,
  body: CreateContactBody,
  response: ContactView,
  handler: async ({ scope, body }) => present(await createContact(scope, body)),
})

export const getOneContact = consoleRoute({
  name: 'get-contact',
  method: 'GET',
  url: '/api/v1/contacts/:id',
  tag,
  summary: 'One contact; by the id of one that was merged away, the one it was merged into.',
  permission: 'contacts.read',
  params: OneContact,
  query: OneContactQuery,
  response: ContactDetail,
  handler: async ({ scope, params, query }) => {
    const { identities, ...contact } = await getContact(scope, params.id, { deleted: query.deleted === 'true' })
    return {
      ...present(contact),
      identities: identities.map(({ kind, realm, externalId, verified }) => ({
        ...{ kind, external_id: externalId, verified },
        inbox_id: realm === '' ? null : (realm as InboxId),
      })),
    }
  },
})

export const updateOneContact = consoleRoute({
  name: 'update-contact',
  method: 'PATCH',
  url: '/api/v1/contacts/:id',
  tag,
  summary: 'Changes what is named; null takes away.',
  permission: 'contacts.write',
  params: OneContact,
  body: UpdateContactBody,
  response: ContactView,
  edits: { kind: 'contact', read: async ({ scope, params }) => present(await getContact(scope, params.id)) },
  handler: async ({ scope, params, body }) => present(await changeContact(scope, params.id, body)),
})

export const deleteOneContact = consoleRoute({
  name: 'delete-contact',
  method: 'DELETE',
  url: '/api/v1/contacts/:id',
  tag,
  summary: 'Takes a contact out of lists and searches; for 30 days it can come back, then it is erased.',
  permission: 'contacts.write',
  status: 204,
  params: OneContact,
  handler: async ({ scope, params }) => {
    await deleteContact(scope, params.id)
    return undefined
  },
})

export const restoreOneContact = consoleRoute({
  name: 'restore-contact',
  method: 'POST',
  url: '/api/v1/contacts/:id/restore',
  tag,
  summary: 'Brings a deleted contact back.',
  permission: 'contacts.write',
  params: OneContact,
  response: ContactView,
  handler: async ({ scope, params }) => present(await restoreContact(scope, params.id)),
})

export const blockOneContact = consoleRoute({
  name: 'block-contact',
  method: 'POST',
  url: '/api/v1/contacts/:id/block',
  tag,
  summary: 'What the contact writes is no longer taken.',
  permission: 'contacts.write',
  params: OneContact,
  response: ContactView,
  handler: async ({ scope, params }) => present(await blockContact(scope, params.id, true)),
})

export const unblockOneContact = consoleRoute({
  name: 'unblock-contact',
  method: 'POST',
  url: '/api/v1/contacts/:id/unblock',
  tag,
  summary: 'What the contact writes is taken again.',
  permission: 'contacts.write',
  params: OneContact,
  response: ContactView,
  handler: async ({ scope, params }) => present(await blockContact(scope, params.id, false)),
})

export const mergeOneContact = consoleRoute({
  name: 'merge-contact',
  method: 'POST',
  url: '/api/v1/contacts/:id/merge',
  tag,
  summary: 'Makes this contact part of another: identities, conversations and notes move.',
  permission: 'contacts.write',
  params: OneContact,
  body: MergeContactBody,
  response: ContactView,
  handler: async ({ scope, params, body }) => present(await mergeContacts(scope, params.id, body.into)),
})

export const eraseOneContact = consoleRoute({
  name: 'erase-contact',
  method: 'POST',
  url: '/api/v1/contacts/:id/erase',
  tag,
  summary: 'Erases a person (LGPD): who they are at once, every other trace of them by a job. There is no way back.',
  permission: 'contacts.erase',
  status: 202,
  params: OneContact,
  response: z.object({ id: ContactId }),
  handler: async ({ scope, params }) => ({ id: await erasePerson(scope, params.id) }),
})

export const getErasure = consoleRoute({
  name: 'get-contact-erasure',
  method: 'GET',
  url: '/api/v1/contacts/:id/erasure',
  tag,
  summary: 'How far the erasure of a person is.',
  permission: 'contacts.erase',
  params: OneContact,
  response: ErasureView,
  handler: ({ scope, params }) => readErasure(scope, params.id),
})

export const listTimeline = consoleRoute({
  name: 'list-contact-timeline',
  method: 'GET',
  url: '/api/v1/contacts/:id/timeline',
  tag,
  summary: 'Conversations that the caller may see and what was done to the contact, newest first.',
  permission: 'contacts.read',
  params: OneContact,
  query: PageQuery,
  response: TimelinePage,
  handler: ({ scope, params, query }) => listContactTimeline(scope, params.id, query),
})

/** The revision is of what people write down: that a contact was seen, or is blocked, is no edit of it. */
function present<Row extends Contact>(contact: Row): Row & { revision: string } {
  const { name, email, phone, locale, attributes, notes } = contact
  return { ...contact, revision: revised({ name, email, phone, locale, attributes, notes }).revision }
}
