import { type AuditEntryView, auditEndpoints } from '@recado/contracts/audit'
import type { z } from 'zod'
import type { Http } from '../../api/http.ts'

export type AuditEntry = z.output<typeof AuditEntryView>

export interface AuditFilter {
  /** A noun such as `member`, or empty for everything. */
  action: string
  /** Days of the reader's calendar, `2026-11-20`, or empty. The last one is included. */
  from: string
  to: string
}

export function listAudit(http: Http, filter: AuditFilter, cursor?: string) {
  return http.call(auditEndpoints.list, { query: { ...queryOf(filter), cursor } })
}

export function exportAudit(http: Http, filter: AuditFilter): Promise<Blob> {
  return http.download(auditEndpoints.export, { query: { ...queryOf(filter), format: 'csv' } })
}

function queryOf({ action, from, to }: AuditFilter) {
  return {
    action: action || undefined,
    from: from === '' ? undefined : startOfDay(from, 0),
    to: to === '' ? undefined : startOfDay(to, 1),
  }
}

// Without a zone in the text it is read in the reader's own.
function startOfDay(day: string, later: number): Date {
  const date = new Date(`${day}T00:00:00`)
  date.setDate(date.getDate() + later)
  return date
}
