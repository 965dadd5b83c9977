import type { BotEventInput } from '@recado/contracts/bots'
import type { PendingMedia } from '../store/event-queue.ts'
import type { Store } from '../store/open-store.ts'

/** How long the chat waits for the rest of an album. WhatsApp sends its parts within a second or two of each other. */
export const ALBUM_PATIENCE_MS = 15_000

type Message = BotEventInput & { event: 'message' }
type Picture = Message & { content: { kind: 'image' | 'video' } }

/**
 * Puts a picture to the others of its album, which is one message at the place of its first. The chat is held until all
 * have come, or for `ALBUM_PATIENCE_MS`; one that comes later stands for itself.
 */
export function gatherAlbum(
  { store, now }: { store: Store; now(): number },
  part: { album: { id: string; expected: number }; told: Picture; media: readonly PendingMedia[]; lane: string },
): void {
  const { album, told, media, lane } = part
  const key = `${lane} ${album.id}`
  const open = store.events.findAlbum(key)
  const item = { message_id: told.message_id, content: told.content }
  const expected = Math.max(1, Math.min(200, album.expected))
  const so = open?.payload as Message | undefined
  if (open === undefined || so?.content.kind !== 'album') {
    const content = { kind: 'album' as const, expected, items: [item] }
    const payload = { ...told, type: 'album', content }
    const event = { eventId: told.event_id, route: 'incoming' as const, lane, history: told.history, payload, media }
    store.events.add({ ...event, album: key, at: now() })
    if (expected > 1) store.events.hold(lane, now() + ALBUM_PATIENCE_MS)
    return
  }
  const items = [...so.content.items, item]
  const body = so.body === '' ? told.body : so.body
  store.events.rewrite(open.seq, { ...so, body, content: { ...so.content, items } }, [...open.media, ...media])
  if (items.length >= expected) store.events.release(lane)
}
