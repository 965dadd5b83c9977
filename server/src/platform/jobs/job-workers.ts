import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '../logger.ts'
import type { JobQueue, TakenJob } from './job-queue.ts'

export interface RunningJob extends TakenJob {
  /** Aborted when the attempt has taken too long or the process is going. */
  signal: AbortSignal
}

/** Does what a job asks for; whatever it throws makes the job be repeated. */
export type JobHandler = (job: RunningJob) => Promise<void>

export interface JobObservation {
  name: string
  outcome: 'done' | 'failed' | 'dead'
  seconds: number
}

export interface JobWorkers {
  start(): void
  /** Looks for jobs at once instead of at the next poll. */
  wake(): void
  /** Runs every job that is due here, one after another, until none is. For tests and commands. @returns how many ran. */
  runDue(): Promise<number>
  /** Takes no more, waits for what runs, and after `timeoutMs` aborts it and gives it back. */
  stop(timeoutMs: number): Promise<void>
}

export interface JobWorkersOptions {
  queue: JobQueue
  handle: JobHandler
  log: Logger
  observe?(observation: JobObservation): void
  /** How often jobs are looked for that are ready and could not be taken: their tenant has enough at work. Default 1 s. */
  pollMs?: number
  /**
   * The same while none is ready. A wake-up tells of new jobs at once, and when the next is due is known: this is for what
   * nobody told of (cron, a lost message). Default 10 s.
   */
  idleMs?: number
}

const HEARTBEAT_MS = 10_000
/** Between two looks for what is due by then: clocks are not exact to the millisecond. */
const LEAST_MS = 20
const HOUSEKEEPING_MS = 30_000
/** Jobs that call for jobs that call for jobs: none of ours goes deeper than four. */
const ROUNDS_DUE = 1_000

/**
 * One loop a process takes jobs of every queue into its free places. A fault of the queue or the database is logged and
 * the loop goes on a little later: nothing a job or the queue does ends it. Lost jobs of a killed process are found by the
 * queue, which misses their heartbeat.
 */
export function createJobWorkers(options: JobWorkersOptions): JobWorkers {
  const { queue, log, pollMs = 1_000, idleMs = 10_000 } = options
  const places = new Map(queue.definitions.map(({ name, concurrency }) => [name, concurrency]))
  const timeouts = new Map(queue.definitions.map(({ name, timeout }) => [name, timeout * 1_000]))
  const running = new Map<TakenJob, { controller: AbortController; ended: Promise<void> }>()
  let stopping = false
  let loop: Promise<void> | undefined
  let rest = new AbortController()
  let woken = false

  const wake = () => {
    woken = true
    rest.abort()
  }

  const attempt = async (job: TakenJob, controller: AbortController): Promise<void> => {
    const started = performance.now()
    const observe = (outcome: JobObservation['outcome']) =>
      options.observe?.({ name: job.name, outcome, seconds: (performance.now() - started) / 1_000 })
    try {
      await withTimeout(timeouts.get(job.name) ?? 60_000, controller, () =>
        options.handle({ ...job, signal: controller.signal }),
      )
      await queue.complete(job)
      observe('done')
    } catch (error) {
      const { id, name, attempt } = job
      const details = { err: error, job_id: id, job: name, attempt, tenant_id: job.envelope.tenant_id }
      const outcome = await queue.fail(job, error)
      if (outcome === 'dead') log.error(details, 'job is dead')
      else log.warn(details, 'job failed and will be repeated')
      observe(outcome)
    }
  }

  const run = (job: TakenJob): Promise<void> => {
    const controller = new AbortController()
    const ended = attempt(job, controller)
      // The queue could not be told: it will miss the heartbeat and give the job out again.
      .catch((error: Error) => log.warn({ err: error, job_id: job.id, job: job.name }, 'job could not be settled'))
      .finally(() => {
        running.delete(job)
        wake()
      })
    running.set(job, { controller, ended })
    return ended
  }

  const fill = async (name: string): Promise<void> => {
    const busy = [...running.keys()].filter((job) => job.name === name).length
    const free = (places.get(name) ?? 1) - busy
    if (free <= 0 || stopping) return
    for (const job of await queue.take(name, free)) void run(job)
  }

  /** @returns for how long nothing is to be looked for. */
  const turn = async (): Promise<number> => {
    const ready = await queue.listReady()
    for (const name of ready) {
      await fill(name).catch((error: Error) => log.warn({ err: error, job: name }, 'jobs could not be taken'))
    }
    if (ready.length > 0) return pollMs
    const next = await queue.untilNextDue()
    return next === undefined ? idleMs : Math.min(Math.max(next, LEAST_MS), idleMs)
  }

  const goOn = async (): Promise<void> => {
    // Ends: with the workers. It rests until the next poll, unless a job ended or one was said to have come.
    while (!stopping) {
      woken = false
      const pause = await turn().catch((error: Error) => {
        log.warn({ err: error }, 'job queue did not answer')
        // A wake-up may not shorten this: the queue is in trouble.
        woken = false
        return pollMs * 5
      })
      if (woken) continue
      rest = new AbortController()
      await sleep(pause, undefined, { signal: rest.signal }).catch(() => undefined)
    }
  }

  const timers: NodeJS.Timeout[] = []
  return {
    wake,
    start: () => {
      if (loop !== undefined) return
      loop = goOn()
      const report = (error: Error) => log.warn({ err: error }, 'job queue')
      timers.push(
        setInterval(() => queue.touch([...running.keys()]).catch(report), HEARTBEAT_MS),
        setInterval(() => queue.releaseKeys().catch(report), HOUSEKEEPING_MS),
      )
    },
    runDue: async () => {
      let count = 0
      for (let round = 0; round < ROUNDS_DUE; round++) {
        let ran = 0
        for (const name of await queue.listReady()) {
          for (const job of await queue.take(name, 20)) {
            await run(job)
            ran += 1
          }
        }
        if (ran === 0) return count
        count += ran
      }
      throw new Error(`after ${count} jobs others are still due: they call for each other`)
    },
    stop: async (timeoutMs) => {
      stopping = true
      rest.abort()
      await loop
      const all = Promise.all([...running.values()].map(({ ended }) => ended))
      const late = new AbortController()
      await Promise.race([all, sleep(timeoutMs, undefined, { signal: late.signal }).catch(() => undefined)])
      late.abort()
      for (const { controller } of running.values()) controller.abort(new Error('the server is stopping'))
      await Promise.all([...running.values()].map(({ ended }) => ended))
      for (const timer of timers) clearInterval(timer)
    },
  }
}

/** Ends with the work, or with an error once its time is over or somebody aborted; the work may then go on unheard. */
async function withTimeout(ms: number, controller: AbortController, work: () => Promise<void>): Promise<void> {
  const timer = setTimeout(() => controller.abort(new Error(`the job took longer than ${ms / 1_000} s`)), ms)
  const { signal } = controller
  let onAbort: () => void = () => undefined
  try {
    const aborted = new Promise<never>((_resolve, reject) => {
      onAbort = () => reject(signal.reason as Error)
      signal.addEventListener('abort', onAbort, { once: true })
    })
    await Promise.race([work(), aborted])
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', onAbort)
  }
}
