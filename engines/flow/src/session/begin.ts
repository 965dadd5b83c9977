import { cancelTimers } from './cancel-timers.ts'
import { follow } from './follow.ts'
import type { Run } from './run.ts'
import { initialVariables } from './start-session.ts'

/** Starts the flow from its first block. What answers had filled is forgotten; A/B variants stay. */
export function begin(run: Run): void {
  cancelTimers(run)
  const { document, bodies } = run.flow
  const last = run.state.variables.last_message
  Object.assign(run.state, {
    phase: 'active',
    awaiting: null,
    held: null,
    stack: [],
    trail: [],
    queue: [],
    offers: null,
    blocks_since_message: 0,
    variables: initialVariables(run.flow, run.state.given),
  })
  if (last !== undefined) run.set('last_message', last)
  run.setClock()
  follow(run, { flow: document.id, block: bodies.get(document.id)!.start })
}
