import type { ContactId } from '@recado/contracts/ids'
import type { PreChatField } from '@recado/contracts/inboxes'
import { type PreChatQuestion, readPreChat } from '@recado/contracts/pre-chat-answers'
import { isBlank } from '@recado/contracts/unseen'
import type { StartVisitorConversationBody, VisitorConversation, VisitorMessage } from '@recado/contracts/widget'
import type { z } from 'zod'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { presentMessage, sendMessage } from '../conversations/index.ts'
import type { Inbox } from '../inboxes/index.ts'
import {
  errors,
  findVisitorConversation,
  isPageAllowed,
  lockVisitor,
  presentVisitorConversation,
  presentVisitorMessage,
  type VisitorClaims,
  type VisitorContact,
  type VisitorPlace,
} from '../visitors/index.ts'
import { findVisitorPlace } from './find-visitor-place.ts'
import { meetVisitor } from './meet-visitor.ts'

type Wishes = z.output<typeof StartVisitorConversationBody> & {
  /** Left while nobody was there: the message says so, and the answer goes by e-mail. */
  offline: boolean
  /** What their browser calls itself; shown to who answers. */
  userAgent?: string | undefined
}

/**
 * A visitor's first message: whoever they are becomes a contact, with their answers to the pre-chat questions; the open
 * conversation of theirs goes on, or one begins; the message is accepted. All in the scope's transaction, one visitor at a
 * time, so two tabs do not begin two. A repeated client_id gives what it gave the first time, whatever was resolved since.
 *
 * @throws pre_chat_incomplete, pre_chat_refused (422, with the question's `field` and the `reason`), visitor_blocked (403), client_id_reused (409)
 */
export async function startVisitorConversation(
  scope: TenantScope,
  visitor: { claims: VisitorClaims; inbox: Inbox; contact: VisitorContact | undefined },
  wishes: Wishes,
): Promise<{ conversation: VisitorConversation; message: VisitorMessage }> {
  const { claims, inbox } = visitor
  await lockVisitor(scope, claims)
  const contact = await welcome(scope, visitor, wishes)
  const place: VisitorPlace = { contactId: contact.id, inboxId: inbox.id }
  const conversationId = await findVisitorPlace(scope, place, wishes.client_id)
  const { message } = await sendMessage(scope, {
    conversationId,
    clientId: wishes.client_id,
    kind: 'text',
    direction: 'in',
    author: { kind: 'contact', id: contact.id, name: contact.name },
    body: wishes.text,
    data: { ...(wishes.offline ? { offline: true } : {}), ...pageOf(inbox, wishes.page_url), ...visitOf(wishes) },
  })
  const conversation = await findVisitorConversation(scope, place, conversationId)
  if (conversation === undefined) throw new Error('a conversation went away in its own transaction')
  return {
    conversation: presentVisitorConversation(conversation),
    message: presentVisitorMessage(presentMessage(message)),
  }
}

async function welcome(
  scope: TenantScope,
  { claims, inbox, contact }: { claims: VisitorClaims; inbox: Inbox; contact: VisitorContact | undefined },
  { pre_chat: given, offline }: Wishes,
): Promise<{ id: ContactId; name: string }> {
  const answers = readAnswers(inbox.settings.pre_chat ?? [], given, {
    asked: contact === undefined && !offline,
    named: claims.userId !== null,
  })
  const { name, email, phone, ...attributes } = answers
  return meetVisitor(
    scope,
    { claims, inbox },
    { ...{ name, email, phone }, ...(Object.keys(attributes).length === 0 ? {} : { attributes }) },
  )
}

/** A contact's own fields: they may be answered though the inbox does not ask, as the form for closed hours does. */
const OWN_FIELDS: readonly PreChatQuestion[] = [
  { key: 'name', kind: 'text' },
  { key: 'email', kind: 'email' },
  { key: 'phone', kind: 'phone' },
]

/**
 * The answers in their stored form, without what nobody asked: the page may send any key. Where nothing is asked any more
 * (`asked`), a missing answer is none; somebody whom the site named is not asked who they are.
 */
function readAnswers(
  fields: readonly z.output<typeof PreChatField>[],
  given: Readonly<Record<string, string>>,
  { asked, named }: { asked: boolean; named: boolean },
): Record<string, string> {
  const isOwn = (key: string) => OWN_FIELDS.some((own) => own.key === key)
  const questions = [
    ...OWN_FIELDS.filter((own) => !fields.some(({ key }) => key === own.key)),
    ...fields.map((field) => ({ ...field, required: field.required && asked && !(named && isOwn(field.key)) })),
  ]
  const { answers, refused } = readPreChat(questions, given)
  if (refused === undefined) return answers
  const { key, reason } = refused
  const params = { field: fields.find((field) => field.key === key)?.label ?? key }
  if (reason !== 'required') throw errors.pre_chat_refused({ params, extra: { field: key, reason } })
  const missing = questions.filter((question) => question.required && isBlank(given[question.key] ?? ''))
  throw errors.pre_chat_incomplete({ params, extra: { field: key, reason, missing: missing.map((one) => one.key) } })
}

/** From where they write, for who answers: device and about what place. */
function visitOf({ userAgent = '', timezone }: Wishes): { user_agent?: string; timezone?: string } {
  return {
    ...(userAgent === '' ? {} : { user_agent: userAgent.slice(0, 400) }),
    ...(timezone === undefined ? {} : { timezone }),
  }
}

/** The page, if it is one of the inbox's: a mail must not lead where somebody else chose. */
function pageOf(inbox: Inbox, pageUrl: string | undefined): { page_url?: string } {
  if (pageUrl === undefined) return {}
  const { origin } = new URL(pageUrl)
  return isPageAllowed(inbox.settings.allowed_origins ?? [], origin) ? { page_url: pageUrl } : {}
}
