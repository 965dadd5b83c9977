import { type ContactId, encodeId } from '@recado/contracts/ids'
import { changedFields, isEmpty } from '../../platform/changed-fields.ts'
import { newId } from '../../platform/ids.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { canonicalPhone } from './canonical-phone.ts'
import { claimIdentities, findIdentities, releaseIdentity } from './contact-identities.sql.ts'
import { type Contact, type ContactChange, changeContact, insertContact, readContact } from './contacts.sql.ts'
import { errors } from './errors.ts'
import { lockContact } from './get-contact.ts'
import { mergeAttributes } from './merge-attributes.ts'
import { searchText } from './search-words.ts'

export interface ContactDetails {
  name?: string | undefined
  email?: string | null | undefined
  /** As somebody wrote it. */
  phone?: string | null | undefined
  locale?: string | null | undefined
  attributes?: Record<string, unknown> | undefined
  notes?: string | undefined
}

/**
 * A contact that somebody of the company writes down. Its phone and e-mail are identities too: whoever writes from them
 * later is this contact.
 * @throws contact_phone_malformed (400), contact_identity_taken or contact_identity_deleted (409,
 * with `contact_id`), contact_attributes_too_many (422)
 */
export async function createContact(scope: TenantScope, details: ContactDetails & { name: string }): Promise<Contact> {
  const email = details.email ?? null
  const phone = storedPhone(details.phone) ?? null
  const contact = await insertContact(scope, {
    id: newId<ContactId>(),
    name: details.name,
    email,
    phone,
    locale: details.locale ?? null,
    attributes: mergeAttributes({}, details.attributes ?? {}),
    notes: details.notes ?? '',
    search_text: searchText({ name: details.name, email, phone }),
  })
  await claim(scope, contact.id, 'email', email)
  await claim(scope, contact.id, 'phone', phone)
  await scope.events.emit('contact.created', { contact_id: contact.id })
  return contact
}

/** @throws not_found (404), and what `createContact` throws */
export async function updateContact(scope: TenantScope, id: string, details: ContactDetails): Promise<Contact> {
  const before = await lockContact(scope, id)
  const phone = storedPhone(details.phone)
  const { name, email, locale, notes } = details
  const attributes =
    details.attributes === undefined ? undefined : mergeAttributes(before.attributes, details.attributes)
  const change: ContactChange = changedFields(before, { name, email, phone, locale, notes, attributes })
  if (isEmpty(change)) return before
  await exchange(scope, before, 'email', change.email)
  await exchange(scope, before, 'phone', change.phone)
  const after = { ...before, ...change }
  const contact = await changeContact(scope, before.id, { ...change, search_text: searchText(after) })
  const changed = Object.keys(change)
  await scope.events.emit('contact.updated', { contact_id: contact.id, changed })
  // What it says is the contact's; who changed which of it is asked for when two did.
  if (scope.actor.kind === 'member' || scope.actor.kind === 'api_key') {
    await recordAct(scope, {
      action: 'contact.updated',
      targetKind: 'contact',
      targetId: contact.id,
      after: { changed },
    })
  }
  return contact
}

function storedPhone(text: string | null | undefined): string | null | undefined {
  if (text === null || text === undefined) return text
  const phone = canonicalPhone(text)
  if (phone === undefined) throw errors.contact_phone_malformed()
  return phone
}

/** What a channel proved stays the contact's, even when people now write down another. */
async function exchange(
  scope: TenantScope,
  before: Contact,
  kind: 'email' | 'phone',
  now: string | null | undefined,
): Promise<void> {
  const was = before[kind]
  if (now === undefined || now === was) return
  if (was !== null) await releaseIdentity(scope, before.id, kind, was)
  await claim(scope, before.id, kind, now)
}

async function claim(
  scope: TenantScope,
  contactId: ContactId,
  kind: 'email' | 'phone',
  externalId: string | null,
): Promise<void> {
  if (externalId === null) return
  const identity = { kind, externalId, verified: false }
  if ((await claimIdentities(scope, contactId, [identity])) === 1) return
  const [owner] = await findIdentities(scope, [identity])
  if (owner?.contactId === contactId) return
  if (owner === undefined) throw errors.contact_identity_taken()
  const extra = { contact_id: encodeId('ctc', owner.contactId) }
  // It is in no list and no search, where one would look for whom to join.
  const { deleted_at: deleted = null } = (await readContact(scope, owner.contactId)) ?? {}
  throw deleted !== null ? errors.contact_identity_deleted({ extra }) : errors.contact_identity_taken({ extra })
}
