import type { ConversationView } from '@recado/contracts/conversations'
import type { ConversationFlow } from '@recado/contracts/flow-sessions'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { Bot } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFailureToast } from '../../../api/use-failure-toast.ts'
import { Button } from '../../../design/button.tsx'
import type { ShownMessage } from '../../../inbox/inbox-data.ts'
import { useServices } from '../../../services.ts'
import { getConversationFlow, pauseFlow, resumeFlow, stopFlow } from './flow.api.ts'

interface BotStripProps {
  conversation: ConversationView
  messages: readonly ShownMessage[] | undefined
  mayWrite: boolean
}

/** Says whether a bot has the conversation, and lets people take it or give it back. Nothing where there is no bot. */
export function BotStrip({ conversation, messages, mayWrite }: BotStripProps) {
  const { t } = useTranslation(['thread', 'common'])
  const { http } = useServices()
  const queries = useQueryClient()
  const sayFailure = useFailureToast()
  const [busy, setBusy] = useState(false)
  const { id, status } = conversation
  // What changes a bot's part leaves a line among what happened, or is said by it.
  const moment = `${status} ${lastMoment(messages)}`
  const queryKey = ['conversation-flow', id, moment]
  const flow = useQuery({
    queryKey,
    queryFn: () => getConversationFlow(http, id),
    placeholderData: keepPreviousData,
    enabled: messages !== undefined,
  })
  const session = flow.data?.session
  if (!session) return null
  const act = async (change: () => Promise<ConversationFlow>) => {
    setBusy(true)
    try {
      queries.setQueryData(queryKey, await change())
    } catch (error) {
      sayFailure(error)
      void flow.refetch()
    } finally {
      setBusy(false)
    }
  }
  const running = session.status === 'running'
  return (
    <section aria-label={t('bot_part.label')} className="flex flex-wrap items-center gap-2 px-3 pb-2 sm:px-4">
      <Bot size={14} className={running ? 'text-accent-text' : 'text-ink-faint'} aria-hidden />
      <p className="min-w-0 flex-1 text-12 text-ink-soft">
        {t(`bot_part.${session.status === 'closed' ? 'paused' : session.status}`, { flow: session.flow_name })}
      </p>
      {mayWrite && running && (
        <Button size="small" busy={busy} onClick={() => void act(() => pauseFlow(http, id))}>
          {t('bot_part.take')}
        </Button>
      )}
      {mayWrite && !running && (
        <>
          <Button size="small" busy={busy} onClick={() => void act(() => resumeFlow(http, id, 'continue'))}>
            {t('bot_part.give_back')}
          </Button>
          <Button size="small" kind="ghost" busy={busy} onClick={() => void act(() => resumeFlow(http, id, 'restart'))}>
            {t('bot_part.restart')}
          </Button>
          <Button size="small" kind="ghost" busy={busy} onClick={() => void act(() => stopFlow(http, id))}>
            {t('bot_part.stop')}
          </Button>
        </>
      )}
    </section>
  )
}

function lastMoment(messages: readonly ShownMessage[] | undefined): number {
  const last = messages?.findLast(
    (message) => message.state === 'stored' && (message.kind === 'event' || message.author.kind === 'bot'),
  )
  return last?.state === 'stored' ? last.seq : 0
}
