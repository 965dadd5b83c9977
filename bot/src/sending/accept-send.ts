import { createHash } from 'node:crypto'
import type { ContentToSend } from '@recado/contracts/bot-content'
import { type BotProblem, type Recipient, type SendAnswer, SendBody } from '@recado/contracts/bots'
import { NOBODY, readAddress, readPhoneDigits } from '@recado/contracts/whatsapp-identity'
import { newId } from '../new-id.ts'
import type { Store } from '../store/open-store.ts'
import { laneOf } from '../store/people.ts'

export type Accepted = { status: 200 | 202; body: SendAnswer } | { status: 400 | 403 | 409 | 503; body: BotProblem }

export interface AcceptOptions {
  store: Store
  now(): number
  groups: 'ignore' | 'read' | 'answer'
  /** More waiting messages than this are not taken. */
  queueMax: number
}

/** Takes a message into the queue, once for each id. When it answers 202 the message is on the disk. */
export function acceptSend({ store, now, groups, queueMax }: AcceptOptions, given: unknown): Accepted {
  const parsed = SendBody.safeParse(given)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return refuse(400, 'malformed', `${issue?.path.join('.')}: ${issue?.message}`)
  }
  const { id = newId('snd'), to, message, quoted } = parsed.data
  const recipient = typeof to === 'string' ? readRecipient(to) : to
  if (recipient === undefined) return refuse(400, 'malformed', 'to: no address of WhatsApp and no phone')
  if ('group' in recipient && groups !== 'answer') {
    return refuse(403, 'refused', 'groups are not answered on this connection')
  }
  const content: ContentToSend = typeof message === 'string' ? { kind: 'text', text: message } : message
  const digest = createHash('sha256')
    .update(JSON.stringify([recipient, content, quoted]))
    .digest('base64url')
  return store.within(() => {
    const lane = 'group' in recipient ? `g${recipient.group}` : laneOf(store.people.see({ identity: recipient }).person)
    const waiting = store.sends.counts().waiting
    if (waiting >= queueMax && !store.sends.has(id)) {
      return refuse(503, 'queue_full', `${waiting} messages wait to be sent`)
    }
    const accepted = store.sends.accept({ id, digest, lane, recipient, content, quoted, at: now() })
    if (!accepted.known) return { status: 202, body: { success: true, id, state: 'queued' } }
    if (!accepted.same) return refuse(409, 'id_taken', 'another message has this id')
    return { status: 200, body: { success: true, id, state: accepted.state } }
  })
}

/** The specification's `to`: digits of a phone, with or without plus, or an address. */
function readRecipient(to: string): Recipient | undefined {
  if (/^[\d-]{5,60}@g\.us$/.test(to)) return { group: to }
  const phone = readPhoneDigits(to.replace(/^\+/, ''))
  return phone === undefined ? readAddress(to) : { ...NOBODY, phone }
}

function refuse(status: 400 | 403 | 409 | 503, error: BotProblem['error'], detail: string): Accepted {
  return { status, body: { error, detail } }
}
