import { findPhone } from '@recado/brazil/find-phone'
import type { ContactId } from '@recado/contracts/ids'
import { plainText } from '@recado/contracts/unseen'
import { newId } from '../../platform/ids.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { canonicalPhone } from './canonical-phone.ts'
import {
  type ContactIdentity,
  claimIdentities,
  deleteIdentities,
  findIdentities,
  moveIdentities,
  releaseBrowsers,
  takeBrowsers,
} from './contact-identities.sql.ts'
import {
  type Contact,
  type ContactChange,
  changeContact,
  deleteUnusedContact,
  insertContact,
  lockContacts,
  readContact,
  readMergeEnd,
} from './contacts.sql.ts'
import { errors } from './errors.ts'
import { mergeAttributes } from './merge-attributes.ts'
import { searchText } from './search-words.ts'
import { isProof, usableIdentities } from './usable-identities.ts'

export interface ContactOrder {
  identities: readonly ContactIdentity[]
  name?: string | undefined
  email?: string | undefined
  /** As somebody wrote it. */
  phone?: string | undefined
  locale?: string | undefined
  attributes?: Record<string, unknown> | undefined
  /** Whom the channel has known them as: before whoever else has one of the identities. */
  knownAs?: ContactId | undefined
}

export interface FoundContact {
  contact: Contact
  created: boolean
  /** Contacts that have others of the identities: two rows that may be one person. Nothing was merged. */
  others: ContactId[]
}

/**
 * The contact of whoever is behind the identities. Calls at the same moment for one identity give one contact: the
 * database's unique key decides, and who loses takes the winner's. A contact that is found gets the identities that
 * nobody has and what was blank; one that was deleted and writes again is back.
 *
 * Identities that are not verified find nobody and are not kept (see `usableIdentities`), except a visitor's, which finds
 * nobody who was proved to be somebody.
 *
 * @throws contact_phone_malformed (400), contact_attributes_too_many (422)
 */
export async function findOrCreateContact(scope: TenantScope, order: ContactOrder): Promise<FoundContact> {
  const identities = usableIdentities(order.identities)
  const given = givenDetails(order, identities)
  const known = order.knownAs === undefined ? undefined : await readMergeEnd(scope, order.knownAs)
  const found = await findOwners(scope, identities)
  const owners = known === undefined ? found : [known, ...found.filter((id) => id !== known)]
  const [owner] = owners
  const goOnAs = async (id: ContactId, others: ContactId[]): Promise<FoundContact> => {
    const back = await welcomeBack(scope, id, others, identities, given)
    if (back.contact.erased_at === null) return back
    // Erased while we looked: whoever is here now is somebody new, and must not write themselves into the empty row.
    await deleteIdentities(scope, id)
    return findOrCreateContact(scope, { ...order, knownAs: undefined })
  }
  if (owner !== undefined) return goOnAs(owner, owners.slice(1))

  const contact = await insertContact(scope, {
    id: newId<ContactId>(),
    notes: '',
    name: given.name ?? '',
    email: given.email ?? null,
    phone: given.phone ?? null,
    locale: given.locale ?? null,
    attributes: mergeAttributes({}, given.attributes ?? {}),
    search_text: searchText({ name: given.name ?? '', email: given.email ?? null, phone: given.phone ?? null }),
  })
  const claimed = await claimIdentities(scope, contact.id, identities)
  if (claimed < identities.length) {
    const winners = await findOwners(scope, identities, contact.id)
    const [winner] = winners
    if (winner !== undefined) {
      await moveIdentities(scope, contact.id, winner)
      await deleteUnusedContact(scope, contact.id)
      return goOnAs(winner, winners.slice(1))
    }
    await takeBrowsers(scope, contact.id, identities)
  }
  await scope.events.emit('contact.created', { contact_id: contact.id })
  return { contact, created: true, others: [] }
}

type Given = Pick<ContactOrder, 'name' | 'email' | 'phone' | 'locale' | 'attributes'>

