import { encodeId, type MemberId } from '@recado/contracts/ids'
import { findMemberWork, type MemberWork, updateMemberWork } from '../../core/members/index.ts'
import { changedFields, isEmpty } from '../../platform/changed-fields.ts'
import { errors as platformErrors } from '../../platform/errors.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { planForMember } from '../conversations/index.ts'

/** @throws not_found (404) */
export async function getMemberWork(scope: TenantScope, id: MemberId): Promise<MemberWork> {
  const work = await findMemberWork(scope, id)
  if (work === undefined) throw platformErrors.not_found()
  return work
}

/** What somebody sets for themselves. Who comes online is given what waits. @throws not_found (404) */
export async function updateOwnWork(
  scope: TenantScope,
  id: MemberId,
  changes: Partial<Pick<MemberWork, 'availability' | 'signature'>>,
): Promise<MemberWork> {
  const before = await getMemberWork(scope, id)
  const changed = changedFields(before, changes)
  if (isEmpty(changed)) return before
  const work = await updateMemberWork(scope, id, changed)
  if (work === undefined) throw platformErrors.not_found()
  const { availability } = changed
  if (availability === 'online') await planForMember(scope, id)
  if (availability !== undefined) {
    await scope.events.emit('member.availability_changed', { member_id: encodeId('mem', id), availability })
  }
  return work
}

/** How many open conversations somebody may have; what they have already stays. @throws not_found (404) */
export async function setCapacity(scope: TenantScope, id: MemberId, capacity: number): Promise<MemberWork> {
  const before = await getMemberWork(scope, id)
  if (before.capacity === capacity) return before
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
