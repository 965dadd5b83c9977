import type { ConnectionId, ContactId } from '@recado/contracts/ids'
import { recognisePerson } from '@recado/contracts/recognise-person'
import { cleanLine } from '@recado/contracts/unseen'
import type { WhatsappIdentity } from '@recado/contracts/whatsapp-identity'
import {
  type Contact,
  type ContactIdentity,
  findContactBy,
  findOrCreateContact,
  isErased,
  listIdentities,
  loseIdentity,
  restoreContact,
} from '../../chat/contacts/index.ts'
import { joinOpenConversations } from '../../chat/conversations/index.ts'
import { mergeContacts } from '../../chat/workflows/merge-contacts.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { absorbChats, type Chat, insertChat, listKnown, updateChat } from '../chats/index.ts'
import type { BotConnection } from '../connections/index.ts'

export interface Sighting {
  identity: WhatsappIdentity
  name: string | null
  /** What they were called before, where WhatsApp says so itself. */
  replaces?: WhatsappIdentity
}

export interface Met {
  chat: Chat
  contact: Contact
}

/** As who somebody is known on this connection; nothing is learnt. */
export async function findPerson(
  scope: TenantScope,
  connectionId: ConnectionId,
  { identity, replaces }: Sighting,
): Promise<Chat | undefined> {
  const known = await listKnown(scope, connectionId, seenAs(identity, replaces))
  const { person } = recognisePerson(known.map(byChat), identity, replaces)
  return person
}

/**
 * The chat and the contact of whoever is seen, who become one if they were none. What is learnt is kept: two chats that are
 * one person's become one, and their contacts and open conversations too; a number that is somebody else's by now goes with
 * its new owner. The caller holds `lockPeople`.
 */
export async function meetPerson(
  scope: TenantScope,
  connection: Pick<BotConnection, 'id' | 'inbox_id'>,
  sighting: Sighting,
): Promise<Met> {
  const { identity: seen, replaces } = sighting
  const name = cleanLine(sighting.name ?? '')
    .slice(0, 200)
    .toWellFormed()
  const known = await listKnown(scope, connection.id, seenAs(seen, replaces))
  const { person, identity, absorbed, stripped } = recognisePerson(known.map(byChat), seen, replaces)
  await absorbChats(
    scope,
    absorbed.map(({ id }) => id),
    person?.id ?? NOBODY_ID,
  )
  for (const { key, identity: rest } of stripped) {
    await updateChat(scope, key.id, { identity: rest })
    await loseWhatIsGone(scope, key, rest)
  }
  if (person !== undefined) await loseWhatIsGone(scope, person, identity)
  const { contact, merged } = await contactOf(scope, { identity, name, knownAs: person?.contact_id, absorbed })
  const chat = await saveChat(scope, { connection, person, identity, name, contact })
  if (merged || absorbed.length > 0) {
    await joinOpenConversations(scope, { inboxId: connection.inbox_id, contactId: contact.id })
  }
  return { chat, contact }
}

const NOBODY_ID = '00000000-0000-0000-0000-000000000000' as Chat['id']

function seenAs(seen: WhatsappIdentity, replaces: WhatsappIdentity | undefined): WhatsappIdentity[] {
  return replaces === undefined ? [seen] : [seen, replaces]
}

function byChat(chat: Chat): { key: Chat; identity: WhatsappIdentity } {
  return { key: chat, identity: chat.identity }
}

/** What a chat was known by and is no longer, its contact is not, either. */
async function loseWhatIsGone(scope: TenantScope, chat: Chat, now: WhatsappIdentity): Promise<void> {
  const kept = identitiesOf(now)
  for (const before of identitiesOf(chat.identity)) {
    const isKept = kept.some(({ kind, externalId }) => kind === before.kind && externalId === before.externalId)
    if (!isKept) await loseIdentity(scope, chat.contact_id, before)
  }
}

/** The contact of an identity: whom the chat has known, else whom a stable id names, else whose the number is. */
async function contactOf(
  scope: TenantScope,
  of: { identity: WhatsappIdentity; name: string; knownAs: ContactId | undefined; absorbed: readonly Chat[] },
): Promise<{ contact: Contact; merged: boolean }> {
  const identities = identitiesOf(of.identity)
  const stable = identities.filter(({ kind }) => kind !== 'phone')
  const knownAs = of.knownAs ?? (await findContactBy(scope, stable))
  await takeNumber(scope, of.identity, knownAs)
  const { contact, others } = await findOrCreateContact(scope, {
    identities,
    ...(of.name === '' ? {} : { name: of.name }),
    ...(knownAs === undefined ? {} : { knownAs }),
  })
  const same = new Set([...others, ...of.absorbed.map(({ contact_id }) => contact_id)])
  same.delete(contact.id)
  let after = contact
  for (const other of same) {
    if (await isErased(scope, other)) continue
    await restoreContact(scope, other)
    after = await mergeContacts(scope, other, after.id)
  }
  return { contact: after, merged: same.size > 0 }
}

/** A number that WhatsApp says is theirs, and that was somebody's who is certainly another person, is theirs from now on. */
async function takeNumber(
  scope: TenantScope,
  identity: WhatsappIdentity,
  knownAs: ContactId | undefined,
): Promise<void> {
  if (identity.phone === null) return
  const number: ContactIdentity = { kind: 'phone', externalId: identity.phone, verified: true }
  const owner = await findContactBy(scope, [number])
  if (owner === undefined || owner === knownAs) return
  const theirs = await listIdentities(scope, owner)
  const contradicts = identitiesOf(identity).some(
    ({ kind, externalId }) =>
      kind !== 'phone' &&
      theirs.some((one) => one.kind === kind) &&
      !theirs.some((one) => one.kind === kind && one.externalId === externalId),
  )
  if (contradicts) await loseIdentity(scope, owner, number)
}

async function saveChat(
  scope: TenantScope,
  of: {
    connection: Pick<BotConnection, 'id'>
    person: Chat | undefined
    identity: WhatsappIdentity
    name: string
    contact: Contact
  },
): Promise<Chat> {
  const { connection, person, identity, contact } = of
  if (person === undefined) {
    return insertChat(scope, { connectionId: connection.id, contactId: contact.id, name: of.name, identity })
  }
  const name = of.name === '' ? person.name : of.name
  const isSame =
    JSON.stringify([person.identity, person.name, person.contact_id]) === JSON.stringify([identity, name, contact.id])
  if (!isSame) await updateChat(scope, person.id, { identity, name, contactId: contact.id })
  return { ...person, identity, name, contact_id: contact.id }
}

function identitiesOf({ lid, bsuid, parent_bsuid: parent, phone }: WhatsappIdentity): ContactIdentity[] {
  const of = (kind: ContactIdentity['kind'], externalId: string | null): ContactIdentity[] =>
    externalId === null ? [] : [{ kind, externalId, verified: true }]
  return [
    ...of('whatsapp_lid', lid),
    ...of('whatsapp_bsuid', bsuid),
    ...of('whatsapp_bsuid', parent),
    ...of('phone', phone),
  ]
}
