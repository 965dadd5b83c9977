import type { AttachmentView } from '@recado/contracts/attachments'
import { AttachmentId, ConversationId, type MessageId } from '@recado/contracts/ids'
import { MessageView, PostMessageBody } from '@recado/contracts/messages'
import { z } from 'zod'
import { idOf, ME, message } from './samples.ts'

export interface MessageServer {
  fetch: typeof fetch
  /** Bodies of the messages that it has stored, each once, in the order in which it took them. */
  stored(): string[]
  posts: { client_id: string; body: string; attachment_ids: string[] }[]
  /** Attachments by id: how much of each has come. */
  uploads: Map<string, { size: number; parts: number[] }>
  /** What becomes of the next requests, first to last; then all goes well. */
  next: ('go on' | 'refuse' | 'no line' | 'answer lost' | 'fault')[]
  /** While true nothing is answered. */
  down: boolean
  /** Requests so far, answered or not. */
  tries: number
}

/** The server's rules of sending as its contracts have them: a message once by client_id, files part by part. */
export function createMessageServer(): MessageServer {
  const messages = new Map<string, MessageView>()
  const uploads: MessageServer['uploads'] = new Map()
  const posts: MessageServer['posts'] = []
  const server: MessageServer = {
    ...{ posts, uploads, next: [], down: false, tries: 0 },
    stored: () => [...messages.values()].map(({ body }) => body),
    fetch: async (input, init) => {
      server.tries += 1
      if (server.down) throw new TypeError('fetch failed')
      const fate = server.next.shift()
      if (fate === 'no line') throw new TypeError('fetch failed')
      if (fate === 'fault') return problem(503, 'maintenance')
      if (fate === 'refuse') return problem(409, 'contact_blocked')
      const answer = await handle(new URL(String(input), 'http://servidor'), init ?? {})
      if (fate === 'answer lost') throw new TypeError('fetch failed')
      return answer
    },
  }
  const handle = async (url: URL, { method = 'GET', body }: RequestInit): Promise<Response> => {
    const [, , , noun = '', id = '', what] = url.pathname.split('/')
    if (noun === 'conversations') return post(id, String(body))
    if (method === 'POST' && id === '') return begin(JSON.parse(String(body)))
    const upload = uploads.get(id)
    if (upload === undefined) return problem(404, 'not_found')
    if (what === 'parts') {
      const received = sum(upload.parts)
      if (Number(url.searchParams.get('offset')) !== received) {
        return problem(409, 'upload_offset_wrong', { received_bytes: received })
      }
      upload.parts.push((body as Blob).size)
    }
    if (what === 'finish' && sum(upload.parts) !== upload.size) return problem(409, 'upload_incomplete')
    // Links are null while a file is not whole, as with the server.
    return Response.json({ ...attachment(id, upload), links: null })
  }
  const post = (conversationId: string, text: string) => {
    const body = PostMessageBody.parse(JSON.parse(text))
    posts.push(JSON.parse(text))
    const known = messages.get(body.client_id)
    const stored = known ?? {
      ...message(messages.size + 1, { client_id: body.client_id, body: body.body, kind: body.kind, direction: 'out' }),
      id: idOf<MessageId>(messages.size + 1),
      conversation_id: ConversationId.parse(conversationId),
      author: { kind: 'member' as const, name: 'Ana', member_id: ME, contact_id: null },
    }
    messages.set(body.client_id, stored)
    return Response.json(z.encode(MessageView, stored), { status: 201 })
  }
  const begin = ({ size_bytes }: { size_bytes: number }) => {
    const id = z.encode(AttachmentId, idOf<AttachmentId>(uploads.size + 1))
    const upload = { size: size_bytes, parts: [] }
    uploads.set(id, upload)
    return Response.json(attachment(id, upload), { status: 201 })
  }
  return server
}

function attachment(id: string, { size, parts }: { size: number; parts: number[] }): z.input<typeof AttachmentView> {
  const of = z.encode(ConversationId, idOf<ConversationId>(1))
  return {
    ...{ id, conversation_id: of, kind: 'document', name: 'a.pdf', content_type: 'application/pdf', size_bytes: size },
    ...{ received_bytes: sum(parts), width: null, height: null, duration_ms: null, status: 'uploading' },
    created_at: new Date(0).toISOString(),
  }
}

function problem(status: number, code: string, extra: object = {}): Response {
  const body = { type: 'x', title: code, status, code, detail: `porque ${code}`, request_id: 'r', ...extra }
  return Response.json(body, { status })
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
