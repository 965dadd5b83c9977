import { ContactView } from '@recado/contracts/contacts'
import type { Http } from '../../api/http.ts'
import { type Conflict, readConflict } from '../../forms/use-edit.ts'
import { type Contact, type ContactChange, updateContact } from './contacts.api.ts'

/** Somebody changed the very thing meanwhile; `conflict` says who and what stands. */
export class ChangedMeanwhile extends Error {
  override readonly name = 'ChangedMeanwhile'
  readonly conflict: Conflict<Contact>
  constructor(conflict: Conflict<Contact>, cause: unknown) {
    super('changed meanwhile', { cause })
    this.conflict = conflict
  }
}

/** Others may change as often as they like while this is sent. */
const TRIES = 3

/**
 * Writes a change over the contact as it was when the person began to type. What somebody wrote meanwhile beside it stays;
 * where they wrote the same, nothing is stored.
 * @throws ChangedMeanwhile, ApiProblem, Unreachable
 */
export async function changeContact(http: Http, base: Contact, change: ContactChange): Promise<Contact> {
  let { revision } = base
  // Ends: with an answer, or after TRIES.
  for (let attempt = 1; ; attempt++) {
    try {
      return await updateContact(http, base.id, change, revision)
    } catch (error) {
      const conflict = readConflict(error, ContactView)
      if (conflict === undefined) throw error
      if (attempt === TRIES || !isSame(base, conflict.current, change)) throw new ChangedMeanwhile(conflict, error)
      revision = conflict.current.revision
    }
  }
}

/** Whether what a change names is in both the same. */
function isSame(one: Contact, other: Contact, { attributes, ...fields }: ContactChange): boolean {
  const named = (contact: Contact) => [
    ...Object.keys(fields).map((field) => contact[field as keyof typeof fields]),
    ...Object.keys(attributes ?? {}).map((key) => contact.attributes[key]),
  ]
  return JSON.stringify(named(one)) === JSON.stringify(named(other))
}
