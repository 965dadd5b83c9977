import {
  type CarId,
  type ContactId,
  type ConversationId,
  encodeId,
  type InboxId,
  type LeadId,
  type RecommendationId,
} from '@recado/contracts/ids'
import type { LeadChannel } from '@recado/contracts/leads'
import type { Locale } from '@recado/contracts/wire'
import { canonicalPhone, findOrCreateContact } from '../../chat/contacts/index.ts'
import { sendMessage } from '../../chat/conversations/index.ts'
import { findInbox, listInboxes } from '../../chat/inboxes/index.ts'
import { findInboundPlace } from '../../chat/workflows/find-inbound-place.ts'
import { errors as platformErrors } from '../../platform/errors.ts'
import type { Translator } from '../../platform/i18n.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { tellCrm } from '../crm/index.ts'
import {
  findLead,
  findTouched,
  type KeptLead,
  keepLead,
  type LeadRow,
  leadErrors,
  listTitles,
  lockPerson,
  phoneKey,
  readInbox,
  setConversation,
  type TradeIn,
} from '../leads/index.ts'
import { answersInWords } from './answers-in-words.ts'
import type { Shop } from './shop.ts'
import { type LeadLetter, writeLeadMessage } from './write-lead-message.ts'

export interface LeadOrder {
  channel: LeadChannel
  portal: string
  name: string
  /** As it was written; empty: none. */
  phone: string
  email?: string | undefined
  message: string
  carIds: readonly CarId[]
  /** What a portal's ad is called that is none of the company's cars. */
  otherCar?: string
  adRef?: string
  /** Sent again with it, it is the same touch. */
  externalId: string | null
  recommendationId?: RecommendationId | undefined
  buyer?: string
  tradeIn?: TradeIn | undefined
  visitAt?: Date | undefined
  consentVersion?: string
}

/**
 * Somebody asks for a car: a touch of their lead or a new one, their contact, and a message in the conversation where it is
 * answered, with answers and cars. All in one transaction; the same touch again is what it was.
 *
 * Somebody who is blocked becomes a lead without a conversation: whoever sends a form is told nothing of it.
 *
 * @throws lead_contact_missing, lead_phone_malformed (422), lead_inbox_missing (409)
 */
export async function takeLead(
  parts: { shop: Shop; texts: Translator },
  scope: TenantScope,
  order: LeadOrder,
): Promise<LeadRow> {
  const known = order.externalId === null ? undefined : await findTouched(scope, order.externalId)
  if (known !== undefined) return readLead(scope, known)
  const { name, email, channel, portal, message } = order
  const phone = order.phone === '' ? undefined : canonicalPhone(order.phone)
  if (order.phone !== '' && phone === undefined && (channel === 'page' || email === undefined))
    throw leadErrors.lead_phone_malformed()
  if (phone === undefined && email === undefined) throw leadErrors.lead_contact_missing()
  const key = phone === undefined ? null : phoneKey(phone)
  await lockPerson(
    scope,
    [key, email, order.externalId].filter((one) => one !== null && one !== undefined),
  )
  const sameAct = order.externalId === null ? undefined : await findTouched(scope, order.externalId)
  if (sameAct !== undefined) return readLead(scope, sameAct)
  const cars = await listTitles(scope, [...new Set(order.carIds)])
  const others = order.otherCar === undefined || cars.length > 0 ? [] : [{ id: null, title: order.otherCar }]
  const kept = await keepLead(
    scope,
    {
      ...{ name, phone: phone ?? null, phoneKey: key, email: email ?? null, channel, portal },
      ...{ buyer: order.buyer ?? null, tradeIn: order.tradeIn ?? null, visitAt: order.visitAt ?? null },
      consentVersion: order.consentVersion ?? null,
    },
    {
      ...{ channel, portal, message, adRef: order.adRef ?? '', externalId: order.externalId },
      recommendationId: order.recommendationId ?? null,
      cars: [...cars.map(({ id, title }) => ({ id, title })), ...others],
    },
    async () => {
      const { contact } = await findOrCreateContact(scope, { identities: [], name, email, phone })
      return contact.id
    },
  )
  const answers = await answersInWords(parts, scope, order.recommendationId)
  await tellInInbox(parts.texts, scope, kept, { ...order, phone: phone ?? '', cars: [...cars, ...others], answers })
  const lead = await readLead(scope, kept.id)
  await tellCrm(scope, kept.id)
  await emit(scope, kept.created ? 'lead.created' : 'lead.touched', lead, order)
  return lead
}

/** For whoever may see all of them. @throws not_found (404) */
async function readLead(scope: TenantScope, id: LeadId): Promise<LeadRow> {
  const lead = await findLead(scope, id)
  if (lead === undefined) throw platformErrors.not_found()
  return lead
}

async function tellInInbox(
  texts: Translator,
  scope: TenantScope,
  kept: KeptLead,
  letter: Omit<LeadLetter, 'reference'>,
): Promise<void> {
  // Who was merged into somebody is them now, and who was deleted and asks again is back.
  const { contact } = await findOrCreateContact(scope, { identities: [], knownAs: kept.contactId })
  if (contact.blocked) return
  const conversationId = await findPlace(scope, contact.id)
  const { reference } = await readLead(scope, kept.id)
  const locale = scope.tenant.locale as Locale
  await sendMessage(scope, {
    conversationId,
    clientId: `lead:${kept.touchId}`,
    kind: 'text',
    direction: 'in',
    author: { kind: 'contact', id: contact.id, name: contact.name },
    body: writeLeadMessage({ ...letter, reference }, { texts, locale, timeZone: scope.tenant.timezone }),
    data: {
      lead: {
        id: encodeId('led', kept.id),
        reference,
        channel: letter.channel,
        portal: letter.portal,
        cars: letter.cars.flatMap(({ id, title }) =>
          id === null ? [{ title }] : [{ id: encodeId('car', id), title }],
        ),
        answers: letter.answers,
      },
    },
  })
  if (kept.conversationId === conversationId && kept.contactId === contact.id) return
  await setConversation(scope, kept.id, { conversationId, contactId: contact.id })
}

/** The person's open conversation in the inbox of leads, or one that begins: rotation and teams are the inbox's. */
async function findPlace(scope: TenantScope, contactId: ContactId): Promise<ConversationId> {
  const inboxId = await findLeadInbox(scope)
  const inbox = await findInbox(scope, inboxId)
  return findInboundPlace(scope, { contactId, inboxId }, inbox?.settings.after_resolve ?? 'reopen')
}

/** @throws lead_inbox_missing (409) */
async function findLeadInbox(scope: TenantScope): Promise<InboxId> {
  const chosen = await readInbox(scope)
  const open = (await listInboxes(scope, { after: undefined, limit: 1_000 })).filter(
    ({ retired_at }) => retired_at === null,
  )
  const inbox = open.find(({ id }) => id === chosen) ?? open[0]
  if (inbox === undefined) throw leadErrors.lead_inbox_missing()
  return inbox.id
}

async function emit(scope: TenantScope, name: string, lead: LeadRow, { carIds, message }: LeadOrder): Promise<void> {
  await scope.events.emit(name, {
    lead_id: encodeId('led', lead.id),
    ...{ reference: lead.reference, stage: lead.stage, name: lead.name, phone: lead.phone, email: lead.email },
    ...{ channel: lead.channel, portal: lead.portal, message, touch_count: lead.touch_count },
    contact_id: encodeId('ctc', lead.contact_id),
    conversation_id: lead.conversation_id === null ? null : encodeId('cnv', lead.conversation_id),
    car_ids: carIds.map((id) => encodeId('car', id)),
  })
}
