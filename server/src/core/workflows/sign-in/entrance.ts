import type { IdentityId } from '@recado/contracts/ids'
import type { Identity } from '../../accounts/index.ts'
import type { Place } from './places.ts'

/**
 * Somebody who proved who they are, and where they may go. It becomes a session where the caller's browser is on the
 * right host, a hand-over where it is on another one.
 */
export interface Entrance {
  identity: Pick<Identity, 'id' | 'email'>
  place: Place
  /** Whoever visits in this identity's place. */
  impersonatorId?: IdentityId
}
