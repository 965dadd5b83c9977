import type { MemberId } from '@recado/contracts/ids'
import { listDeleted } from '../../tenancy/list-deleted.sql.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { listMembersThere } from './list-members-there.sql.ts'

/**
 * Whom a note names, without those who have left the company since it was written: a note that waited for the line, or the
 * name in an edited one, must not be refused for ever. One who never was here is left in, and refused by the tables.
 */
export async function keepMentions(scope: TenantScope, mentions: readonly MemberId[]): Promise<MemberId[]> {
  const distinct = new Set(mentions)
  if (distinct.size === 0) return []
  const missing = distinct.difference(await listMembersThere(scope, [...distinct]))
  const left = await listDeleted(scope, 'member', [...missing])
  return [...distinct.difference(left)]
}
