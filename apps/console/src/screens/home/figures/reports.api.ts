import {
  type CommentRow,
  type ReportPeriod,
  type ReportSummary,
  type ReportTable,
  reportEndpoints,
  type WaitingView,
} from '@recado/contracts/reports'
import type { Http } from '../../../api/http.ts'

export function getSummary(http: Http, period: ReportPeriod): Promise<ReportSummary> {
  return http.call(reportEndpoints.summary, { query: { period } })
}

/** Of the reader's own conversations and of those they see, without figures. */
export function getWaiting(http: Http): Promise<WaitingView> {
  return http.call(reportEndpoints.waiting)
}

/** The tables by name, each with its own rows. */
export const READ_TABLE = {
  days: (http: Http, period: ReportPeriod) => itemsOf(http.call(reportEndpoints.days, { query: { period } })),
  hours: (http: Http, period: ReportPeriod) => itemsOf(http.call(reportEndpoints.hours, { query: { period } })),
  people: (http: Http, period: ReportPeriod) => itemsOf(http.call(reportEndpoints.people, { query: { period } })),
  labels: (http: Http, period: ReportPeriod) => itemsOf(http.call(reportEndpoints.labels, { query: { period } })),
}

export function listComments(http: Http, period: ReportPeriod): Promise<CommentRow[]> {
  return itemsOf(http.call(reportEndpoints.comments, { query: { period } }))
}

export function exportTable(http: Http, table: ReportTable, period: ReportPeriod): Promise<Blob> {
  return http.download(reportEndpoints.export, { query: { table, period } })
}

async function itemsOf<Row>(answer: Promise<{ items: Row[] }>): Promise<Row[]> {
  return (await answer).items
}
