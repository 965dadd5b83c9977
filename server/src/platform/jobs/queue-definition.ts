/** How jobs of one name are kept, repeated and run. Times in seconds. */
export interface QueueDefinition {
  /** `noun.verb`. */
  name: string
  /**
   * Jobs with the same singletonKey run one after another, in the order of the outbox; the next waits while one is being
   * repeated, and goes on once that one is dead. Without it a singletonKey says nothing.
   */
  ordered?: boolean
  /** How often a failed job is repeated before it is dead. Default 10: about 40 minutes with the delays below. */
  retryLimit?: number
  /** Delay before the first repetition; it doubles each time, with some jitter. Default 2. */
  retryDelay?: number
  /** Default 600. */
  retryDelayMax?: number
  /** How long one attempt may take; its signal is then aborted and it counts as failed. Default 60. */
  timeout?: number
  /** Jobs of this name at once in one process. Default 4. */
  concurrency?: number
  /** Jobs of this name at once for one tenant over all processes, unless its plan says otherwise. Default 2. */
  concurrencyPerTenant?: number
  /** How long a finished job is kept, with its payload. Default 7 days. */
  keepFinished?: number
  /** Makes the queue itself create a job without tenant at these times. */
  cron?: { expression: string; timeZone: string }
}

export type CompleteQueueDefinition = Required<Omit<QueueDefinition, 'cron'>> & Pick<QueueDefinition, 'cron'>

export function completeDefinition(definition: QueueDefinition): CompleteQueueDefinition {
  return {
    ordered: false,
    retryLimit: 10,
    retryDelay: 2,
    retryDelayMax: 600,
    timeout: 60,
    concurrency: 4,
    concurrencyPerTenant: 2,
    keepFinished: 7 * 86_400,
    ...definition,
  }
}
