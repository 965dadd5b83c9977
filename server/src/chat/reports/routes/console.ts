import { Readable } from 'node:stream'
import { type ReportPeriod, type ReportTable, reportEndpoints } from '@recado/contracts/reports'
import { consoleRoute } from '../../../http/console/console-route.ts'
import type { TenantScope } from '../../../tenancy/tenant-scope.ts'
import { viewerOf, visibleIn } from '../../conversations/index.ts'
import {
  csvOfReport,
  listComments,
  measureDays,
  measureHours,
  measureLabels,
  measurePeople,
  type ReportView,
  readPeriod,
  readWaiting,
  summarise,
} from '../index.ts'

const COMMENTS = 10

export const getReportSummary = consoleRoute(reportEndpoints.summary, {
  permission: 'reports.read',
  handler: ({ scope, query }) => summarise(viewOf(scope), query.period),
})

export const getWaiting = consoleRoute(reportEndpoints.waiting, {
  permission: 'conversations.read',
  handler: ({ scope }) => readWaiting(viewOf(scope)),
})

export const listReportDays = consoleRoute(reportEndpoints.days, {
  permission: 'reports.read',
  handler: async ({ scope, query }) => ({ items: await measureDays(viewOf(scope), query.period) }),
})

export const listReportHours = consoleRoute(reportEndpoints.hours, {
  permission: 'reports.read',
  handler: async ({ scope, query }) => ({ items: await measureHours(viewOf(scope), query.period) }),
})

export const listReportPeople = consoleRoute(reportEndpoints.people, {
  permission: 'reports.read',
  handler: async ({ scope, query }) => ({ items: await measurePeople(viewOf(scope), query.period) }),
})

export const listReportLabels = consoleRoute(reportEndpoints.labels, {
  permission: 'reports.read',
  handler: async ({ scope, query }) => ({ items: await measureLabels(viewOf(scope), query.period) }),
})

export const listReportComments = consoleRoute(reportEndpoints.comments, {
  permission: 'reports.read',
  handler: async ({ scope, query }) => {
    const { current } = await readPeriod(scope, query.period)
    return { items: await listComments(viewOf(scope), current, COMMENTS) }
  },
})

export const exportReport = consoleRoute(reportEndpoints.export, {
  permission: 'reports.read',
  handler: async ({ scope, services, request, reply, tenant, query: { table, period } }) => {
    const rows = await rowsOf(viewOf(scope), table, period)
    reply.header('content-type', 'text/csv; charset=utf-8')
    reply.header('content-disposition', `attachment; filename="${tenant.slug}-${table}-${period}.csv"`)
    return Readable.from([csvOfReport(rows, services.texts, request.locale)])
  },
})

async function rowsOf(view: ReportView, table: ReportTable, period: ReportPeriod) {
  switch (table) {
    case 'days':
      return { table, rows: await measureDays(view, period) }
    case 'hours':
      return { table, rows: await measureHours(view, period) }
    case 'people':
      return { table, rows: await measurePeople(view, period) }
    case 'labels':
      return { table, rows: await measureLabels(view, period) }
  }
}

/** Who sees every conversation is spared the look at each. */
function viewOf(scope: TenantScope): ReportView {
  return { scope, visible: viewerOf(scope.actor).sight === 'all' ? undefined : visibleIn(scope) }
}
