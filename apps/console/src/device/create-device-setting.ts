import { useSyncExternalStore } from 'react'

/** A setting of this browser and not of the person, as loudspeakers are; kept in its storage. */
export interface DeviceSetting<T> {
  get(): T
  set(next: T): void
  /** As a hook: drawn anew when it changes. */
  useValue(): T
}

/** @param read what is stored as the setting: undefined when nothing is, anything when somebody else wrote there. */
export function createDeviceSetting<T>(key: string, read: (stored: unknown) => T): DeviceSetting<T> {
  const listeners = new Set<() => void>()
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  let value: { is: T } | undefined
  const get = () => {
    value ??= { is: read(readStored(key)) }
    return value.is
  }
  return {
    get,
    set: (next) => {
      value = { is: next }
      try {
        localStorage.setItem(key, JSON.stringify(next))
      } catch {
        // Storage is denied or full: it holds until the page is left.
      }
      for (const listener of listeners) listener()
    },
    useValue: () => useSyncExternalStore(subscribe, get),
  }
}

/** Text that is no JSON is given as it stands. */
function readStored(key: string): unknown {
  let text: string | null = null
  try {
    text = localStorage.getItem(key)
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return text ?? undefined
  }
}
