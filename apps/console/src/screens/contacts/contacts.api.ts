import {
  ContactDetail as ContactDetailSchema,
  ContactPage,
  ContactView,
  type CreateContactBody,
  type TimelineEntry as TimelineEntrySchema,
  TimelinePage,
  type UpdateContactBody,
} from '@recado/contracts/contacts'
import { ContactId } from '@recado/contracts/ids'
import { z } from 'zod'
import type { Http } from '../../api/http.ts'
import { wireId } from '../../api/wire-id.ts'

export type Contact = z.output<typeof ContactView>
export type ContactDetail = z.output<typeof ContactDetailSchema>
export type ContactChange = z.input<typeof UpdateContactBody>
export type TimelineEntry = z.output<typeof TimelineEntrySchema>

/** Rows a page of the list. */
const PAGE = 50

/** @param q beginnings of words of the name, an e-mail, or digits of the phone; empty for everybody. */
export function listContacts(http: Http, q: string, cursor: string | undefined) {
  return http.get('/api/v1/contacts', ContactPage, { q, cursor, limit: PAGE })
}

/** Those that can still come back, deleted last first. */
export function listDeletedContacts(http: Http, cursor: string | undefined) {
  return http.get('/api/v1/contacts', ContactPage, { deleted: 'true', cursor, limit: PAGE })
}

/** Also one that is deleted, while it can come back. */
export function getContact(http: Http, id: ContactId): Promise<ContactDetail> {
  return http.get(addressOf(id), ContactDetailSchema, { deleted: 'true' })
}

/** For 30 days it can come back. */
export function deleteContact(http: Http, id: ContactId): Promise<void> {
  return http.tell('DELETE', addressOf(id))
}

export function restoreContact(http: Http, id: ContactId): Promise<Contact> {
  return http.send('POST', `${addressOf(id)}/restore`, undefined, ContactView)
}

export function createContact(http: Http, body: z.input<typeof CreateContactBody>): Promise<Contact> {
  return http.send('POST', '/api/v1/contacts', body, ContactView)
}

/**
 * @throws ApiProblem `contact_identity_taken`, whose `contact_id` is whose the phone or e-mail is; `version_conflict` when
 * the contact is no longer of revision `began`.
 */
export function updateContact(http: Http, id: ContactId, change: ContactChange, began: string): Promise<Contact> {
  return http.send('PATCH', addressOf(id), change, ContactView, began)
}

export function blockContact(http: Http, id: ContactId, blocked: boolean): Promise<Contact> {
  return http.send('POST', `${addressOf(id)}/${blocked ? 'block' : 'unblock'}`, undefined, ContactView)
}

/** Makes `from` part of `into`. */
export function mergeContact(http: Http, from: ContactId, into: ContactId): Promise<Contact> {
  return http.send('POST', `${addressOf(from)}/merge`, { into: z.encode(ContactId, into) }, ContactView)
}

/** There is no way back. */
export function eraseContact(http: Http, id: ContactId): Promise<void> {
  return http.tell('POST', `${addressOf(id)}/erase`)
}

export function listTimeline(http: Http, id: ContactId, cursor: string | undefined) {
  return http.get(`${addressOf(id)}/timeline`, TimelinePage, { cursor, limit: 20 })
}

function addressOf(id: ContactId): string {
  return `/api/v1/contacts/${wireId(ContactId, id)}`
}
