import type { Identity } from '../page/recado-calls.ts'
import type { Message } from './widget-state.ts'

/** What tabs of one visitor tell each other. */
export type TabNews =
  /** Something was put into the queue, or taken out. */
  | { name: 'outbox' }
  | { name: 'arrived'; message: Message }
  | { name: 'read'; conversation_id: string; seq: number }
  /** Somebody signed in, with this proof, or out: what is held is another visitor's. */
  | { name: 'visitor'; identity?: Identity }

export interface Tabs {
  tell(news: TabNews): void
  /** Runs in one tab at a time; in a browser without locks in each, which costs a request and changes nothing. */
  alone<Result>(name: string, work: () => Promise<Result>): Promise<Result>
}

/** A browser that keeps nothing for a page (a frame without cookies, a sandbox) also refuses channels and locks: alone then. */
export function joinTabs(inboxKey: string, hear: (news: TabNews) => void): Tabs {
  let channel: BroadcastChannel | undefined
  try {
    channel = new BroadcastChannel(`recado:${inboxKey}`)
    channel.onmessage = ({ data }: MessageEvent<TabNews>) => hear(data)
  } catch {}
  return {
    tell: (news) => {
      try {
        channel?.postMessage(news)
      } catch {}
    },
    alone: async (name, work) => {
      let begun = false
      const once = () => {
        begun = true
        return work()
      }
      try {
        return await navigator.locks.request(`recado:${inboxKey}:${name}`, once)
      } catch (error) {
        // What failed is the work itself, or there are no locks.
        if (begun) throw error
        return work()
      }
    },
  }
}
