import {
  CommentRow,
  DayRow,
  HourRow,
  LabelRow,
  PersonRow,
  type ReportPeriod,
  ReportSummary,
  type ReportTable,
  WaitingView,
} from '@recado/contracts/reports'
import { z } from 'zod'
import type { Http } from '../../../api/http.ts'

export function getSummary(http: Http, period: ReportPeriod): Promise<ReportSummary> {
  return http.get('/api/v1/reports/summary', ReportSummary, { period })
}

/** Of the reader's own conversations and of those they see, without figures. */
export function getWaiting(http: Http): Promise<WaitingView> {
  return http.get('/api/v1/waiting', WaitingView)
}

/** The tables by name, each with its own rows. */
export const READ_TABLE = {
  days: (http: Http, period: ReportPeriod) => rows(http, 'days', DayRow, period),
  hours: (http: Http, period: ReportPeriod) => rows(http, 'hours', HourRow, period),
  people: (http: Http, period: ReportPeriod) => rows(http, 'people', PersonRow, period),
  labels: (http: Http, period: ReportPeriod) => rows(http, 'labels', LabelRow, period),
}

export function listComments(http: Http, period: ReportPeriod): Promise<CommentRow[]> {
  return rows(http, 'comments', CommentRow, period)
}

export function exportTable(http: Http, table: ReportTable, period: ReportPeriod): Promise<Blob> {
  return http.download('/api/v1/reports/export', { table, period })
}

async function rows<Row extends z.ZodType>(
  http: Http,
  name: string,
  row: Row,
  period: ReportPeriod,
): Promise<z.output<Row>[]> {
  return (await http.get(`/api/v1/reports/${name}`, z.object({ items: z.array(row) }), { period })).items
}
