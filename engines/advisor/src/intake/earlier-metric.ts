import type { FactMetric } from './fact.ts'

/** The metric that a past figure of another is filed under. */
export const earlierMetric: Partial<Record<FactMetric, FactMetric>> = {
  revenue: 'revenue_before',
  volume: 'volume_before',
  ticket: 'ticket_before',
  customers: 'customers_before',
}
