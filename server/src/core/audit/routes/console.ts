import { Readable } from 'node:stream'
import { AuditEntryView, AuditExportQuery, AuditQuery } from '@recado/contracts/audit'
import { pageOf } from '@recado/contracts/wire'
import { consoleAction } from '../../../http/console/console-route.ts'
import { decodeIdCursor, pageOfRows } from '../../../platform/cursor.ts'
import { exportAudit, listAudit } from '../index.ts'

const tag = 'Audit'

export const listAuditEntries = consoleAction({
  name: 'list-audit',
  method: 'GET',
  url: '/api/v1/audit',
  tag,
  summary: 'What was done in the company and to it, newest first.',
  permission: 'audit.read',
  use: 'account',
  query: AuditQuery,
  response: pageOf(AuditEntryView),
  handler: async ({ services, source, tenant, query: { cursor, limit, ...filter } }) => {
    const before = decodeIdCursor('audit', tenant.id, cursor)
    const rows = await listAudit(services, source, { ...filter, before, limit: limit + 1 })
    return pageOfRows('audit', tenant.id, limit, rows)
  },
})

export const exportAuditEntries = consoleAction({
  name: 'export-audit',
  method: 'GET',
  url: '/api/v1/audit/export',
  tag,
  summary: 'The whole log as CSV or as JSON lines.',
  permission: 'audit.export',
  use: 'account',
  query: AuditExportQuery,
  handler: async ({ services, source, tenant, reply, query }) => {
    const csv = query.format === 'csv'
    reply.header('content-type', csv ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8')
    reply.header('content-disposition', `attachment; filename="${tenant.slug}-audit.${query.format}"`)
    return Readable.from(exportAudit(services, source, query))
  },
})
