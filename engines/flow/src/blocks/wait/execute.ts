import { addDays, instantOf, localTime, weekdayOf } from '../../language/local-time.ts'
import { type Move, wait } from '../../session/move.ts'
import type { Run } from '../../session/run.ts'
import type { WaitBlock } from './schema.ts'

/** Sets a timer and waits for it. */
export function executeWait(block: WaitBlock, run: Run): Move {
  const until = block.until.kind === 'delay' ? run.at + block.until.seconds * 1_000 : nextTime(block.until, run)
  const id = run.emit({ type: 'wait_until', until })
  return wait({ kind: 'timer', effect_id: id, until })
}

function nextTime(until: Extract<WaitBlock['until'], { kind: 'time' }>, run: Run): number {
  const zone = run.flow.document.time_zone
  const minutes = Number(until.time.slice(0, 2)) * 60 + Number(until.time.slice(3))
  const today = localTime(run.at, zone).date
  // Nine days hold every weekday twice or once more after today, also where today's time has passed.
  for (let ahead = 0; ahead <= 8; ahead++) {
    const date = addDays(today, ahead)
    const instant = instantOf(date, minutes, zone)
    if (instant > run.at && (until.weekday === undefined || weekdayOf(date) === until.weekday)) return instant
  }
  return run.at + 86_400_000
}
