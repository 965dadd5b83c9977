import type { VisitorContact, VisitorPlace } from '../../chat/visitors/index.ts'
import { errors as platformErrors } from '../../platform/errors.ts'
import type { Visitor } from './load-visitor.ts'

export function requirePlace(visitor: Visitor): VisitorPlace {
  return { contactId: requireContact(visitor).id, inboxId: visitor.inbox.id }
}

/** @throws not_found (404) for somebody who never wrote */
export function requireContact({ contact }: Visitor): VisitorContact {
  if (contact === undefined) throw platformErrors.not_found()
  return contact
}
