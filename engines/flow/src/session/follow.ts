import type { Block } from '../blocks/block-schemas.ts'
import { blockFacts } from '../blocks/block-schemas.ts'
import { executeBlock } from '../blocks/execute-block.ts'
import { calledBody } from '../flow/compile-flow.ts'
import { handOverToPerson } from './hand-over-to-person.ts'
import type { Move } from './move.ts'
import type { Run } from './run.ts'
import { MAX_STACK, MAX_TRAIL, type Position } from './state.ts'

/** Runs blocks from `position` on until one waits, the path ends, or the loop guard stops it. */
export function follow(run: Run, position: Position | null): void {
  const { max_blocks_per_step: perStep, max_blocks_without_message: alone } = run.flow.document.settings
  let at = position
  for (let blocks = 0; at !== null; blocks++) {
    const block = blockAt(run, at)
    if (!block) {
      run.report('position_lost', at)
      endPath(run)
      return
    }
    run.state.position = at
    if (blocks >= perStep || run.state.blocks_since_message >= alone || run.isExhausted) {
      stopLoop(run, at)
      return
    }
    run.state.blocks_since_message++
    at = apply(run, at, block, executeBlock(block, run, at))
  }
}

/** Carries out what a waiting block decided, then runs on. */
export function carryOn(run: Run, at: Position, block: Block, move: Move): void {
  run.state.awaiting = null
  follow(run, apply(run, at, block, move))
}

export function blockAt(run: Run, { flow, block }: Position): Block | undefined {
  return run.flow.bodies.get(flow)?.blocks.get(block)
}

/** The path is over: nothing waits any more. The next message starts anew, or follows a button still on offer. */
export function endPath(run: Run, phase: 'ended' | 'closed' = 'ended'): void {
  Object.assign(run.state, { phase, position: null, awaiting: null, stack: [], trail: [], queue: [] })
}

function apply(run: Run, at: Position, block: Block, move: Move): Position | null {
  run.visits.push({ ...at, output: move.kind === 'leave' ? move.output : null })
  switch (move.kind) {
    case 'wait':
      run.state.awaiting = move.awaiting
      if (move.awaiting.kind === 'answer') rememberQuestion(run, at)
      return null
    case 'leave':
      return leaveBy(run, at, block, move.output)
    case 'jump':
      return { flow: at.flow, block: move.block }
    case 'call':
      return call(run, at, block, move)
    case 'close':
      endPath(run, 'closed')
      return null
  }
}

function leaveBy(run: Run, at: Position, block: Block, output: string): Position | null {
  const edges = run.flow.bodies.get(at.flow)?.edges.get(block.id)
  const direct = edges?.get(output)
  if (direct !== undefined) return { flow: at.flow, block: direct }
  if (output === 'error' || output === 'hand_over') {
    handOverToPerson(run, output === 'error' ? 'trouble' : 'requested')
    run.state.awaiting = { kind: 'person' }
    return null
  }
  const next = output !== 'next' && blockFacts(block).optional.includes(output) ? edges?.get('next') : undefined
  return next !== undefined ? { flow: at.flow, block: next } : returnToCaller(run)
}

/** Back behind the sub-flow block, through as many ends as there are; null where the main path itself is over. */
function returnToCaller(run: Run): Position | null {
  while (run.state.stack.length > 0) {
    const caller = run.state.stack.at(-1)!
    run.state.stack = run.state.stack.slice(0, -1)
    const next = run.flow.bodies.get(caller.flow)?.edges.get(caller.block)?.get('next')
    if (next !== undefined) return { flow: caller.flow, block: next }
  }
  endPath(run)
  return null
}

function call(run: Run, at: Position, block: Block, to: Extract<Move, { kind: 'call' }>): Position | null {
  const body = calledBody(run.flow, at.flow, to.flow)
  if (body && run.state.stack.length < MAX_STACK) {
    run.state.stack = [...run.state.stack, at]
    return { flow: body.id, block: to.block ?? body.start }
  }
  run.report(body ? 'stack_too_deep' : 'missing_sub_flow', at, to.flow)
  return leaveBy(run, at, block, 'next')
}

/** Keeps the way back for "voltar". */
function rememberQuestion(run: Run, at: Position): void {
  const last = run.state.trail.at(-1)
  if (last?.flow === at.flow && last.block === at.block) return
  run.state.trail = [...run.state.trail, { ...at, stack: run.state.stack }].slice(-MAX_TRAIL)
}

function stopLoop(run: Run, at: Position): void {
  run.report('loop_stopped', at, run.isExhausted ? 'work' : 'blocks')
  handOverToPerson(run, 'trouble')
  run.state.awaiting = { kind: 'person' }
  run.state.queue = []
}
