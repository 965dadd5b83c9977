import type { Given } from '@recado/contracts/endpoint'
import type { InboxId } from '@recado/contracts/ids'
import {
  type CreateInboxBody,
  type InboxSighting,
  inboxEndpoints,
  type UpdateInboxBody,
} from '@recado/contracts/inboxes'
import type { Http } from '../../api/http.ts'
import type { Inbox } from '../../inbox/inbox.api.ts'

export function getInbox(http: Http, id: InboxId): Promise<Inbox> {
  return http.call(inboxEndpoints.get, { params: { id } })
}

/** On which site the chat was last seen. */
export function getInboxSighting(http: Http, id: InboxId): Promise<InboxSighting> {
  return http.call(inboxEndpoints.getSighting, { params: { id } })
}

export function createInbox(http: Http, body: Given<typeof CreateInboxBody>): Promise<Inbox> {
  return http.call(inboxEndpoints.create, { body })
}

export function updateInbox(
  http: Http,
  id: InboxId,
  body: Given<typeof UpdateInboxBody>,
  began?: string,
): Promise<Inbox> {
  return http.call(inboxEndpoints.update, { params: { id }, body, began })
}

/** @throws ApiProblem `inbox_in_use` once it has conversations. */
export function deleteInbox(http: Http, id: InboxId): Promise<void> {
  return http.call(inboxEndpoints.delete, { params: { id } })
}

/** A new secret for identities; the one before ends at once. */
export async function rotateIdentitySecret(http: Http, id: InboxId): Promise<string> {
  return (await http.call(inboxEndpoints.rotateSecret, { params: { id } })).secret
}
