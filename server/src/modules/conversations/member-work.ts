import type { MemberId } from '@recado/contracts/ids'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { errors } from './errors.ts'
import { findMemberWork, type MemberWork, updateMemberWork } from './member-work.sql.ts'
import { planForMember } from './plan-for-freed.ts'

/** @throws member_unknown (400) */
export async function getMemberWork(scope: TenantScope, id: MemberId): Promise<MemberWork> {
  const work = await findMemberWork(scope, id)
  if (work === undefined) throw errors.member_unknown()
  return work
}

/** What somebody sets for themselves. Who comes online is given what waits. @throws member_unknown (400) */
export async function updateOwnWork(
  scope: TenantScope,
  id: MemberId,
  changes: Partial<Pick<MemberWork, 'availability' | 'signature'>>,
): Promise<MemberWork> {
  const work = await updateMemberWork(scope, id, changes)
  if (work === undefined) throw errors.member_unknown()
  if (changes.availability === 'online') await planForMember(scope, id)
  return work
}

/** How many open conversations somebody may have; what they have already stays. @throws member_unknown (400) */
export async function setCapacity(scope: TenantScope, id: MemberId, capacity: number): Promise<MemberWork> {
  const before = await getMemberWork(scope, id)
  const work = (await updateMemberWork(scope, id, { capacity })) ?? before
  await recordAct(scope, {
    action: 'member.capacity_changed',
    targetKind: 'member',
    targetId: id,
    before: { capacity: before.capacity },
    after: { capacity },
  })
  if (capacity > before.capacity) await planForMember(scope, id)
  return work
}
