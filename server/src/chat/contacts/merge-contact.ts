import type { ContactId } from '@recado/contracts/ids'
import { shorten } from '@recado/contracts/shorten'
import { errors as platformErrors } from '../../platform/errors.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { moveIdentities, releaseBrowsers } from './contact-identities.sql.ts'
import { type Contact, changeContact, lockContacts, readMergeEnd } from './contacts.sql.ts'
import { errors } from './errors.ts'
import { lockContact } from './get-contact.ts'
import { searchText } from './search-words.ts'

export interface MergedContacts {
  contact: Contact
  /** Whose conversations are now the contact's; undefined when the two had been one before. */
  from: ContactId | undefined
}

/**
 * Makes two contacts one: identities and notes move, blanks of the one that stays are filled from the other, which keeps
 * its row and points to it (`merged_into`). Blocked if either was. The caller moves the conversations in the same
 * transaction. Asking again changes nothing. Where one of the two was proved to be somebody, the browsers of the other lose
 * their contact: who sits there was not.
 *
 * @param fill `notes`: no other blank is filled, for what nobody but a stranger said of themselves.
 * @throws not_found (404), contact_merge_self (422). Attributes that do not fit are left behind.
 */
export async function mergeContact(
  scope: TenantScope,
  from: string,
  into: string,
  fill: 'blanks' | 'notes' = 'blanks',
): Promise<MergedContacts> {
  if (from === into) throw errors.contact_merge_self()
  const ends = await Promise.all([readMergeEnd(scope, from), readMergeEnd(scope, into)])
  const [fromEnd, intoEnd] = ends
  if (fromEnd === undefined || intoEnd === undefined) throw platformErrors.not_found()
  if (fromEnd === intoEnd) return { contact: await lockContact(scope, intoEnd), from: undefined }
  const locked = await lockContacts(scope, [fromEnd, intoEnd])
  const other = locked.find(({ id }) => id === fromEnd)
  const kept = locked.find(({ id }) => id === intoEnd)
  if (other === undefined || kept === undefined) throw platformErrors.not_found()
  // Somebody merged one of them while we waited.
  if (other.merged_into !== null || kept.merged_into !== null) return mergeContact(scope, from, into, fill)
  if (other.deleted_at !== null || kept.deleted_at !== null) throw platformErrors.not_found()

  await moveIdentities(scope, other.id, kept.id)
  await releaseBrowsers(scope, kept.id, 'stored')
  await changeContact(scope, other.id, { merged_into: kept.id })
  const contact = await changeContact(
    scope,
    kept.id,
    unite(kept, fill === 'blanks' ? other : { ...NOBODY, notes: other.notes, blocked: other.blocked }),
  )
  await recordAct(scope, {
    action: 'contact.merged',
    targetKind: 'contact',
    targetId: kept.id,
    after: { merged_id: other.id },
  })
  await scope.events.emit('contact.merged', { contact_id: kept.id, merged_id: other.id })
  return { contact, from: other.id }
}

type Uniting = Pick<Contact, 'name' | 'email' | 'phone' | 'locale' | 'attributes' | 'notes' | 'blocked'>

const NOBODY = { name: '', email: null, phone: null, locale: null, attributes: {} }
const MAX_ATTRIBUTES = 50
const MAX_NOTES = 20_000

function unite(kept: Contact, other: Uniting) {
  const attributes = Object.entries({ ...other.attributes, ...kept.attributes })
  const isKept = (name: string) => Number(Object.hasOwn(kept.attributes, name))
  const own = attributes.toSorted(([a], [b]) => isKept(b) - isKept(a))
  const united = {
    name: kept.name || other.name,
    email: kept.email ?? other.email,
    phone: kept.phone ?? other.phone,
    locale: kept.locale ?? other.locale,
    attributes: Object.fromEntries(own.slice(0, MAX_ATTRIBUTES)),
    notes: shorten([kept.notes, other.notes].filter(Boolean).join('\n\n'), MAX_NOTES),
    blocked: kept.blocked || other.blocked,
  }
  return { ...united, search_text: searchText(united) }
}
