import type { Message } from './widget-state.ts'

/** What tabs of one visitor tell each other. */
export type TabNews =
  /** Something was put into the queue, or taken out. */
  | { name: 'outbox' }
  | { name: 'arrived'; message: Message }
  | { name: 'read'; conversation_id: string; seq: number }
  /** Somebody signed in, or out: what is held is another visitor's. */
  | { name: 'visitor' }

export interface Tabs {
  tell(news: TabNews): void
  /** Runs in one tab at a time; in a browser without locks in each, which costs a request and changes nothing. */
  alone<Result>(name: string, work: () => Promise<Result>): Promise<Result>
}

export function joinTabs(inboxKey: string, hear: (news: TabNews) => void): Tabs {
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(`recado:${inboxKey}`)
  channel?.addEventListener('message', ({ data }: MessageEvent<TabNews>) => hear(data))
  return {
    tell: (news) => channel?.postMessage(news),
    alone: (name, work) =>
      navigator.locks === undefined ? work() : navigator.locks.request(`recado:${inboxKey}:${name}`, work),
  }
}
