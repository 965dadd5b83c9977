import type { Run } from './run.ts'

/** Tells the host which timer nobody waits for any more. A result still under way is simply ignored when it comes. */
export function cancelTimers(run: Run): void {
  const { awaiting } = run.state
  const timer = awaiting?.kind === 'timer' ? awaiting.effect_id : awaiting?.kind === 'answer' ? awaiting.timer_id : null
  if (timer !== null) run.emit({ type: 'cancel', effect_id: timer })
}
