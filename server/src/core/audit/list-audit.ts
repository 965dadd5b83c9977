import type { Control } from '../../tenancy/control-scope.ts'
import type { ScopeSource, WithTenant } from '../../tenancy/tenant-scope.ts'
import { type AuditPage, type AuditRow, listControlEntries, listTenantEntries } from './audit-entries.sql.ts'

/**
 * What was done in a tenant and to it, newest first: an act is recorded in the database of its effect, so the log is
 * kept in two and read as one. Ids are UUIDv7, so their order is time's.
 */
export async function listAudit(
  parts: { control: Control; withTenant: WithTenant },
  source: ScopeSource,
  page: AuditPage,
): Promise<AuditRow[]> {
  const [inside, outside] = await Promise.all([
    parts.withTenant(source, (scope) => listTenantEntries(scope, page)),
    parts.control.asTenant(source.tenant.id, (scope) => listControlEntries(scope, source.tenant.id, page)),
  ])
  return [...inside, ...outside].sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, page.limit)
}
