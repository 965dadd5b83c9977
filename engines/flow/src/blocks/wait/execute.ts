import { nextClockTime } from '../../language/next-clock-time.ts'
import { type Move, wait } from '../../session/move.ts'
import type { Run } from '../../session/run.ts'
import type { WaitBlock } from './schema.ts'

/** Sets a timer and waits for it. */
export function executeWait(block: WaitBlock, run: Run): Move {
  const until =
    block.until.kind === 'delay'
      ? run.at + block.until.seconds * 1_000
      : nextClockTime(run.at, block.until, run.flow.document.time_zone)
  const id = run.emit({ type: 'wait_until', until })
  return wait({ kind: 'timer', effect_id: id, until })
}
