import type { AttachmentId, ContactId, ConversationId } from '@recado/contracts/ids'
import { type ContactIdentity, findOrCreateContact, updateContact } from '../chat/contacts/index.ts'
import { findOpenConversation, startConversation } from '../chat/conversations/index.ts'
import { record } from '../core/billing/index.ts'
import type { Services } from '../services.ts'
import type { Tenant } from '../tenancy/tenant.ts'
import type { TenantScope } from '../tenancy/tenant-scope.ts'
import { atTime } from './at-time.ts'
import { type Cast, SEEDER } from './cast.ts'
import { playConversation } from './play-conversation.ts'
import type { DemoConversation } from './script.ts'
import { seedFiles } from './seed-files.ts'
import { type Timeline, timelineOf } from './timeline.ts'

export interface Begun {
  conversationId: ConversationId
  contact: { id: ContactId; name: string }
}

/**
 * A conversation as it went, in two transactions: it begins, its files come in, and then it is told from its first line to
 * its last. One that only began is gone on with; of one that was told nothing is asked any more (`listSeededKeys`).
 */
export async function seedConversation(
  services: Pick<Services, 'withTenant' | 'storage'>,
  place: { tenant: Tenant; cast: Cast; now: Date },
  script: DemoConversation,
): Promise<void> {
  const { tenant, cast, now } = place
  const source = { tenant, actor: SEEDER }
  const timeline = timelineOf(script, now)
  const begun = await services.withTenant(source, (scope) => begin(scope, cast, script, timeline))
  const uploaderOf = (by: string) =>
    by === 'customer' ? `contact:${begun.contact.id}` : `member:${cast.member(by).memberId}`
  const files = await seedFiles(services, source, begun.conversationId, script.lines, uploaderOf)
  await services.withTenant(source, (scope) =>
    playConversation(scope, { script, cast, timeline, files, now, ...begun }),
  )
}

/** Everything that a telling needs. */
export interface Told extends Begun {
  script: DemoConversation
  cast: Cast
  timeline: Timeline
  files: ReadonlyMap<number, AttachmentId>
  now: Date
}

async function begin(scope: TenantScope, cast: Cast, script: DemoConversation, { began }: Timeline): Promise<Begun> {
  const then = atTime(scope, began)
  const { contact } = await findOrCreateContact(then, contactOf(script))
  const { notes, attributes } = script.contact
  if (notes !== undefined || attributes !== undefined) await updateContact(then, contact.id, { notes, attributes })
  const place = { inboxId: cast.inbox(script.inbox), contactId: contact.id }
  const open = await findOpenConversation(scope, place)
  // Nothing was said in it yet: it is this one, of a seeding that was interrupted.
  if (open?.last_seq === 0) return { conversationId: open.id, contact }
  const status = script.status === 'pending' ? 'pending' : 'open'
  const { id } = await startConversation(then, { ...place, status })
  await record(then, 'conversations', 1, { transactionId: id })
  return { conversationId: id, contact }
}

/** On WhatsApp the channel proves the number; on the site somebody typed it, and their browser is who they are. */
function contactOf({ key, inbox, contact }: DemoConversation) {
  const { name, phone, email } = contact
  const identity: ContactIdentity =
    inbox === 'whatsapp'
      ? { kind: 'phone', externalId: channelNumber(phone ?? ''), verified: true }
      : { kind: 'visitor', externalId: `demo:${key}`, verified: false }
  return { identities: [identity], name, phone, email, locale: 'pt-BR' }
}

/** WhatsApp names a number by its digits, with the country's. */
function channelNumber(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  return digits.startsWith('55') ? digits : `55${digits}`
}
