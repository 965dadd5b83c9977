import { createContext, useContext, useSyncExternalStore } from 'react'

/** How times are counted: while the company answers, or by the clock, nights included. */
export const TIME_BASES = ['business', 'clock'] as const
export type TimeBasis = (typeof TIME_BASES)[number]

const STORED = 'recado.figures'
const listeners = new Set<() => void>()
let chosen: TimeBasis | undefined

/** By the clock where no inbox has business hours, whatever was chosen in another company. */
export const TimeBasisContext = createContext<TimeBasis>('clock')

export function useTimeBasis(): TimeBasis {
  return useContext(TimeBasisContext)
}

/** Chosen once, this browser remembers it. */
export function useChosenTimeBasis(): TimeBasis {
  return useSyncExternalStore(subscribe, timeBasis)
}

export function changeTimeBasis(basis: TimeBasis): void {
  chosen = basis
  try {
    localStorage.setItem(STORED, basis)
  } catch {
    // Storage is denied or full: it holds until the page is left.
  }
  for (const listener of listeners) listener()
}

function timeBasis(): TimeBasis {
  chosen ??= read()
  return chosen
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function read(): TimeBasis {
  try {
    return localStorage.getItem(STORED) === 'clock' ? 'clock' : 'business'
  } catch {
    return 'business'
  }
}
