import type { ContentToSend } from '@recado/contracts/bot-content'
import type { Recipient } from '@recado/contracts/bots'
import type { Interactive } from '@recado/contracts/interactive'
import type { SentTemplate } from '@recado/contracts/whatsapp-templates'
import { graphInteractive } from './graph-interactive.ts'

/** What cannot be said by this route; the reason is for a person. */
export class NotSayable extends Error {
  readonly problem: 'refused' | 'group_not_allowed'

  constructor(problem: 'refused' | 'group_not_allowed') {
    super(`not sayable over the Cloud API: ${problem}`)
    this.name = 'NotSayable'
    this.problem = problem
  }
}

export interface GraphOrder {
  to: Recipient
  content: ContentToSend
  /** What is shown instead of a text, where Meta can. */
  interactive?: Interactive | undefined
  /** Goes out instead of a text: what Meta has approved, filled. */
  template?: SentTemplate | undefined
  /** Message id of what is quoted. */
  quoted?: string | undefined
  /** Comes back in each status of the message: by it one whose answer was lost is found again. */
  callbackData: string
}

/** `POST /{phone number id}/messages`. */
export interface GraphMessage {
  messaging_product: 'whatsapp'
  recipient_type: 'individual'
  to?: string
  recipient?: string
  type: string
  context?: { message_id: string }
  biz_opaque_callback_data: string
  [content: string]: unknown
}

/**
 * The body of a message for Meta. A phone goes to `to`, a business-scoped user id to `recipient`: one in `to` is answered
 * with 200 and never delivered.
 * @throws NotSayable
 */
export function graphMessage({ to, content, interactive, template, quoted, callbackData }: GraphOrder): GraphMessage {
  if ('group' in to) throw new NotSayable('group_not_allowed')
  const userId = to.bsuid ?? to.parent_bsuid
  if (to.phone === null && userId === null) throw new NotSayable('refused')
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...(to.phone === null ? { recipient: userId ?? '' } : { to: to.phone.slice(1) }),
    ...(template === undefined
      ? ((interactive === undefined ? undefined : graphInteractive(interactive)) ?? contentOf(content))
      : templateOf(template)),
    ...(quoted === undefined ? {} : { context: { message_id: quoted } }),
    biz_opaque_callback_data: callbackData,
  }
}

function templateOf({ name, language, values }: SentTemplate): { type: string; [content: string]: unknown } {
  const parameters = values.map(({ variable, text }) => ({
    type: 'text',
    // Those that have names instead of numbers are given by them.
    ...(/^\d+$/.test(variable) ? {} : { parameter_name: variable }),
    text,
  }))
  const components = parameters.length === 0 ? {} : { components: [{ type: 'body', parameters }] }
  return { type: 'template', template: { name, language: { code: language }, ...components } }
}

function contentOf(content: ContentToSend): { type: string; [content: string]: unknown } {
  switch (content.kind) {
    case 'text':
      return { type: 'text', text: { body: content.text, preview_url: /https?:\/\//i.test(content.text) } }
    case 'image':
    case 'video':
      return { type: content.kind, [content.kind]: withCaption(content.media.url, content.caption) }
    case 'document':
      return {
        type: 'document',
        document: {
          ...withCaption(content.media.url, content.caption),
          ...(content.media.name === undefined ? {} : { filename: content.media.name }),
        },
      }
    case 'audio':
    case 'voice':
      // OGG with Opus is shown as a recording by itself.
      return { type: 'audio', audio: { link: content.media.url } }
    case 'sticker':
      return { type: 'sticker', sticker: { link: content.media.url } }
    case 'location': {
      const { latitude, longitude, name, address } = content
      const named = { ...(name === '' ? {} : { name }), ...(address === '' ? {} : { address }) }
      return { type: 'location', location: { latitude, longitude, ...named } }
    }
    case 'contacts':
      return {
        type: 'contacts',
        contacts: content.contacts.map(({ name, phones }) => ({
          name: { formatted_name: name, first_name: name },
          phones: phones.map((phone) => ({ phone, type: 'CELL' })),
        })),
      }
    case 'reaction':
      return { type: 'reaction', reaction: { message_id: content.message_id, emoji: content.emoji ?? '' } }
    // Meta offers neither to programs.
    case 'edit':
    case 'deletion':
      throw new NotSayable('refused')
  }
}

function withCaption(link: string, caption: string): { link: string; caption?: string } {
  return caption === '' ? { link } : { link, caption }
}
