import { createJobMetrics } from '../platform/jobs/job-metrics.ts'
import { createJobWorkers, type JobHandler } from '../platform/jobs/job-workers.ts'
import type { Services } from '../services.ts'
import type { JobDefinition } from './define-job.ts'

export interface BackgroundWork {
  /** Ends the relay's round and the jobs under way; what takes longer than `timeoutMs` is aborted and given back. */
  stop(timeoutMs: number): Promise<void>
}

/** Starts what this process does beside answering requests, by its roles: the relay, the workers, both or neither. `pollMs` as for the workers. */
export async function startBackground(
  services: Services,
  jobs: readonly JobDefinition[],
  options: { pollMs?: number } = {},
): Promise<BackgroundWork> {
  const { config, queue, relay, log, changes, metrics } = services
  const relays = config.roles.includes('relay')
  const works = config.roles.includes('jobs')
  if (relays || works) await queue.start()
  const workers = createJobWorkers({
    ...options,
    queue,
    handle: createJobHandler(services, jobs),
    log,
    observe: createJobMetrics(metrics, queue),
  })
  if (works) {
    changes.on('job', workers.wake)
    workers.start()
  }
  if (relays) await relay.start()
  return {
    stop: async (timeoutMs) => {
      await Promise.all([relay.stop(), workers.stop(timeoutMs)])
    },
  }
}

/** Hands a job to its definition. */
export function createJobHandler(services: Services, jobs: readonly JobDefinition[]): JobHandler {
  const byName = new Map(jobs.map((definition) => [definition.name, definition]))
  return async (job) => {
    const definition = byName.get(job.name)
    if (definition === undefined) throw new Error(`no job is defined as ${job.name}`)
    await definition.run(services, job)
  }
}
