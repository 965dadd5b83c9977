import { useEffect } from 'react'

const listeners = new Set<(typed: string) => void>()

/** Opens the palette from anywhere, with something typed already. */
export function openPalette(typed = ''): void {
  for (const listener of listeners) listener(typed)
}

/** For the shell, which shows it. Give it a stable function. */
export function usePaletteRequests(listener: (typed: string) => void): void {
  useEffect(() => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [listener])
}
