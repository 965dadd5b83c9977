import type { Metrics } from '../metrics.ts'
import type { JobQueue } from './job-queue.ts'
import type { JobObservation } from './job-workers.ts'

/** How long attempts take and how they end; how long the queues are is read when somebody asks for the metrics. */
export function createJobMetrics(metrics: Metrics, queue: JobQueue): (observation: JobObservation) => void {
  const duration = metrics.histogram({
    name: 'recado_job_duration_seconds',
    help: 'Time of one attempt at a job',
    labelNames: ['job', 'outcome'],
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60],
  })
  metrics.gauge({
    name: 'recado_jobs',
    help: 'Jobs in the queue by state, as of the last 20 s',
    labelNames: ['job', 'state'],
    async collect() {
      for (const { name, ...counts } of await queue.depth()) {
        for (const [state, count] of Object.entries(counts)) this.set({ job: name, state }, count)
      }
    },
  })
  return ({ name, outcome, seconds }) => duration.observe({ job: name, outcome }, seconds)
}
