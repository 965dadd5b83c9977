import pg from 'pg'
import type { JobDefinition } from '../../src/jobs/define-job.ts'
import { createJobHandler } from '../../src/jobs/start-background.ts'
import { createJobWorkers } from '../../src/platform/jobs/job-workers.ts'
import type { Services } from '../../src/services.ts'

/**
 * Runs background work by hand: relay and jobs in turn, until neither finds anything. The queue's time is the database's;
 * here the house's clock decides instead, so a test that advances its clock finds its jobs due.
 */
export function createDrain(
  services: Services,
  jobs: readonly JobDefinition[],
  controlUrl: string,
): (options?: { retries?: boolean }) => Promise<void> {
  const workers = createJobWorkers({
    queue: services.queue,
    handle: createJobHandler(services, jobs),
    log: services.log,
  })
  let started: Promise<void> | undefined
  return async ({ retries = false } = {}) => {
    started ??= services.queue.start()
    await started
    const client = new pg.Client({ connectionString: controlUrl })
    await client.connect()
    try {
      for (;;) {
        await services.relay.drainAll()
        await client.query(
          `UPDATE pgboss.job
              SET start_after = CASE WHEN (data->>'start_after')::timestamptz <= $1 THEN now() ELSE 'infinity' END
            WHERE state = 'created' AND data ? 'start_after'`,
          [services.clock.now()],
        )
        if (retries) {
          // Nothing runs now, so what is active was taken by a worker that is gone.
          await client.query(
            `UPDATE pgboss.job SET state = 'retry', start_after = now() WHERE state IN ('retry', 'active')`,
          )
        }
        if ((await workers.runDue()) === 0) return
      }
    } finally {
      await client.end()
    }
  }
}
