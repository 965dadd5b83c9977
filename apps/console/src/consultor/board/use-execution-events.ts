import { backoff } from '@recado/client/backoff'
import { onWake } from '@recado/client/on-wake'
import type { ExecutionEvent } from '@recado/contracts/execution-events'
import type { ExecutionDetail } from '@recado/contracts/executions'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { ApiProblem } from '../../api/api-problem.ts'
import type { Http } from '../../api/http.ts'
import { useServices } from '../../services.ts'
import { EXECUTIONS, streamEvents } from '../consultor.api.ts'

export interface ExecutionEvents {
  events: readonly ExecutionEvent[]
  /** The line broke and is tried again: nothing new is shown meanwhile. */
  isLost: boolean
  /** It broke and came back since the page was opened. */
  cameBack: boolean
}

const WAITS = { first: 500, longest: 10_000 }

/** What happened in an execution and what happens in it now; after a broken line it goes on behind the last event. */
export function useExecutionEvents(
  { execution_id: id, round, status }: Pick<ExecutionDetail, 'execution_id' | 'round' | 'status'>,
  enabled: boolean,
): ExecutionEvents {
  const { http } = useServices()
  const queries = useQueryClient()
  const [events, setEvents] = useState<readonly ExecutionEvent[]>([])
  const [line, setLine] = useState({ isLost: false, cameBack: false })
  const last = useRef(0)
  const isRunning = status === 'running'
  // Another round, or one that goes on, is a stream of its own.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (!enabled) return
    const stop = new AbortController()
    void follow(http, id, last.current, {
      signal: stop.signal,
      isRunning,
      onEvent: (event) => {
        last.current = event.seq
        setEvents((known) => [...known, event])
        // What the page shows beside the events is read anew when the execution takes another turn.
        if (event.type === 'status') void queries.invalidateQueries({ queryKey: [EXECUTIONS] })
      },
      onLine: (isLost) => setLine((before) => ({ isLost, cameBack: before.cameBack || (before.isLost && !isLost) })),
    })
    return () => stop.abort()
  }, [enabled, http, id, round, isRunning])
  return { events, ...line }
}

interface Follow {
  signal: AbortSignal
  /** More is to come: a stream that ends without the execution's own end has broken. */
  isRunning: boolean
  onEvent(event: ExecutionEvent): void
  onLine(isLost: boolean): void
}

/** Reads until the execution has stopped, or until the server says that there is nothing to read. */
async function follow(http: Http, id: ExecutionDetail['execution_id'], from: number, on: Follow): Promise<void> {
  let after = from
  let stopped = false
  // Ends: when the execution has stopped, the server refuses, or the page is left.
  for (let failures = 0; !on.signal.aborted; ) {
    try {
      for await (const event of streamEvents(http, id, { after, signal: on.signal })) {
        if (on.signal.aborted) return
        if (failures > 0) on.onLine(false)
        failures = 0
        after = event.seq
        if (event.type === 'status') stopped = event.status !== 'running'
        on.onEvent(event)
      }
      if (stopped || (!on.isRunning && after === from)) return on.onLine(false)
    } catch (error) {
      if (error instanceof ApiProblem && error.status < 500) return
    }
    if (on.signal.aborted) return
    failures += 1
    on.onLine(true)
    await pause(backoff(failures, WAITS), on.signal)
  }
}

/** Until the time is over, or there is a reason to try at once. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      forget()
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    const forget = onWake(done)
    signal.addEventListener('abort', done, { once: true })
  })
}
