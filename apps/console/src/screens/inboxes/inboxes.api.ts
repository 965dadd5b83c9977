import { InboxId } from '@recado/contracts/ids'
import { CreateInboxBody, InboxSecret, InboxSighting, InboxView, UpdateInboxBody } from '@recado/contracts/inboxes'
import { z } from 'zod'
import type { Http } from '../../api/http.ts'
import { wireId } from '../../api/wire-id.ts'
import type { Inbox } from '../../inbox/inbox.api.ts'

export function getInbox(http: Http, id: InboxId): Promise<Inbox> {
  return http.get(addressOf(id), InboxView)
}

/** On which site the chat was last seen. */
export function getInboxSighting(http: Http, id: InboxId): Promise<InboxSighting> {
  return http.get(`${addressOf(id)}/sighting`, InboxSighting)
}

export function createInbox(http: Http, body: z.output<typeof CreateInboxBody>): Promise<Inbox> {
  return http.send('POST', '/api/v1/inboxes', z.encode(CreateInboxBody, body), InboxView)
}

export function updateInbox(
  http: Http,
  id: InboxId,
  body: z.output<typeof UpdateInboxBody>,
  began?: string,
): Promise<Inbox> {
  return http.send('PATCH', addressOf(id), z.encode(UpdateInboxBody, body), InboxView, began)
}

/** @throws ApiProblem `inbox_in_use` once it has conversations. */
export function deleteInbox(http: Http, id: InboxId): Promise<void> {
  return http.tell('DELETE', addressOf(id))
}

/** A new secret for identities; the one before ends at once. */
export async function rotateIdentitySecret(http: Http, id: InboxId): Promise<string> {
  return (await http.send('POST', `${addressOf(id)}/identity-secret`, undefined, InboxSecret)).secret
}

function addressOf(id: InboxId): string {
  return `/api/v1/inboxes/${wireId(InboxId, id)}`
}
