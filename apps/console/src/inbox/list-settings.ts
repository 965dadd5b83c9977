import type { ConversationSort } from '@recado/contracts/conversations'
import { useSyncExternalStore } from 'react'

/** How this browser shows lists. */
export interface ListSettings {
  sort: ConversationSort
  /** Labels by their names in rows, and not only as dots. */
  labelNames: boolean
}

const STORED = 'recado.list'
const listeners = new Set<() => void>()
let settings: ListSettings | undefined

export function listSettings(): ListSettings {
  settings ??= read()
  return settings
}

export function changeListSettings(changes: Partial<ListSettings>): void {
  settings = { ...listSettings(), ...changes }
  try {
    localStorage.setItem(STORED, JSON.stringify(settings))
  } catch {
    // Storage is denied or full: it holds until the page is left.
  }
  for (const listener of listeners) listener()
}

export function useListSettings(): ListSettings {
  return useSyncExternalStore(subscribe, listSettings)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function read(): ListSettings {
  let stored: unknown
  try {
    stored = JSON.parse(localStorage.getItem(STORED) ?? '{}')
  } catch {
    // Storage is denied, or somebody else wrote there: as if nothing had been chosen.
  }
  const { sort, labelNames } = (stored ?? {}) as Partial<ListSettings>
  return { sort: sort === 'waiting' ? 'waiting' : 'recent', labelNames: labelNames === true }
}
