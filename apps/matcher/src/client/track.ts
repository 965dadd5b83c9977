import type { BuyerEvent } from '@recado/contracts/matcher'
import { matcherPaths } from '@recado/contracts/matcher-paths'
import type { z } from 'zod'
import { buyerKey, newActId } from './buyer.ts'

type Event = Omit<z.input<typeof BuyerEvent>, 'client_id'>

const GATHER_MS = 2_000
const MOST = 50
const SESSION = 'recado.cars.told'
let waiting: (Event & { client_id: string })[] = []
let timer: ReturnType<typeof setTimeout> | undefined

/**
 * Notes what happened, to be told soon, together, and at the latest when the page is left. What cannot be told is lost:
 * nobody's visit waits for it.
 * @param once once in a visit: while the tab is open.
 */
export function track(event: Event, { once = false }: { once?: boolean } = {}): void {
  if (once && !isFirst(event)) return
  waiting.push({ ...event, client_id: newActId() })
  if (waiting.length >= MOST) send()
  else timer ??= setTimeout(send, GATHER_MS)
}

function send(): void {
  clearTimeout(timer)
  timer = undefined
  const events = waiting
  waiting = []
  if (events.length === 0) return
  const body = new Blob([JSON.stringify({ buyer_key: buyerKey(), events })], { type: 'application/json' })
  navigator.sendBeacon?.(matcherPaths.track.path, body)
}

if (typeof document !== 'undefined') {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') send()
  })
}

function isFirst(event: Event): boolean {
  const name = `${event.kind}:${event.car_id ?? ''}:${event.recommendation_id ?? ''}`
  try {
    const told = (sessionStorage.getItem(SESSION) ?? '').split(' ')
    if (told.includes(name)) return false
    sessionStorage.setItem(SESSION, [...told.slice(-200), name].join(' '))
  } catch {
    // Told twice rather than never.
  }
  return true
}
