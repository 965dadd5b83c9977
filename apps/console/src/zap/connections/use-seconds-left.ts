import { useEffect, useState } from 'react'

/** Whole seconds until then, counted down; null where nothing ends. */
export function useSecondsLeft(end: Date | null): number | null {
  const [left, setLeft] = useState(() => secondsUntil(end))
  useEffect(() => {
    setLeft(secondsUntil(end))
    if (end === null) return
    const timer = setInterval(() => {
      const seconds = secondsUntil(end)
      setLeft(seconds)
      if (seconds === 0) clearInterval(timer)
    }, 1_000)
    return () => clearInterval(timer)
  }, [end])
  return left
}

export function isOverdue(end: Date | null): boolean {
  return secondsUntil(end) === 0
}

function secondsUntil(end: Date | null): number | null {
  return end === null ? null : Math.max(0, Math.ceil((end.getTime() - Date.now()) / 1_000))
}
