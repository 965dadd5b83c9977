import {
  type ContactDetail as ContactDetailSchema,
  type ContactView,
  type CreateContactBody,
  contactEndpoints,
  type TimelineEntry as TimelineEntrySchema,
  type UpdateContactBody,
} from '@recado/contracts/contacts'
import type { Given } from '@recado/contracts/endpoint'
import type { ContactId } from '@recado/contracts/ids'
import type { z } from 'zod'
import type { Http } from '../../api/http.ts'

export type Contact = z.output<typeof ContactView>
export type ContactDetail = z.output<typeof ContactDetailSchema>
export type ContactChange = Given<typeof UpdateContactBody>
export type TimelineEntry = z.output<typeof TimelineEntrySchema>

/** Rows a page of the list. */
const PAGE = 50

/** @param q beginnings of words of the name, an e-mail, or digits of the phone; empty for everybody. */
export function listContacts(http: Http, q: string, cursor: string | undefined) {
  return http.call(contactEndpoints.list, { query: { q, cursor, limit: PAGE } })
}

/** Those that can still come back, deleted last first. */
export function listDeletedContacts(http: Http, cursor: string | undefined) {
  return http.call(contactEndpoints.list, { query: { deleted: 'true', cursor, limit: PAGE } })
}

/** Also one that is deleted, while it can come back. */
export function getContact(http: Http, id: ContactId): Promise<ContactDetail> {
  return http.call(contactEndpoints.get, { params: { id }, query: { deleted: 'true' } })
}

/** For 30 days it can come back. */
export function deleteContact(http: Http, id: ContactId): Promise<void> {
  return http.call(contactEndpoints.delete, { params: { id } })
}

export function restoreContact(http: Http, id: ContactId): Promise<Contact> {
  return http.call(contactEndpoints.restore, { params: { id } })
}

export function createContact(http: Http, body: Given<typeof CreateContactBody>): Promise<Contact> {
  return http.call(contactEndpoints.create, { body })
}

/**
 * @throws ApiProblem `contact_identity_taken`, whose `contact_id` is whose the phone or e-mail is; `version_conflict` when
 * the contact is no longer of revision `began`.
 */
export function updateContact(http: Http, id: ContactId, change: ContactChange, began: string): Promise<Contact> {
  return http.call(contactEndpoints.update, { params: { id }, body: change, began })
}

export function blockContact(http: Http, id: ContactId, blocked: boolean): Promise<Contact> {
  return http.call(blocked ? contactEndpoints.block : contactEndpoints.unblock, { params: { id } })
}

/** Makes `from` part of `into`. */
export function mergeContact(http: Http, from: ContactId, into: ContactId): Promise<Contact> {
  return http.call(contactEndpoints.merge, { params: { id: from }, body: { into } })
}

/** There is no way back. */
export async function eraseContact(http: Http, id: ContactId): Promise<void> {
  await http.call(contactEndpoints.erase, { params: { id } })
}

export function listTimeline(http: Http, id: ContactId, cursor: string | undefined) {
  return http.call(contactEndpoints.listTimeline, { params: { id }, query: { cursor, limit: 20 } })
}
