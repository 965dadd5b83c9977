import { type BinaryNode, decodeBinaryNode, encodeBinaryNode } from 'baileys'
import type { SessionStore } from '../store/session-store.ts'
import { openedId } from './keep-opened.ts'

/**
 * Messages from the line until their events are kept. The library tells WhatsApp that it has a message before it tells us, and
 * after a login it keeps its events back, for 20 s where the phone's history is awaited: whoever dies in between finds here what
 * WhatsApp will not send again.
 */
export class MessageJournal {
  readonly #session: SessionStore
  /** What is not done yet, by the message's id. */
  readonly #open = new Map<string, { place: string; opened: string[]; waited: boolean }[]>()
  #last: number

  constructor(session: SessionStore) {
    this.#session = session
    this.#last = Number(session.ids('arrived').at(-1) ?? 0)
  }

  /** Whether something is still being read that came while nobody was here. */
  get isCatchingUp(): boolean {
    return [...this.#open.values()].some((stanzas) => stanzas.some(({ waited }) => waited))
  }

  /** A stanza as it came, before the library answers it. */
  arrived(stanza: BinaryNode): void {
    this.#last += 1
    const place = String(this.#last).padStart(15, '0')
    const value = encodeBinaryNode(stanza).toString('base64')
    this.#session.put([{ kind: 'arrived', id: place, value }])
    this.#remember(place, stanza)
  }

  /** What was opened and never kept, oldest first. What was not even opened comes again from WhatsApp. */
  async unfinished(): Promise<BinaryNode[]> {
    const found: BinaryNode[] = []
    this.#open.clear()
    for (const place of this.#session.ids('arrived')) {
      const stanza = await decodeBinaryNode(Buffer.from(this.#session.get('arrived', place) ?? '', 'base64'))
      const opened = openedIn(stanza).filter((id) => this.#session.get('opened', id) !== undefined)
      if (opened.length === 0) this.#session.put([{ kind: 'arrived', id: place, value: undefined }])
      else {
        found.push(stanza)
        this.#remember(place, stanza)
      }
    }
    return found
  }

  /** Its events are on the disk. */
  done(messageIds: Iterable<string>): void {
    const places = [...messageIds].flatMap((id) => {
      const open = this.#open.get(id) ?? []
      this.#open.delete(id)
      return open
    })
    if (places.length === 0) return
    this.#session.put([
      ...places.map(({ place }) => ({ kind: 'arrived', id: place, value: undefined })),
      ...places.flatMap(({ opened }) => opened).map((id) => ({ kind: 'opened', id, value: undefined })),
    ])
  }

  #remember(place: string, stanza: BinaryNode): void {
    const id = stanza.attrs.id ?? ''
    this.#open.set(id, [
      ...(this.#open.get(id) ?? []),
      { place, opened: openedIn(stanza), waited: stanza.attrs.offline !== undefined },
    ])
  }
}

function openedIn({ content }: BinaryNode): string[] {
  const parts = Array.isArray(content) ? content : []
  return parts.flatMap((part) =>
    part.tag === 'enc' && part.content instanceof Uint8Array ? [openedId(part.content)] : [],
  )
}
