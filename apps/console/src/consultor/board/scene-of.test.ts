import type { ExecutionEvent } from '@recado/contracts/execution-events'
import { expect, test } from 'vitest'
import { sceneOf } from './scene-of.ts'

const event = (seq: number, more: Partial<ExecutionEvent>): ExecutionEvent => ({
  ...{ seq, round: 1, at: new Date(0), type: 'opinion', phase: 'opinions', agent: null, agent_name: null, says: [] },
  ...{ dispute: null, disputes: [], status: null, outcome: null, ...more },
})
const says = [{ text: 'Sim.', option: null, option_name: null, stance: null }]

test('who was asked is waited for until they speak, and what is behind the present step is done', () => {
  const asked = [
    event(1, { type: 'status', status: 'running', phase: null }),
    event(2, { type: 'understood', phase: 'intake' }),
    event(3, { type: 'model_asked', agent: 'financial' }),
    event(4, { type: 'model_asked', agent: 'market' }),
    event(5, { agent: 'market', says }),
  ]
  expect(sceneOf(asked)).toMatchObject({
    members: { financial: 'thinking', market: 'spoke' },
    phase: 'opinions',
    phasesDone: ['intake', 'calculate'],
  })
  expect(sceneOf(asked).lines.map(({ key }) => key)).toEqual([5])
})

test('a new round begins with an empty stage; one that has ended has every step behind it', () => {
  const first = [event(1, { agent: 'market', says }), event(2, { type: 'status', status: 'complete', phase: null })]
  expect(sceneOf(first).phasesDone).toHaveLength(7)
  const second = sceneOf([...first, event(3, { round: 2, type: 'status', status: 'running', phase: null })])
  expect(second).toMatchObject({ round: 2, lines: [], members: {}, phasesDone: [] })
})

test('an option is called what somebody called it', () => {
  const named = [{ text: 'Sim.', option: 'price.raise', option_name: 'Reajustar', stance: 1 }, ...says]
  expect([...sceneOf([event(1, { agent: 'market', says: named })]).options]).toEqual([['price.raise', 'Reajustar']])
})

test('a model that did not answer is told of, one that did is heard', () => {
  const { lines } = sceneOf([
    event(1, { type: 'model_answered', agent: 'market', outcome: 'answered' }),
    event(2, { type: 'model_answered', agent: 'people', outcome: 'timeout' }),
  ])
  expect(lines.map(({ key }) => key)).toEqual([2])
})
