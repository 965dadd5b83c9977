import type { Contact } from './contacts.api.ts'

type Mergeable = Pick<Contact, 'email' | 'phone' | 'attributes' | 'notes' | 'blocked'>

export interface MergePreview {
  /** What the one that stays lacked. */
  taken: { field: 'email' | 'phone'; value: string }[]
  /** What shows no more, because the one that stays has its own; it still finds the person. */
  lost: { field: 'email' | 'phone'; value: string }[]
  /** Names of values that the one that stays did not have. */
  attributes: string[]
  /** Whether notes are put beneath those there are. */
  notes: boolean
  /** Whether the one that stays becomes blocked. */
  blocked: boolean
}

/** What `unite` of the server's merge-contact.ts is going to do. */
export function mergePreview(from: Mergeable, into: Mergeable): MergePreview {
  const own = (['email', 'phone'] as const).flatMap((field) => {
    const value = from[field]
    return value === null || value === into[field] ? [] : [{ field, value }]
  })
  return {
    taken: own.filter(({ field }) => into[field] === null),
    lost: own.filter(({ field }) => into[field] !== null),
    attributes: Object.keys(from.attributes).filter((key) => !Object.hasOwn(into.attributes, key)),
    notes: from.notes !== '',
    blocked: from.blocked && !into.blocked,
  }
}
