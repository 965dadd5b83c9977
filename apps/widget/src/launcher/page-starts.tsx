import { isOnPage } from '@recado/contracts/page-rules'
import type { Client } from '../client/create-client.ts'
import type { PageStorage } from '../client/page-storage.ts'
import type { Store } from '../client/store.ts'
import { openConversation, type PageStart, type WidgetState } from '../client/widget-state.ts'
import { Greeting } from './greeting.tsx'
import { watchAddress } from './watch-address.ts'

/** As the server has it: a flow that spoke, or was sent away, is quiet for a day. */
const QUIET_MS = 86_400_000

interface PageWatch {
  starts: readonly PageStart[]
  state: Store<WidgetState>
  storage: PageStorage
  getClient(): Promise<Client>
  open(): void
}

/**
 * Flows that speak first on pages of the site. What one begins with stands beside the launcher once its page was looked at
 * for long enough; the conversation begins when that is pressed, or at once where the panel is open. Nobody who only passes
 * by becomes a contact. Where the visitor has an open conversation nothing is shown: it may be people's.
 */
export function watchPages({ starts, state, storage, getClient, open }: PageWatch): void {
  let cancel: (() => void)[] = []
  const begin = async (start: PageStart, page: string) => {
    keepQuiet(storage, start)
    state.set({ teaser: undefined })
    try {
      const client = await getClient()
      client.start()
      await client.startByPage({ flow_id: start.flow_id, start_id: start.start_id, page_url: page })
    } catch {
      // Not reached: the next page asks again.
      storage.remove(keyOf(start))
    }
  }
  const show = (start: PageStart, page: string) => {
    const { open: isOpen, launcher, verified, config } = state.get()
    if (isQuiet(storage, start) || openConversation(state.get()) !== undefined) return
    // Who must have a name first is not spoken to before.
    if (config.inbox.identity_required && !verified) return
    if (isOpen) return void begin(start, page)
    if (!launcher) return
    const { opening } = start
    if (opening === null) return void begin(start, page)
    const onOpen = () => {
      open()
      void begin(start, page)
    }
    const onDismiss = () => {
      keepQuiet(storage, start)
      state.set({ teaser: undefined })
    }
    state.set({ teaser: () => <Greeting text={opening} onOpen={onOpen} onDismiss={onDismiss} /> })
  }
  const look = () => {
    for (const end of cancel) end()
    state.set({ teaser: undefined })
    const page = location.href
    // The first of them has the highest priority: the others wait until it has spoken.
    const start = starts.find((one) => !isQuiet(storage, one) && isOnPage(one.pages, page))
    cancel = start === undefined ? [] : whenLookedAt(start.after_seconds, state, () => show(start, page))
  }
  watchAddress(look)
  look()
}

/** After so long, and once the tab is in front and it is known which conversations the visitor has. */
function whenLookedAt(seconds: number, state: Store<WidgetState>, then: () => void): (() => void)[] {
  let isOver = false
  let waited = false
  const attempt = () => {
    const { known, listed } = state.get()
    if (isOver || !waited || document.visibilityState === 'hidden' || (known && !listed)) return
    isOver = true
    then()
  }
  const timer = setTimeout(() => {
    waited = true
    attempt()
  }, seconds * 1_000)
  document.addEventListener('visibilitychange', attempt)
  return [
    state.subscribe(attempt),
    () => document.removeEventListener('visibilitychange', attempt),
    () => clearTimeout(timer),
  ]
}

function isQuiet(storage: PageStorage, start: PageStart): boolean {
  return Date.now() - Number(storage.get(keyOf(start)) ?? 0) < QUIET_MS
}

function keepQuiet(storage: PageStorage, start: PageStart): void {
  storage.set(keyOf(start), String(Date.now()))
}

function keyOf({ flow_id: id }: PageStart): string {
  return `spoke:${id}`
}
