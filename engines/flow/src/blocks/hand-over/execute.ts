import { type Move, wait } from '../../session/move.ts'
import type { Run } from '../../session/run.ts'
import type { HandOverBlock } from './schema.ts'

/** Hands the conversation over and is quiet until `resumed`. */
export function executeHandOver(block: HandOverBlock, run: Run): Move {
  run.say(block.text === undefined ? run.phrase('handing_over') : run.text(block.text))
  run.emit({
    type: 'hand_over',
    reason: 'block',
    team: (block.team === undefined ? run.flow.document.settings.team : run.text(block.team).trim()) || null,
    note: run.text(block.note ?? ''),
  })
  run.state.paused = { reason: 'handed_over', at: run.at }
  return wait({ kind: 'person' })
}
