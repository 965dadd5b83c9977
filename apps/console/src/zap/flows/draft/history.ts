import { applyEdit } from './apply-edit.ts'
import type { Draft } from './draft.ts'
import type { Edit } from './edit.ts'

/** Most steps back. Drafts share all that an edit leaves alone, so a step costs about what it changed. */
export const MAX_STEPS = 500
/** Keystrokes in one field are one step, until a pause of so long (ms). */
export const PAUSE = 1_500

/** A draft with the way back and forth. Plain data, never changed in place. */
export interface History {
  present: Draft
  past: readonly Draft[]
  future: readonly Draft[]
  /** The field that is being written in, and when it last was. */
  typing: { field: string; at: number } | null
}

export function startHistory(present: Draft): History {
  return { present, past: [], future: [], typing: null }
}

/**
 * Makes an edit a step that can be undone. What changes nothing is no step, and keeps the way forth.
 *
 * @param field where it was written, for keystrokes: those of one field become one step
 * @param at ms
 */
export function pushEdit(history: History, edit: Edit, at: number, field?: string): History {
  const present = applyEdit(history.present, edit)
  if (present === history.present) return history
  const { typing } = history
  const goesOn = field !== undefined && typing?.field === field && at - typing.at < PAUSE
  return {
    present,
    past: goesOn ? history.past : [...history.past, history.present].slice(-MAX_STEPS),
    future: [],
    typing: field === undefined ? null : { field, at },
  }
}

export function undo({ present, past, future }: History): History {
  const before = past.at(-1)
  const typing = null
  if (before === undefined) return { present, past, future, typing }
  return { present: before, past: past.slice(0, -1), future: [present, ...future], typing }
}

export function redo({ present, past, future }: History): History {
  const [next, ...rest] = future
  const typing = null
  if (next === undefined) return { present, past, future, typing }
  return { present: next, past: [...past, present], future: rest, typing }
}
