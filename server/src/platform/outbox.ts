import { sql, type Transaction } from 'kysely'
import { newId } from './ids.ts'

/** When and how a job should run; the relay hands these to the queue. */
export interface JobOptions {
  /** Not before this instant. */
  startAfter?: Date
  /** Jobs of one key run one after another, in order (a contact's messages, say), if their kind is defined as ordered. */
  singletonKey?: string
}

export interface OutboxWriter {
  /** Stores a job beside its cause: both commit or neither does. Returns the job's id. */
  enqueue(name: string, payload: Record<string, unknown>, options?: JobOptions): Promise<string>
}

export interface EventWriter {
  /** Records that something happened (`noun.past_verb`); the relay numbers and spreads it after commit. */
  emit(name: string, data: Record<string, unknown>): Promise<string>
  /** For a statement that writes its own outbox row, to save a round trip: the relay is woken after commit. */
  wrote(): void
}

/** Both writers over one transaction. `wrote` is called once something was written, so that the relay is woken after commit. */
export function outboxWriters(
  db: Transaction<never>,
  tenantId: string | null,
  now: () => Date,
  wrote: () => void,
): { jobs: OutboxWriter; events: EventWriter } {
  const write = async (kind: 'job' | 'event', name: string, payload: unknown, options: unknown) => {
    const id = newId<string>()
    await sql`INSERT INTO recado.outbox (id, tenant_id, kind, name, payload, options, created_at)
              VALUES (${id}, ${tenantId}, ${kind}, ${name}, ${JSON.stringify(payload)}::jsonb,
                      ${JSON.stringify(options)}::jsonb, ${now()})`.execute(db)
    wrote()
    return id
  }
  return {
    jobs: { enqueue: (name, payload, options = {}) => write('job', name, payload, options) },
    events: { emit: (name, data) => write('event', name, data, {}), wrote },
  }
}
