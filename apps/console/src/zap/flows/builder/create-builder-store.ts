import { bodyOf, sheetOf } from '../draft/body-of.ts'
import type { Draft } from '../draft/draft.ts'
import type { Edit } from '../draft/edit.ts'
import { type History, pushEdit, redo, startHistory, undo } from '../draft/history.ts'

export interface BuilderState {
  history: History
  /** The flow or sub-flow on the canvas. */
  body: string
  /** Blocks, comments and groups that are chosen, by id. Never part of the history. */
  chosen: ReadonlySet<string>
}

/** What the builder's parts share. Edits go through here and nowhere else. */
export interface BuilderStore {
  get(): BuilderState
  subscribe(listener: () => void): () => void
  /** @param field as of `pushEdit`: keystrokes of one field are one step */
  edit(edit: Edit, field?: string): void
  undo(): void
  redo(): void
  choose(ids: Iterable<string>): void
  show(body: string, ids?: Iterable<string>): void
  /** Begins anew with what somebody else saved. */
  replace(draft: Draft): void
}

export function createBuilderStore(draft: Draft, now: () => number = Date.now): BuilderStore {
  let state: BuilderState = { history: startHistory(draft), body: draft.document.id, chosen: new Set() }
  const listeners = new Set<() => void>()
  const set = (next: BuilderState) => {
    state = stillThere(next)
    for (const listener of listeners) listener()
  }
  const move = (history: History) => {
    if (history !== state.history) set({ ...state, history })
  }
  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    edit: (edit, field) => move(pushEdit(state.history, edit, now(), field)),
    undo: () => move(undo(state.history)),
    redo: () => move(redo(state.history)),
    choose: (ids) => {
      const chosen = new Set(ids)
      if (chosen.size !== state.chosen.size || [...chosen].some((id) => !state.chosen.has(id)))
        set({ ...state, chosen })
    },
    show: (body, ids = []) => set({ ...state, body, chosen: new Set(ids) }),
    replace: (next) => set({ ...state, history: startHistory(next) }),
  }
}

/** An undo may take away the sub-flow on the canvas, or what is chosen on it. */
function stillThere(state: BuilderState): BuilderState {
  const draft = state.history.present
  const body = bodyOf(draft.document, state.body) === undefined ? draft.document.id : state.body
  const { groups, comments } = sheetOf(draft, body)
  const ids = new Set([...(bodyOf(draft.document, body)?.blocks ?? []), ...groups, ...comments].map(({ id }) => id))
  const chosen = [...state.chosen].every((id) => ids.has(id))
    ? state.chosen
    : new Set([...state.chosen].filter((id) => ids.has(id)))
  return body === state.body && chosen === state.chosen ? state : { ...state, body, chosen }
}
