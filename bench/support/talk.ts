import { decodeId } from '@recado/contracts/ids'
import { newId } from '../../server/src/platform/ids.ts'
import type { HttpHouse } from './open-http-house.ts'

/** A visitor's token and their conversation. */
export interface Chat {
  token: string
  conversationId: string
}

/**
 * So many messages over these conversations, in all of them at once; in each one after the other, as people talk: the next
 * when the bot has answered. @returns milliseconds from before each post until its reply was told in this process
 */
export async function talk(house: HttpHouse, chats: readonly Chat[], messages: number): Promise<Float64Array> {
  const waiting = new Map<string, () => void>()
  const stop = house.services.events.listen((events) => {
    for (const { name, data } of events) {
      if (name !== 'message.created') continue
      const { message, conversation_id: id } = data as {
        conversation_id: string
        message: { author: { kind: string } }
      }
      if (message.author.kind === 'bot') waiting.get(id)?.()
    }
  })
  const delays: number[] = []
  const perChat = Math.floor(messages / chats.length)
  try {
    await Promise.all(
      chats.map(async ({ token, conversationId }) => {
        const id = decodeId('cnv', conversationId) ?? ''
        for (let n = 0; n < perChat; n++) {
          const replied = new Promise<void>((resolve) => {
            waiting.set(id, resolve)
            waiting.set(conversationId, resolve)
          })
          const began = performance.now()
          const answer = await fetch(`${house.url}/api/v1/widget/conversations/${conversationId}/messages`, {
            method: 'POST',
            headers: {
              'content-type': 'application/json',
              authorization: `Bearer ${token}`,
              'x-tenant': house.tenant.slug,
            },
            body: JSON.stringify({ client_id: newId<string>(), text: `mensagem ${n}` }),
          })
          if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`)
          await replied
          delays.push(performance.now() - began)
        }
      }),
    )
  } finally {
    stop()
  }
  return Float64Array.from(delays)
}
