import { createHash } from 'node:crypto'
import type { MemberId } from '@recado/contracts/ids'

/**
 * By what a page tells the people apart who answer, without knowing them: the same for the same member, and nobody gets
 * from it to the id, which has 74 random bits.
 */
export function faceOf(memberId: MemberId): string {
  return createHash('sha256').update(`face ${memberId}`).digest('hex').slice(0, 16)
}
