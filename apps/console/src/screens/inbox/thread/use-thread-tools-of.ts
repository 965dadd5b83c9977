import type { ConversationView } from '@recado/contracts/conversations'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useRef } from 'react'
import { useFailureToast } from '../../../api/use-failure-toast.ts'
import type { Outbox, OutgoingMessage, ShownMessage } from '../../../inbox/inbox-data.ts'
import { storeMessages } from '../../../inbox/thread-query.ts'
import { useColleagues } from '../../../inbox/use-colleagues.ts'
import { useTeams } from '../../../inbox/use-teams.ts'
import { useServices } from '../../../services.ts'
import { useMay, useMe } from '../../../session/me-context.ts'
import { mentionsIn } from '../composer/mentions-in.ts'
import { seqOf } from './arrange-thread.ts'
import { deleteMessage, editMessage } from './thread.api.ts'
import type { ThreadTools } from './thread-context.ts'

interface Parts {
  byWhatsapp: boolean
  conversation: ConversationView
  messages: readonly ShownMessage[] | undefined
  goTo(seq: number): void
  openImage(id: string): void
  reply: ((seq: number) => void) | undefined
  outbox: Outbox
  /** What was taken back, for the composer. */
  onDiscarded(message: OutgoingMessage): void
}

/** What the messages of an open thread may ask of it. */
export function useThreadToolsOf(parts: Parts): ThreadTools {
  const { conversation, messages, goTo, openImage, reply, outbox, byWhatsapp } = parts
  const { http } = useServices()
  const queries = useQueryClient()
  const sayFailure = useFailureToast()
  const { member_id: me } = useMe()
  const may = useMay()
  const mayWrite = may('conversations.write')
  const mayAssign = may('conversations.assign')
  const colleagues = useColleagues()
  const teams = useTeams()
  const latest = useRef(parts)
  latest.current = parts
  const { id, contact_delivered_seq: deliveredSeq, contact_read_seq: readSeq } = conversation

  const bySeq = useMemo(() => new Map((messages ?? []).map((message) => [seqOf(message), message])), [messages])
  const findMessage = useCallback((seq: number) => bySeq.get(seq), [bySeq])
  return useMemo((): ThreadTools => {
    const people = new Map(colleagues.map((colleague) => [colleague.id, colleague]))
    return {
      ...{ me, goTo, openImage, reply, findMessage, deliveredSeq, readSeq, byWhatsapp },
      nameOfMember: (member) => people.get(member)?.name,
      photoOfMember: (member) => people.get(member)?.photo_url,
      nameOfTeam: (team) => teams.find((each) => each.id === team)?.name,
      mayChange: (message) =>
        message.state === 'stored' &&
        mayWrite &&
        (mayAssign || (message.author.member_id !== null && message.author.member_id === me)),
      edit: async (seq, body) => {
        const message = findMessage(seq)
        // Those who were chosen stay chosen among people of one name.
        const mentions = message?.kind === 'note' ? mentionsIn(body, colleagues, new Set(message.mentions)) : undefined
        return storeMessages(http, queries, id, [await editMessage(http, { id, seq }, body, mentions)])
      },
      remove: (seq) => {
        deleteMessage(http, id, seq).then((message) => storeMessages(http, queries, id, [message]), sayFailure)
      },
      retry: outbox.retry,
      discard: (clientId) => {
        const taken = outbox.discard(clientId)
        if (taken !== undefined) latest.current.onDiscarded(taken)
      },
    }
  }, [
    me,
    goTo,
    openImage,
    reply,
    findMessage,
    deliveredSeq,
    readSeq,
    byWhatsapp,
    colleagues,
    teams,
    mayWrite,
    mayAssign,
    http,
    queries,
    id,
    sayFailure,
    outbox,
  ])
}
