import { isDeeperThan, parseJson } from '../flow/read-document.ts'
import { STATE_VERSION, type State, stateSchema } from './state.ts'

export type LoadedState =
  | { ok: true; state: State }
  | {
      ok: false
      problem: 'invalid_json' | 'too_large' | 'too_deep' | 'newer_version' | 'invalid_shape'
      detail: string
    }

type StoredState = Record<string, unknown>

/**
 * One function per version that ever was: `migrations[1]` makes version 2 out of version 1. A published state is never
 * thrown away, so an entry is never removed.
 */
export type Migrations = Readonly<Record<number, (state: StoredState) => StoredState>>
const MIGRATIONS: Migrations = {
  // Version 0 is the state of the first drafts: it had no memory of what was given at the start.
  0: ({ ab, ...state }) => ({ ...state, schema_version: 1, given: {}, experiments: ab ?? {} }),
}

/** Reads a stored session (JSON text or parsed), brings it to this version and checks its shape. Never throws. */
export function loadState(
  stored: unknown,
  migrations: Migrations = MIGRATIONS,
  version: number = STATE_VERSION,
): LoadedState {
  const json = typeof stored === 'string' ? parseJson(stored) : { ok: true as const, value: stored }
  if (!json.ok) return { ok: false, problem: json.code, detail: json.detail }
  if (isDeeperThan(json.value, 100)) return { ok: false, problem: 'too_deep', detail: '100' }
  if (json.value === null || typeof json.value !== 'object') return { ok: false, problem: 'invalid_shape', detail: '' }
  let state = json.value as StoredState
  while (typeof state.schema_version === 'number' && state.schema_version !== version) {
    const migrate = migrations[state.schema_version]
    if (!migrate) return { ok: false, problem: 'newer_version', detail: String(state.schema_version) }
    state = migrate(state)
  }
  const parsed = stateSchema.safeParse(state)
  if (parsed.success) return { ok: true, state: parsed.data }
  const issue = parsed.error.issues[0]
  return { ok: false, problem: 'invalid_shape', detail: `${issue?.path.join('.')}: ${issue?.message}`.slice(0, 200) }
}
