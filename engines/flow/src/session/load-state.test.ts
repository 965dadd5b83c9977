import { expect, it } from 'vitest'
import { buildFlow } from '../testing/index.ts'
import { loadState } from './load-state.ts'
import { startSession } from './start-session.ts'

const flow = buildFlow([{ id: 'a', type: 'send', content: { kind: 'text', text: 'oi' } }])
const fresh = startSession(flow, { seed: 's', variables: { name: 'Ana' } })

it('reads what was stored', () => {
  expect(loadState(JSON.stringify(fresh))).toEqual({ ok: true, state: fresh })
})

it('brings an old state to this version', () => {
  const { given: _given, experiments: _experiments, ...old } = fresh
  const loaded = loadState({ ...old, schema_version: 0, ab: { greeting: 'b' } })
  expect(loaded).toMatchObject({ ok: true, state: { schema_version: 1, given: {}, experiments: { greeting: 'b' } } })
})

it('runs migrations one after the other', () => {
  const migrations = {
    5: (state: Record<string, unknown>) => ({ ...state, schema_version: 6, seed: `${state.seed}+` }),
    6: (state: Record<string, unknown>) => ({ ...state, schema_version: 1, seed: `${state.seed}!` }),
  }
  expect(loadState({ ...fresh, schema_version: 5 }, migrations)).toMatchObject({ ok: true, state: { seed: 's+!' } })
})

it.each<[unknown, string]>([
  ['{', 'invalid_json'],
  ['"x"', 'invalid_shape'],
  ['null', 'invalid_shape'],
  [{ ...fresh, schema_version: 99 }, 'newer_version'],
  [{ ...fresh, phase: 'gone' }, 'invalid_shape'],
  [{ ...fresh, schema_version: undefined }, 'invalid_shape'],
  [`${'['.repeat(5_000)}${']'.repeat(5_000)}`, 'too_deep'],
])('says what is wrong with %.30j', (stored, problem) => {
  expect(loadState(stored)).toMatchObject({ ok: false, problem })
})
