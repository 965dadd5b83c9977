import { errors } from './errors.ts'

/**
 * The rule for whoever the company blocked, in every browser of theirs: no session, no socket, nothing read or written.
 * Once unblocked they go on where they were. @throws visitor_blocked (403)
 */
export function refuseBlocked(contact: { blocked: boolean } | undefined): void {
  if (contact?.blocked === true) throw errors.visitor_blocked()
}
