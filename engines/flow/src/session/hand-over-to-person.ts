import type { HandOverEffect } from './effect.ts'
import type { Run } from './run.ts'

/** Calls a person where the flow itself did not ask for one, says so, and falls silent. */
export function handOverToPerson(run: Run, reason: Exclude<HandOverEffect['reason'], 'block'>): void {
  const sentence = { requested: 'handing_over', not_understood: 'not_understood', trouble: 'trouble' } as const
  run.say(run.phrase(sentence[reason]))
  run.emit({ type: 'hand_over', reason, team: run.flow.document.settings.team ?? null, note: '' })
  run.state.paused = { reason: 'handed_over', at: run.at }
}
