import type { Metrics } from '../metrics.ts'

/** How long rows wait in an outbox, and how many pass. */
export function createRelayMetrics(metrics: Metrics): (batch: { rows: number; lagSeconds: number }) => void {
  const lag = metrics.histogram({
    name: 'recado_outbox_lag_seconds',
    help: 'Age of the oldest row of a batch when the relay had carried it',
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 30, 300],
  })
  const rows = metrics.counter({ name: 'recado_outbox_rows_total', help: 'Rows carried out of outboxes' })
  return (batch) => {
    lag.observe(Math.max(0, batch.lagSeconds))
    rows.inc(batch.rows)
  }
}
