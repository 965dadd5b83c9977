import type { SocketLine } from '@recado/client/socket-line'
import { ContactId, ConversationId, MemberId } from '@recado/contracts/ids'
import type { ServerMessages } from '@recado/contracts/realtime'
import { z } from 'zod'
import { wireId } from '../api/wire-id.ts'
import { nextSilence, withoutSilent, withTypist, withViewers } from '../realtime/live-changes.ts'
import type { LiveStore } from '../realtime/live-state.ts'
import type { LiveLine } from './inbox-context.ts'

/** Who runs through a list with J does not look at each: they are told of after this. */
const LOOKS_AFTER_MS = 300
/** The server passes on what comes every 2 s at most, and forgets a writer after 6. */
const REPEAT_MS = 3_000
/** However far the clocks are apart, somebody writes for so long after they were last heard of. */
const SHORTEST_MS = 2_000
const LONGEST_MS = 6_000

export interface Line extends LiveLine {
  /** The line is new: what is on screen has to be said again. */
  began(): void
  heardTyping(message: z.output<(typeof ServerMessages)['typing']>): void
  close(): void
}

const Watched = z.looseObject({ viewers: z.array(z.object({ member_id: MemberId, name: z.string() })) })

/** What is on screen and who writes, over a socket that comes and goes. */
export function lineOf(live: LiveStore, socket: () => SocketLine | undefined, myId: MemberId | null): Line {
  const watched = new Map<ConversationId, number>()
  const said = new Map<ConversationId, number>()
  let silence: ReturnType<typeof setTimeout> | undefined

  const tellWatch = async (id: ConversationId) => {
    const answer = await socket()?.ask('watch', { conversation_id: wireId(ConversationId, id) })
    const { data } = Watched.safeParse(answer)
    if (data !== undefined && watched.has(id)) live.update((state) => withViewers(state, id, data.viewers))
  }
  const expire = () => {
    clearTimeout(silence)
    live.update((state) => withoutSilent(state, Date.now()))
    const next = nextSilence(live.get())
    if (next !== undefined) silence = setTimeout(expire, Math.max(next - Date.now(), 0) + 10)
  }
  return {
    watch: (id) => {
      const timer = setTimeout(() => {
        const count = watched.get(id) ?? 0
        watched.set(id, count + 1)
        if (count === 0) void tellWatch(id)
      }, LOOKS_AFTER_MS)
      return () => {
        clearTimeout(timer)
        const count = watched.get(id)
        if (count === undefined) return
        if (count > 1) {
          watched.set(id, count - 1)
          return
        }
        watched.delete(id)
        live.update((state) => withViewers(state, id, []))
        void socket()?.ask('unwatch', { conversation_id: wireId(ConversationId, id) })
      }
    },
    sayTyping: (id, state, note) => {
      const now = Date.now()
      const last = said.get(id)
      if (state === 'stopped' ? last === undefined : last !== undefined && now - last < REPEAT_MS) return
      if (state === 'stopped') said.delete(id)
      else said.set(id, now)
      socket()?.say('typing', { conversation_id: wireId(ConversationId, id), state, note })
    },
    began: () => {
      for (const id of watched.keys()) void tellWatch(id)
    },
    heardTyping: ({ conversation_id, author, state, until }) => {
      const conversationId = ConversationId.safeParse(conversation_id).data
      if (conversationId === undefined) return
      const id = (author.kind === 'member' ? MemberId : ContactId).safeParse(author.id).data
      if (id === undefined || id === myId) return
      const now = Date.now()
      const lasts = Math.min(Math.max(until.getTime() - now, SHORTEST_MS), LONGEST_MS)
      const typist = { kind: author.kind, id, name: author.name, until: state === 'writing' ? now + lasts : now }
      live.update((before) => withTypist(before, conversationId, typist, now))
      expire()
    },
    close: () => clearTimeout(silence),
  }
}
