import type { Identity } from '../page/recado-calls.ts'
import type { Message } from './widget-state.ts'

/** What tabs of one visitor send each other. */
export type TabMessage =
  /** Something was put into the queue, or taken out. */
  | { name: 'outbox' }
  | { name: 'arrived'; message: Message }
  | { name: 'read'; conversation_id: string; seq: number }
  /** Somebody signed in, with this proof, or out: what is held is another visitor's. */
  | { name: 'visitor'; identity?: Identity }
