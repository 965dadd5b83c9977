import { expect, test } from 'vitest'
import { type BlockCount, countStep } from '../../src/zap/sessions/count-step.ts'
import type { SessionRow } from '../../src/zap/sessions/session-row.ts'
import type { SteppedSession } from '../../src/zap/sessions/take-step.ts'

const at = (block: string) => ({ flow: 'main', block })
const sessionAt = (block: string | null, kind: string | null) =>
  ({
    ...{ status: 'running', step_count: 1, end_reason: null },
    state: { position: block === null ? null : at(block), awaiting: kind === null ? null : { kind } },
  }) as unknown as SessionRow
const step = (type: string, ...path: [string, string | null][]) =>
  ({
    session: sessionAt(null, null),
    event: { type },
    path: path.map(([block, output]) => ({ ...at(block), output })),
  }) as unknown as SteppedSession

/** Over several steps: of a block its visits, answers and failures, and how often each output was taken. */
function sumOf(block: string, steps: readonly [SessionRow, SteppedSession][]) {
  const counts = steps
    .flatMap(([before, stepped]) => countStep(before, stepped).blocks)
    .filter((one) => one.block === block)
  const sum = (field: keyof BlockCount) => counts.reduce((total, one) => total + Number(one[field]), 0)
  const outputs = Object.entries(Object.groupBy(counts, ({ output }) => output)).flatMap(([output, of = []]) =>
    output === '' ? [] : [[output, of.reduce((total, { visits }) => total + visits, 0)]],
  )
  return { visits: sum('visits'), answers: sum('answers'), failures: sum('failures'), ...Object.fromEntries(outputs) }
}

test.each([
  [
    'a question that is answered',
    'answer',
    step('messages', ['q', 'yes'], ['next', null]),
    { answers: 1, failures: 0, yes: 1 },
  ],
  ['a question that is not understood', 'answer', step('messages', ['q', null]), { answers: 0, failures: 1 }],
  [
    'a question without an answer',
    'answer',
    step('timer_fired', ['q', 'timeout']),
    { answers: 0, failures: 0, timeout: 1 },
  ],
  ['a service that answers', 'effect', step('effect_done', ['q', 'ok']), { answers: 0, failures: 0, ok: 1 }],
])('%s is visited once', (_case, waitsFor, goesOn, counts) => {
  const steps: [SessionRow, SteppedSession][] = [
    [sessionAt(null, null), step('messages', ['hello', 'next'], ['q', null])],
    [sessionAt('q', waitsFor), goesOn],
  ]
  expect(sumOf('q', steps)).toEqual({ visits: 1, ...counts })
  expect(sumOf('hello', steps)).toMatchObject({ visits: 1, next: 1 })
})

test('who comes again to the same question visits it twice', () => {
  const steps: [SessionRow, SteppedSession][] = [
    [sessionAt(null, null), step('messages', ['q', null])],
    [sessionAt('q', 'answer'), step('messages', ['q', 'no'], ['q', null])],
  ]
  expect(sumOf('q', steps)).toMatchObject({ visits: 2, answers: 1, no: 1 })
})
