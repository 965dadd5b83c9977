import { localTime } from '../../language/local-time.ts'
import { leave, type Move } from '../../session/move.ts'
import type { Run } from '../../session/run.ts'
import type { BusinessHoursBlock } from './schema.ts'

/** Looks at the event's time on the zone's clock. */
export function executeBusinessHours(block: BusinessHoursBlock, run: Run): Move {
  const { date, minutes, weekday } = localTime(run.at, block.time_zone ?? run.flow.document.time_zone)
  const holiday = block.holidays?.some((day) => day === date || day === date.slice(5)) ?? false
  const open = block.hours.some(
    (hours) => hours.weekday === weekday && minutes >= minutesOf(hours.from) && minutes < minutesOf(hours.to),
  )
  return leave(open && !holiday ? 'open' : 'closed')
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}
