import { finishBlock } from '../blocks/execute-block.ts'
import { repeatQuestion } from '../blocks/open-question-of.ts'
import type { Flow } from '../flow/compile-flow.ts'
import { begin } from './begin.ts'
import { cancelTimers } from './cancel-timers.ts'
import type { Effect } from './effect.ts'
import type { FlowEvent } from './event.ts'
import { blockAt, carryOn, endPath } from './follow.ts'
import { hearMessages } from './hear-messages.ts'
import { leave, NEXT } from './move.ts'
import { Run, type Visit } from './run.ts'
import type { State } from './state.ts'

export type Step = { state: State; effects: Effect[]; visits: Visit[] }

/**
 * Moves a conversation one event forward: the new state, what the host must do, and the blocks that ran.
 * Pure: the same flow, state and event give the same step, and the old state is not touched. Never throws.
 * An event that no longer matters (a late or doubled result, words while a person speaks) changes nothing.
 */
export function step(flow: Flow, state: State, event: FlowEvent): Step {
  if (isIdle(state, event)) return { state, effects: [], visits: [] }
  const run = new Run(flow, state, event.at)
  switch (event.type) {
    case 'messages':
      hearMessages(run, event.messages)
      break
    case 'started':
      begin(run)
      break
    case 'human_spoke':
      run.state.paused = { reason: 'human_spoke', at: event.at }
      break
    case 'resumed':
      resume(run, event.mode)
      break
    case 'closed':
      cancelTimers(run)
      endPath(run, 'closed')
      Object.assign(run.state, { paused: null, held: null })
      break
    case 'effect_done':
    case 'timer_fired':
      if (state.paused) hold(run, event)
      else finish(run, event)
      break
  }
  return { state: run.state, effects: run.effects, visits: run.visits }
}

/** True where an event changes nothing: nobody waits for it, or people are speaking. */
function isIdle(state: State, event: FlowEvent): boolean {
  switch (event.type) {
    case 'messages':
      return state.paused !== null
    case 'started':
      return state.paused !== null || state.phase === 'active'
    case 'resumed':
      return state.paused === null
    case 'effect_done':
    case 'timer_fired':
      return !isAwaited(state, event)
    case 'human_spoke':
    case 'closed':
      return false
  }
}

type Arrival =
  | { type: 'timer_fired'; effect_id: string }
  | Pick<Extract<FlowEvent, { type: 'effect_done' }>, 'type' | 'effect_id' | 'result'>

/** Only the effect a session waits for counts, and only the first time. */
function isAwaited({ awaiting, held }: State, event: Arrival): boolean {
  if (awaiting === null || held !== null) return false
  if (event.type === 'effect_done') return awaiting.kind === 'effect' && awaiting.effect_id === event.effect_id
  if (awaiting.kind === 'timer') return awaiting.effect_id === event.effect_id
  return awaiting.kind === 'answer' && awaiting.timer_id === event.effect_id
}

/** A result that comes while people speak is kept for when they give the conversation back. */
function hold(run: Run, event: Arrival): void {
  run.state.held =
    event.type === 'effect_done'
      ? { type: 'effect_done', effect_id: event.effect_id, result: event.result }
      : { type: 'timer_fired', effect_id: event.effect_id }
}

function finish(run: Run, event: Arrival): void {
  const { position, awaiting } = run.state
  const block = position && blockAt(run, position)
  if (!block) {
    run.report('position_lost', position)
    endPath(run)
    return
  }
  if (event.type === 'effect_done') {
    carryOn(run, position, block, finishBlock(block, run, event.result, position))
    return
  }
  carryOn(run, position, block, awaiting?.kind === 'answer' ? leave('timeout') : NEXT)
}

function resume(run: Run, mode: 'continue' | 'restart'): void {
  run.state.paused = null
  if (mode === 'restart') {
    begin(run)
    return
  }
  const { awaiting, held, position, phase } = run.state
  if (phase !== 'active') return
  const block = position && blockAt(run, position)
  if (!block || !awaiting) {
    endPath(run)
    return
  }
  run.state.blocks_since_message = 0
  if (held) {
    run.state.held = null
    finish(run, held)
    return
  }
  if (awaiting.kind === 'person') {
    carryOn(run, position, block, block.type === 'hand_over' ? NEXT : leave('resumed'))
    return
  }
  if (awaiting.kind === 'answer') {
    repeatQuestion(block, run, awaiting)
    run.state.awaiting = { ...awaiting, failures: 0, offered: false }
  }
}
