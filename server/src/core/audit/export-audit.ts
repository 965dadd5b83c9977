import { encodeId } from '@recado/contracts/ids'
import { CSV_MARK, csvLine } from '../../platform/csv-line.ts'
import type { Control } from '../../tenancy/control-scope.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { ScopeSource, WithTenant } from '../../tenancy/tenant-scope.ts'
import type { AuditFilter, AuditRow } from './audit-entries.sql.ts'
import { listAudit } from './list-audit.ts'

const PAGE = 500
const COLUMNS = [
  'id',
  'at',
  'actor_kind',
  'actor_name',
  'actor_id',
  'impersonator_name',
  'action',
  'target_kind',
  'target_id',
  'before',
  'after',
  'ip',
  'user_agent',
  'request_id',
] as const

/**
 * The whole log as text, in chunks of 500 entries, each read in a transaction of its own: an export of any length holds
 * no connection while its reader is slow. The export is itself an entry.
 */
export async function* exportAudit(
  parts: { control: Control; withTenant: WithTenant },
  source: ScopeSource,
  wanted: AuditFilter & { format: 'csv' | 'ndjson' },
): AsyncGenerator<string> {
  const { format, ...filter } = wanted
  await parts.withTenant(source, (scope) =>
    recordAct(scope, {
      action: 'audit.exported',
      targetKind: 'tenant',
      targetId: scope.tenant.id,
      after: { format, ...filter },
    }),
  )
  if (format === 'csv') yield `${CSV_MARK}${csvLine(COLUMNS)}`
  let before: string | undefined
  // Ends: at the oldest row, or when whoever reads it stops: each page is asked for by the one before it being taken.
  for (;;) {
    const rows = await listAudit(parts, source, { ...filter, before, limit: PAGE })
    if (rows.length > 0) yield rows.map(format === 'csv' ? asCsv : asJson).join('')
    before = rows.at(-1)?.id
    if (rows.length < PAGE) return
  }
}

function asCsv(row: AuditRow): string {
  const cells: Record<(typeof COLUMNS)[number], string> = {
    id: encodeId('aud', row.id),
    at: row.at.toISOString(),
    actor_kind: row.actor.kind,
    actor_name: row.actor.name,
    actor_id: row.actor.id,
    impersonator_name: row.impersonator?.name ?? '',
    action: row.action,
    target_kind: row.target_kind,
    target_id: row.target_id,
    before: row.before === null ? '' : JSON.stringify(row.before),
    after: row.after === null ? '' : JSON.stringify(row.after),
    ip: row.ip,
    user_agent: row.user_agent,
    request_id: row.request_id,
  }
  return csvLine(COLUMNS.map((column) => cells[column]))
}

function asJson(row: AuditRow): string {
  return `${JSON.stringify({ ...row, id: encodeId('aud', row.id) })}\n`
}
