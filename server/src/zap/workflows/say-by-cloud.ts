import type { ContentToSend } from '@recado/contracts/bot-content'
import type { Recipient } from '@recado/contracts/bots'
import type { AckState, SendProblem } from '@recado/contracts/delivery'
import type { Interactive } from '@recado/contracts/interactive'
import type { SentTemplate } from '@recado/contracts/whatsapp-templates'
import { splitText } from '../chats/index.ts'
import { type GraphClient, graphMessage, NotSayable, problemOf } from '../cloud/index.ts'
import { nameOfPiece } from '../sends/index.ts'

/** Meta's limit for a text, in characters. */
const TEXT_MAX = 4_096

export interface CloudOrder {
  to: Recipient
  content: ContentToSend
  interactive: Interactive | undefined
  template: SentTemplate | undefined
  quoted: string | undefined
}

/** later: it was not carried out and may be asked again. */
export type CloudOutcome =
  | { state: AckState; problem: SendProblem | null; detail: string; messageId: string | null }
  | { state: 'later'; detail: string }

/**
 * Asks Meta for one send. A text that is too long for one message goes in several; the last one is the one that is heard of.
 * Of several the first may have arrived: then none is asked again, and a failure says that a part is there.
 * @param keep Says that it is still being sent. False: it was given up meanwhile, and what follows may have left already.
 */
export async function sayByCloud(
  client: GraphClient,
  order: CloudOrder,
  { sendId, keep }: { sendId: string; keep(): Promise<boolean> },
): Promise<CloudOutcome> {
  const { content } = order
  const pieces: ContentToSend[] =
    order.template === undefined && content.kind === 'text' && content.text.length > TEXT_MAX
      ? splitText(content.text, TEXT_MAX).map((text) => ({ kind: 'text', text }))
      : [content]
  for (const [n, piece] of pieces.entries()) {
    const isLast = n === pieces.length - 1
    if (n > 0 && !(await keep())) return partlySent('given up between two pieces')
    // The first alone answers something.
    const quoted = n === 0 ? order.quoted : undefined
    const callbackData = isLast ? sendId : nameOfPiece(sendId, n)
    const outcome = await say(client, { ...order, content: piece, quoted }, callbackData)
    if (n > 0 && (outcome.state === 'later' || outcome.state === 'failed')) return partlySent(outcome.detail)
    if (isLast || outcome.state !== 'sent') return outcome
  }
  throw new Error('a text has no pieces')
}

function partlySent(detail: string): CloudOutcome {
  return { state: 'failed', problem: 'partly_sent', detail, messageId: null }
}

async function say(client: GraphClient, order: CloudOrder, callbackData: string): Promise<CloudOutcome> {
  try {
    const answer = await client.send(graphMessage({ ...order, callbackData }))
    if (answer.ok) return { state: 'sent', problem: null, detail: '', messageId: answer.value }
    const { outcome, code, detail } = answer
    if (outcome === 'later') return { state: 'later', detail }
    if (outcome === 'unknown') return { state: 'uncertain', problem: null, detail, messageId: null }
    return { state: 'failed', problem: problemOf(code), detail, messageId: null }
  } catch (error) {
    if (!(error instanceof NotSayable)) throw error
    return { state: 'failed', problem: error.problem, detail: '', messageId: null }
  }
}
