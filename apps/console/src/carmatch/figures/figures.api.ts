import { type CarDashboardTable, carAnalyticsEndpoints } from '@recado/contracts/car-analytics'
import type { ReportPeriod } from '@recado/contracts/reports'
import type { z } from 'zod'
import type { Http } from '../../api/http.ts'

export interface FiguresQuery {
  period: ReportPeriod
  /** From how many days a car stands too long. */
  standing_days: number
}

export const figureKeys = {
  dashboard: (query: FiguresQuery) => ['car-figures', 'dashboard', query] as const,
  level: ['car-figures', 'level'] as const,
}

export function getDashboard(http: Http, query: FiguresQuery) {
  return http.call(carAnalyticsEndpoints.dashboard, { query })
}
export type Dashboard = Awaited<ReturnType<typeof getDashboard>>

export function getServiceLevel(http: Http) {
  return http.call(carAnalyticsEndpoints.serviceLevel)
}

export function exportTable(http: Http, query: FiguresQuery, table: z.output<typeof CarDashboardTable>) {
  return http.download(carAnalyticsEndpoints.export, { query: { ...query, table } })
}
