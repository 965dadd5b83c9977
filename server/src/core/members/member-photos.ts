import { randomBytes } from 'node:crypto'
import type { MemberId, TenantId } from '@recado/contracts/ids'
import { type Storage, type StorageKey, tenantKeys } from '../../platform/storage/index.ts'
import { emitWorkspaceChange } from '../../tenancy/emit-workspace-change.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { ScopeSource, TenantScope, WithTenant } from '../../tenancy/tenant-scope.ts'
import { discardPhoto } from './discard-photo.ts'
import { encodePhoto } from './encode-photo.ts'
import { getMember } from './get-member.ts'
import { updateMemberRow } from './members.sql.ts'
import { requireOver } from './require-over.ts'

interface PhotoPorts {
  withTenant: WithTenant
  storage: Storage
}

/** An upload that takes longer than this was broken off. */
const UPLOAD_MS = 3_600_000

/**
 * Takes a picture as a member's photo. Its file is there before the member names it, and a job that was planned before
 * the file was written deletes it if that never happens.
 * @throws what `encodePhoto` throws; not_found (404) when they left meanwhile
 */
export async function setOwnPhoto(
  ports: PhotoPorts,
  source: ScopeSource,
  memberId: MemberId,
  sent: unknown,
): Promise<string> {
  const body = await encodePhoto(sent)
  // Random, not of its content: the address is the right to see it, and nobody makes it from a picture they have.
  const photo = randomBytes(16).toString('hex')
  await ports.withTenant(source, (scope) =>
    discardPhoto(scope, photo, new Date(scope.clock.now().getTime() + UPLOAD_MS)),
  )
  await ports.storage.put(tenantKeys(source.tenant.id).memberPhoto(photo), body, { contentType: 'image/webp' })
  await ports.withTenant(source, (scope) => namePhoto(scope, memberId, photo))
  return photo
}

export async function removeOwnPhoto(scope: TenantScope, memberId: MemberId): Promise<void> {
  await namePhoto(scope, memberId, null)
}

/**
 * Takes away the photo of somebody who chose one that should not be seen.
 * @throws not_found (404), rights_exceeded (403)
 */
export async function removeMemberPhoto(scope: TenantScope, id: MemberId): Promise<void> {
  const member = await getMember(scope, id)
  await requireOver(scope, scope, member)
  if (member.photo === null) return
  await updateMemberRow(scope, id, { photo: null })
  await discardPhoto(scope, member.photo)
  await recordAct(scope, { action: 'member.photo_changed', targetKind: 'member', targetId: id })
}

async function namePhoto(scope: TenantScope, memberId: MemberId, photo: string | null): Promise<void> {
  const { photo: before } = await getMember(scope, memberId)
  if (before === photo) return
  await updateMemberRow(scope, memberId, { photo })
  await discardPhoto(scope, before)
  await emitWorkspaceChange(scope, 'member.photo_changed', memberId)
}

/** The file behind an address under `/files/people`; undefined when it is none of ours. */
export function memberPhotoKey(tenantId: string, name: string): StorageKey | undefined {
  const [, photo] = /^([0-9a-f]{32})\.webp$/.exec(name) ?? []
  if (photo === undefined || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(tenantId)) return undefined
  return tenantKeys(tenantId as TenantId).memberPhoto(photo)
}
