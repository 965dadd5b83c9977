import { noticeSettings } from './notice-settings.ts'
import { ring } from './ring.ts'
import { raiseTitleBadge } from './title-badge.ts'

export interface Arrival {
  /** Of the message: told once, whatever many tabs hear of it. */
  id: string
  title: string
  body: string
  /** Later ones of the same conversation take the place of earlier ones. */
  group: string
  /** It is on the screen that is being looked at. */
  inSight: boolean
  onOpen(): void
}

/** Other tabs have heard of it by then. */
const TOLD_MS = 3_000

/** Tells of a message by sound, title and, where it was asked for, a notification of the desktop; in one tab only. */
export function announce(arrival: Arrival): void {
  if (arrival.inSight) return
  raiseTitleBadge()
  void onceOverTabs(`recado-told ${arrival.id}`, () => {
    const { sound, desktop } = noticeSettings.get()
    if (sound) ring()
    if (desktop && !document.hasFocus()) notify(arrival)
  })
}

function notify({ title, body, group, onOpen }: Arrival): void {
  if (!('Notification' in window) || Notification.permission !== 'granted') return
  try {
    const notification = new Notification(title, { body, tag: group })
    notification.onclick = () => {
      window.focus()
      notification.close()
      onOpen()
    }
  } catch {
    // Android lets only service workers notify; there sound and title tell.
  }
}

async function onceOverTabs(name: string, tell: () => void): Promise<void> {
  if (!('locks' in navigator)) return tell()
  await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock === null) return
    tell()
    await new Promise((resolve) => setTimeout(resolve, TOLD_MS))
  })
}
