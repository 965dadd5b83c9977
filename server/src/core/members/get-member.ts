import type { MemberId } from '@recado/contracts/ids'
import { errors as platformErrors } from '../../platform/errors.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { findMember, type MemberRow } from './members.sql.ts'

/** @throws not_found (404) */
export async function getMember(scope: TenantScope, id: MemberId): Promise<MemberRow> {
  const member = await findMember(scope, { id })
  if (member === undefined) throw platformErrors.not_found()
  return member
}