function givenDetails(order: ContactOrder, identities: readonly ContactIdentity[]): Given {
  // Whoever is there said so themselves: a foreign number that their country's plan does not know is kept, too.
  const phone =
    order.phone === undefined ? undefined : (canonicalPhone(order.phone) ?? findPhone(plainText(order.phone)))
  if (order.phone !== undefined && phone === undefined) throw errors.contact_phone_malformed()
  const proven = (kind: ContactIdentity['kind']) => identities.find((identity) => identity.kind === kind)?.externalId
  return {
    ...order,
    email: proven('email') ?? order.email?.toLowerCase(),
    phone: proven('phone') ?? phone,
  }
}

/**
 * Who has the identities, the best proof first: a signed-in user before a number, a number before a browser that
 * several people may share.
 */
const BY_PROOF: readonly ContactIdentity['kind'][] = [
  ...(['user', 'phone', 'whatsapp_lid', 'whatsapp_bsuid', 'email', 'api', 'visitor'] as const),
]

async function findOwners(
  scope: TenantScope,
  identities: readonly ContactIdentity[],
  except?: string,
): Promise<ContactId[]> {
  if (identities.length === 0) return []
  const known = await findIdentities(scope, identities)
  const owners = new Set<ContactId>()
  for (const { contactId } of known.toSorted((a, b) => BY_PROOF.indexOf(a.kind) - BY_PROOF.indexOf(b.kind))) {
    if (contactId === except) continue
    const end = await readMergeEnd(scope, contactId)
    if (end !== undefined) owners.add(end)
  }
  return [...owners]
}

/** A visit is noted so often and not at each message: a row that is written is a row that is copied. */
const SEEN_EVERY_MS = 5 * 60_000

async function welcomeBack(
  scope: TenantScope,
  id: ContactId,
  others: ContactId[],
  identities: readonly ContactIdentity[],
  given: Given,
): Promise<FoundContact> {
  await keepIdentities(scope, id, identities)
  const contact = await readContact(scope, id)
  if (contact === undefined) throw new Error('a contact went away while its identities were held')
  if (contact.erased_at !== null) return { contact, created: false, others }
  const now = scope.clock.now()
  if (Object.keys(changesOf(contact, given, now)).length === 0) return { contact, created: false, others }
  // Looked at again once nobody else changes it: two visits at once may each bring an attribute.
  const [locked = contact] = await lockContacts(scope, [id])
  if (locked.erased_at !== null) return { contact: locked, created: false, others }
  const change = changesOf(locked, given, now)
  const search_text = searchText({ ...locked, ...change })
  return { contact: await changeContact(scope, id, { ...change, search_text }), created: false, others }
}

/** What is new of them; who is proved by it to be somebody no longer has the browsers they wrote from as a stranger. */
async function keepIdentities(
  scope: TenantScope,
  id: ContactId,
  identities: readonly ContactIdentity[],
): Promise<void> {
  const claimed = await claimIdentities(scope, id, identities)
  // A user has no browsers from their first visit on; a number that people wrote down is proved whenever it writes.
  if (!identities.some((identity) => isProof(identity) && (claimed > 0 || identity.kind !== 'user'))) return
  if ((await releaseBrowsers(scope, id, 'given')) > 0) await scope.events.emit('contact.identified', { contact_id: id })
}

function changesOf(contact: Contact, given: Given, now: Date): ContactChange {
  const change: ContactChange = {}
  if (contact.name === '' && given.name) change.name = given.name
  if (contact.email === null && given.email) change.email = given.email
  if (contact.phone === null && given.phone) change.phone = given.phone
  if (contact.locale === null && given.locale) change.locale = given.locale
  if (contact.deleted_at !== null) change.deleted_at = null
  const attributes = mergeAttributes(contact.attributes, given.attributes ?? {})
  if (JSON.stringify(attributes) !== JSON.stringify(contact.attributes)) change.attributes = attributes
  const stale = contact.last_seen_at === null || now.getTime() - contact.last_seen_at.getTime() > SEEN_EVERY_MS
  if (stale) change.last_seen_at = now
  return change
}
