import { propertyRuns } from '@recado/testing/property-runs'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { PLAIN_TEXT, WHATSAPP_CLOUD, WHATSAPP_WEB, WIDGET } from '../channels/capabilities.ts'
import { render } from '../channels/render.ts'
import type { Flow } from '../flow/compile-flow.ts'
import { flowDocumentSchema } from '../flow/flow-document.ts'
import { parseFlow } from '../flow/parse-flow.ts'
import { validateFlow } from '../flow/validate-flow.ts'
import { arbitraryEvents, PENDING } from './arbitrary-event.fixture.ts'
import { arbitraryFlow } from './arbitrary-flow.fixture.ts'
import { eventSchema, type FlowEvent } from './event.ts'
import { loadState } from './load-state.ts'
import { startSession } from './start-session.ts'
import { MAX_QUEUE, MAX_STACK, MAX_TRAIL, type State } from './state.ts'
import { type Step, step } from './step.ts'

const RUNS = { numRuns: propertyRuns(150) }
// The machine may be shared; what counts is that nothing hangs.
vi.setConfig({ testTimeout: 60_000 })

function parsed(document: unknown): Flow {
  const flow = parseFlow(document)
  if (!flow.ok) throw new Error(JSON.stringify(flow.problems))
  return flow.flow
}

/** Plays events; an effect id that says "pending" becomes the one the session waits for. */
function play(flow: Flow, events: readonly FlowEvent[], between: (state: State) => State = (state) => state): Step[] {
  let state = startSession(flow, { seed: 'property' })
  return events.map((event) => {
    const next = step(flow, between(state), filled(event, state))
    state = next.state
    return next
  })
}

function filled(event: FlowEvent, { awaiting }: State): FlowEvent {
  if (!('effect_id' in event) || event.effect_id !== PENDING) return event
  const id =
    awaiting && 'effect_id' in awaiting ? awaiting.effect_id : awaiting?.kind === 'answer' ? awaiting.timer_id : null
  return { ...event, effect_id: id ?? 'e0' }
}

describe('any flow × any events', () => {
  it('never throws, and renders on every channel', () => {
    fc.assert(
      fc.property(arbitraryFlow, arbitraryEvents, (document, events) => {
        const flow = parsed(document)
        validateFlow(flow)
        for (const { effects } of play(flow, events)) {
          for (const effect of effects)
            for (const channel of [PLAIN_TEXT, WHATSAPP_CLOUD, WHATSAPP_WEB, WIDGET]) render(effect, channel)
        }
      }),
      RUNS,
    )
  })

  it('gives the same states and effects when replayed, also when every state went through JSON', () => {
    fc.assert(
      fc.property(arbitraryFlow, arbitraryEvents, (document, events) => {
        const flow = parsed(document)
        const first = play(flow, events)
        expect(play(parsed(JSON.stringify(document)), events)).toEqual(first)
        const stored = play(flow, events, (state) => {
          const loaded = loadState(JSON.stringify(state))
          if (!loaded.ok) throw new Error(`${loaded.problem} ${loaded.detail}`)
          return loaded.state
        })
        expect(JSON.stringify(stored)).toBe(JSON.stringify(first))
      }),
      { numRuns: propertyRuns(80) },
    )
  })

  it('keeps the loop guard: no step runs more blocks than allowed, also through timers and services', () => {
    fc.assert(
      fc.property(arbitraryFlow, arbitraryEvents, (document, events) => {
        const flow = parsed(document)
        const most = flow.document.settings.max_blocks_per_step
        // One more for the block that took the event.
        for (const { visits } of play(flow, events)) expect(visits.length).toBeLessThanOrEqual(most + 1)
      }),
      RUNS,
    )
  })

  it('keeps every state within its bounds, effect ids unique, and silence while people speak', () => {
    fc.assert(
      fc.property(arbitraryFlow, arbitraryEvents, (document, events) => {
        const steps = play(parsed(document), events)
        const ids = steps.flatMap(({ effects }) => effects.map((effect) => effect.id))
        expect(new Set(ids).size).toBe(ids.length)
        steps.forEach(({ state, effects }, n) => {
          expect(state.queue.length).toBeLessThanOrEqual(MAX_QUEUE)
          expect(state.trail.length).toBeLessThanOrEqual(MAX_TRAIL)
          expect(state.stack.length).toBeLessThanOrEqual(MAX_STACK)
          expect(state.phase === 'active').toBe(state.position !== null && state.awaiting !== null)
          const quiet = steps[n - 1]?.state.paused && !['resumed', 'closed'].includes(events[n]!.type)
          if (quiet) expect(effects.filter((effect) => effect.type === 'send' || effect.type === 'ask')).toEqual([])
        })
      }),
      RUNS,
    )
  })

  it('does not change the state it is given', () => {
    fc.assert(
      fc.property(arbitraryFlow, arbitraryEvents, (document, events) => {
        play(parsed(document), events, deepFreeze)
      }),
      { numRuns: propertyRuns(80) },
    )
  })
})

describe('any input at all', () => {
  it('never makes parseFlow, loadState or the event schema throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.json(), fc.string()), (input) => {
        parseFlow(input)
        loadState(input)
        eventSchema.safeParse(input)
      }),
      { numRuns: propertyRuns(500) },
    )
  })

  it('parses, or names what is wrong with, a flow in which one value was replaced', () => {
    fc.assert(
      fc.property(
        arbitraryFlow,
        fc.nat(),
        fc.oneof(fc.anything(), fc.string()),
        arbitraryEvents,
        (document, place, value, events) => {
          const spoilt = JSON.parse(JSON.stringify(document))
          replaceNth(spoilt, place, value)
          const result = parseFlow(spoilt)
          if (result.ok) play(result.flow, events)
          else for (const problem of result.problems) expect(problem.code).toBeTruthy()
        },
      ),
      { numRuns: propertyRuns(200) },
    )
  })

  it('takes back a document that it gave', () => {
    fc.assert(
      fc.property(arbitraryFlow, (document) => {
        const once = flowDocumentSchema.parse(document)
        expect(flowDocumentSchema.parse(JSON.parse(JSON.stringify(once)))).toEqual(once)
      }),
      { numRuns: propertyRuns(50) },
    )
  })
})

function deepFreeze<T>(value: T): T {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const child of Object.values(value)) deepFreeze(child)
  return value
}

/** Replaces the value at the nth place of a depth-first walk (modulo the number of places). */
function replaceNth(root: unknown, n: number, value: unknown): void {
  const places: [Record<string, unknown>, string][] = []
  const walk = (one: unknown) => {
    if (one === null || typeof one !== 'object') return
    for (const key of Object.keys(one)) {
      places.push([one as Record<string, unknown>, key])
      walk((one as Record<string, unknown>)[key])
    }
  }
  walk(root)
  const [holder, key] = places[n % places.length]!
  holder[key] = value
}
