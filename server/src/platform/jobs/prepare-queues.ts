import type { PgBoss, QueueOptions } from 'pg-boss'
import type { CompleteQueueDefinition } from './queue-definition.ts'

/** Where jobs go that failed for the last time, with the name of their queue, until somebody redrives or deletes them. */
export const DEAD_LETTERS = 'dead-letters'

const KEEP_DEAD_SECONDS = 90 * 86_400

/**
 * Creates what is missing and corrects what differs, so that the code is the only place where a queue is described.
 * @throws if a queue changed between ordered and unordered: that needs a new name, because its jobs are stored otherwise.
 */
export async function prepareQueues(
  boss: PgBoss,
  definitions: readonly CompleteQueueDefinition[],
  options: { heartbeatSeconds: number; schedules: boolean },
): Promise<void> {
  await boss.createQueue(DEAD_LETTERS, { retentionSeconds: KEEP_DEAD_SECONDS })
  const present = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]))
  for (const definition of definitions) {
    const policy = definition.ordered ? 'key_strict_fifo' : 'standard'
    const wanted = { ...queueOptions(definition, options.heartbeatSeconds), deadLetter: DEAD_LETTERS }
    const found = present.get(definition.name)
    if (found === undefined) await boss.createQueue(definition.name, { ...wanted, policy })
    else if (found.policy !== policy) throw new Error(`queue ${definition.name} was ${found.policy}, is now ${policy}`)
    else if (differs(found, wanted)) await boss.updateQueue(definition.name, wanted)
  }
  if (options.schedules) await prepareSchedules(boss, definitions)
}

function queueOptions(definition: CompleteQueueDefinition, heartbeatSeconds: number): QueueOptions {
  return {
    retryLimit: definition.retryLimit,
    retryDelay: definition.retryDelay,
    retryBackoff: true,
    retryDelayMax: definition.retryDelayMax,
    // The worker ends an attempt by itself; the queue's own limit is for workers that are gone or stuck.
    expireInSeconds: definition.timeout + 60,
    deleteAfterSeconds: definition.keepFinished,
    heartbeatSeconds,
  }
}

function differs(found: object, wanted: object): boolean {
  return Object.entries(wanted).some(([key, value]) => (found as Record<string, unknown>)[key] !== value)
}

async function prepareSchedules(boss: PgBoss, definitions: readonly CompleteQueueDefinition[]): Promise<void> {
  const wanted = new Map(definitions.flatMap(({ name, cron }) => (cron === undefined ? [] : [[name, cron] as const])))
  for (const { name } of await boss.getSchedules()) {
    if (!wanted.has(name)) await boss.unschedule(name)
  }
  for (const [name, cron] of wanted) {
    await boss.schedule(name, cron.expression, { tenant_id: null, payload: {} }, { tz: cron.timeZone, missed: 'once' })
  }
}
