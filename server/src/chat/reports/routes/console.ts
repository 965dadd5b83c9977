import { Readable } from 'node:stream'
import {
  CommentRow,
  DayRow,
  HourRow,
  LabelRow,
  PersonRow,
  ReportExportQuery,
  type ReportPeriod,
  ReportQuery,
  ReportSummary,
  type ReportTable,
  WaitingView,
} from '@recado/contracts/reports'
import { z } from 'zod'
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

const tag = 'Reports'
const COMMENTS = 10

export const getReportSummary = consoleRoute({
  name: 'get-report-summary',
  method: 'GET',
  url: '/api/v1/reports/summary',
  tag,
  summary: 'Who waits now, and the figures of a period beside those of the one before, by the company’s calendar.',
  permission: 'reports.read',
  query: ReportQuery,
  response: ReportSummary,
  handler: ({ scope, query }) => summarise(viewOf(scope), query.period),
})

export const getWaiting = consoleRoute({
  name: 'get-waiting',
  method: 'GET',
  url: '/api/v1/waiting',
  tag,
  summary: 'How many of the conversations that the caller sees wait for an answer now; no figures of others.',
  permission: 'conversations.read',
  response: WaitingView,
  handler: ({ scope }) => readWaiting(viewOf(scope)),
})

export const listReportDays = consoleRoute({
  name: 'list-report-days',
  method: 'GET',
  url: '/api/v1/reports/days',
  tag,
  summary: 'The figures of each day of a period, oldest first.',
  permission: 'reports.read',
  query: ReportQuery,
  response: z.object({ items: z.array(DayRow) }),
  handler: async ({ scope, query }) => ({ items: await measureDays(viewOf(scope), query.period) }),
})

export const listReportHours = consoleRoute({
  name: 'list-report-hours',
  method: 'GET',
  url: '/api/v1/reports/hours',
  tag,
  summary: 'The figures of each hour of the week in which something happened.',
  permission: 'reports.read',
  query: ReportQuery,
  response: z.object({ items: z.array(HourRow) }),
  handler: async ({ scope, query }) => ({ items: await measureHours(viewOf(scope), query.period) }),
})

export const listReportPeople = consoleRoute({
  name: 'list-report-people',
  method: 'GET',
  url: '/api/v1/reports/people',
  tag,
  summary: 'The figures of each person who answered or resolved something.',
  permission: 'reports.read',
  query: ReportQuery,
  response: z.object({ items: z.array(PersonRow) }),
  handler: async ({ scope, query }) => ({ items: await measurePeople(viewOf(scope), query.period) }),
})

export const listReportLabels = consoleRoute({
  name: 'list-report-labels',
  method: 'GET',
  url: '/api/v1/reports/labels',
  tag,
  summary: 'The figures of conversations with each label; one with two labels counts for both.',
  permission: 'reports.read',
  query: ReportQuery,
  response: z.object({ items: z.array(LabelRow) }),
  handler: async ({ scope, query }) => ({ items: await measureLabels(viewOf(scope), query.period) }),
})

export const listReportComments = consoleRoute({
  name: 'list-report-comments',
  method: 'GET',
  url: '/api/v1/reports/comments',
  tag,
  summary: 'The last 10 words that customers of a period wrote beside their stars.',
  permission: 'reports.read',
  query: ReportQuery,
  response: z.object({ items: z.array(CommentRow) }),
  handler: async ({ scope, query }) => {
    const { current } = await readPeriod(scope, query.period)
    return { items: await listComments(viewOf(scope), current, COMMENTS) }
  },
})

export const exportReport = consoleRoute({
  name: 'export-report',
  method: 'GET',
  url: '/api/v1/reports/export',
  tag,
  summary: 'A table of figures as CSV, its headings in the reader’s language (Accept-Language).',
  permission: 'reports.read',
  query: ReportExportQuery,
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
