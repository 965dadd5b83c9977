import { useBlocker } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { forgetUnsaved, hasUnsaved } from './unsaved.ts'

// Fetched by useUnsaved as soon as there is something to ask about.
const LeaveQuestion = lazy(() => import('./leave-question.tsx').then((file) => ({ default: file.LeaveQuestion })))

const listeners = new Set<(go: () => void) => void>()

/** Goes at once, or after the question where something is not saved: for ways out that are no page, such as signing out. */
export function leavePage(go: () => void): void {
  const [ask] = listeners
  if (ask === undefined || !hasUnsaved()) go()
  else ask(go)
}

/** Asks before what is written and not saved is left behind, by whatever way: links, keys, Back, closing the tab. */
export function LeaveGuard() {
  const [go, setGo] = useState<() => void>()
  useEffect(() => {
    const listener = (next: () => void) => setGo(() => next)
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [])
  const blocker = useBlocker({
    // What is written within a page stays while only its search changes.
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && hasUnsaved(),
    enableBeforeUnload: () => hasUnsaved(),
    withResolver: true,
  })
  if (blocker.status === 'blocked')
    return (
      <Suspense>
        <LeaveQuestion onStay={blocker.reset} onLeave={blocker.proceed} />
      </Suspense>
    )
  if (go === undefined) return null
  return (
    <Suspense>
      <LeaveQuestion
        onStay={() => setGo(undefined)}
        onLeave={() => {
          setGo(undefined)
          // What goes to another page of the web is not asked about once more.
          forgetUnsaved()
          go()
        }}
      />
    </Suspense>
  )
}
