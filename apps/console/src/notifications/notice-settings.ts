import { useSyncExternalStore } from 'react'

/** How this browser tells of messages: of the device and not of the person, as loudspeakers are. */
export interface NoticeSettings {
  sound: boolean
  desktop: boolean
}

const STORED = 'recado.notices'
const listeners = new Set<() => void>()
let settings: NoticeSettings | undefined

export function noticeSettings(): NoticeSettings {
  settings ??= read()
  return settings
}

export function changeNoticeSettings(changes: Partial<NoticeSettings>): void {
  settings = { ...noticeSettings(), ...changes }
  localStorage.setItem(STORED, JSON.stringify(settings))
  for (const listener of listeners) listener()
}

export function useNoticeSettings(): NoticeSettings {
  return useSyncExternalStore(subscribe, noticeSettings)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function read(): NoticeSettings {
  let stored: unknown
  try {
    stored = JSON.parse(localStorage.getItem(STORED) ?? '{}')
  } catch {
    // Somebody else wrote there: as if nothing had been chosen.
  }
  const { sound, desktop } = (stored ?? {}) as Partial<NoticeSettings>
  return { sound: sound !== false, desktop: desktop === true }
}
