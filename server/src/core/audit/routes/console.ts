import { Readable } from 'node:stream'
import { auditEndpoints } from '@recado/contracts/audit'
import { consoleAction } from '../../../http/console/console-route.ts'
import { decodeIdCursor, pageOfRows } from '../../../platform/cursor.ts'
import { exportAudit, listAudit } from '../index.ts'

export const listAuditEntries = consoleAction(auditEndpoints.list, {
  permission: 'audit.read',
  use: 'account',
  handler: async ({ services, source, tenant, query: { cursor, limit, ...filter } }) => {
    const before = decodeIdCursor('audit', tenant.id, cursor)
    const rows = await listAudit(services, source, { ...filter, before, limit: limit + 1 })
    return pageOfRows('audit', tenant.id, limit, rows)
  },
})

export const exportAuditEntries = consoleAction(auditEndpoints.export, {
  permission: 'audit.export',
  use: 'account',
  handler: async ({ services, source, tenant, reply, query }) => {
    const csv = query.format === 'csv'
    reply.header('content-type', csv ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8')
    reply.header('content-disposition', `attachment; filename="${tenant.slug}-audit.${query.format}"`)
    return Readable.from(exportAudit(services, source, query))
  },
})
