import type { MemberId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { errors } from './errors.ts'

/**
 * What keep_capacity() of the tables refused, with how many the member has of how many; said to themselves otherwise than of
 * somebody else. Undefined for every other error.
 */
export function capacityReached(scope: TenantScope, memberId: MemberId | null, cause: unknown): Error | undefined {
  const { code, detail = '' } = cause as { code?: string; detail?: string }
  if (code !== 'RC010') return undefined
  const [open = '', capacity = ''] = detail.split(' ')
  const said = { cause, params: { open, capacity } }
  const isOwn = scope.actor.kind === 'member' && scope.actor.memberId === memberId
  return isOwn ? errors.own_capacity_reached(said) : errors.member_at_capacity(said)
}
