import type { Flow } from '../flow/compile-flow.ts'
import type { Value } from '../language/value.ts'
import { STATE_VERSION, type State } from './state.ts'

export type SessionStart = {
  /** What A/B tests draw from: something stable about the contact. */
  seed: string
  /** What is known of the contact, by variable name: `{ name: 'Ana' }`. */
  variables?: Record<string, Value>
}

/** A session in which nothing has happened yet. Its first event is `messages` or `started`. */
export function startSession(flow: Flow, { seed, variables = {} }: SessionStart): State {
  return {
    schema_version: STATE_VERSION,
    flow_id: flow.document.id,
    seed,
    phase: 'new',
    paused: null,
    position: null,
    awaiting: null,
    held: null,
    stack: [],
    trail: [],
    queue: [],
    variables: initialVariables(flow, variables),
    given: variables,
    experiments: {},
    offers: null,
    next_effect: 1,
    blocks_since_message: 0,
    last_message_at: null,
  }
}

/** The declared initial values, under what the host knows. */
export function initialVariables(flow: Flow, given: Record<string, Value>): Record<string, Value> {
  const variables: Record<string, Value> = {}
  for (const variable of flow.document.variables) {
    if (variable.initial !== undefined) variables[variable.name] = variable.initial
  }
  return { ...variables, ...given }
}
