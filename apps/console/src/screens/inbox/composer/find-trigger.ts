/** What the letters before the caret ask for: a colleague by `@`, a canned answer by `/`. */
export interface Trigger {
  kind: 'mention' | 'canned'
  query: string
  /** Where the sign stands: choosing replaces from here to the caret. */
  from: number
}

// Names may hold one space; a shortcut never does.
const MENTION = /(?:^|\s)@([\p{L}\p{N}._-]*(?: [\p{L}\p{N}._-]*)?)$/u
const CANNED = /(?:^|\s)\/([\p{L}\p{N}_-]*)$/u

/** Colleagues are named in notes, canned answers are for customers: each kind of writing has its own sign. */
export function findTrigger(text: string, caret: number, writing: 'text' | 'note'): Trigger | undefined {
  const before = text.slice(0, caret)
  const [kind, pattern] = writing === 'note' ? (['mention', MENTION] as const) : (['canned', CANNED] as const)
  const query = pattern.exec(before)?.[1]
  return query === undefined ? undefined : { kind, query, from: caret - query.length - 1 }
}
