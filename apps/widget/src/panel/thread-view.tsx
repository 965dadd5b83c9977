import { useCallback, useEffect, useMemo, useState } from 'preact/hooks'
import { openConversation } from '../client/widget-state.ts'
import { useLater } from '../design/later.tsx'
import { useClient, useWidget, useWidgetState } from '../launcher/widget-context.ts'
import { Composer } from './composer.tsx'
import { Ending } from './ending.tsx'
import type { FirstAnswers } from './first-questions.tsx'
import { Hero } from './hero.tsx'
import { MessageLog } from './message-log.tsx'
import { useFirstQuestions } from './use-first-questions.ts'
import { useOpening } from './use-opening.ts'
import { useReturned } from './use-returned.ts'

/** One conversation, or the place where one begins. */
export function ThreadView({ id }: { id: string | null }) {
  const { state, t } = useWidget()
  const client = useClient()
  const access = useWidgetState((now) => now.access)
  const isDown = useWidgetState((now) => now.line === 'down')
  const conversation = useWidgetState((now) => now.conversations.find((held) => held.id === id))
  const all = useWidgetState((now) => now.outbox)
  // What was written without a conversation stands where one begins, and moves along when it has begun.
  const isOpenOne = useWidgetState((now) => openConversation(now)?.id === id)
  const outgoing = useMemo(
    () => all.filter(({ conversation_id: of }) => of === id || (of === null && isOpenOne)),
    [all, id, isOpenOne],
  )
  const { isOpen } = useOpening()
  const offers = useWidgetState(({ config }) => config.settings.offline_form.enabled)
  const questions = useFirstQuestions(id, outgoing)
  const [answers, setAnswers] = useState<FirstAnswers>({ values: {}, attempts: 0 })
  const [sentTo, setSentTo] = useState<string>()
  const isResolved = conversation?.status === 'resolved'
  const startsNew = useWidgetState(({ config }) => config.settings.after_resolve === 'start_new')
  /** Where what is written goes: what is over may stay as it is. */
  const place = isResolved && startsNew ? null : id
  const isEmpty = id === null && outgoing.length === 0
  const returned = useReturned(outgoing, ({ pre_chat: values = {}, refusal, offline }) => {
    if (offline !== undefined) return setSentTo(undefined)
    const refused = { key: refusal?.field ?? '', text: refusal?.detail ?? '' }
    setAnswers((before) => ({ values: { ...values, ...before.values }, attempts: before.attempts + 1, refused }))
  })

  const isLoaded = useWidgetState(({ threads }) => id !== null && threads[id]?.loaded === true)
  const [failed, setFailed] = useState(false)
  const load = useCallback(() => {
    setFailed(false)
    if (id !== null) client.openThread(id).catch(() => setFailed(true))
  }, [id, client])
  useEffect(load, [load])

  const leavesMessage = isEmpty && !isOpen && offers && access !== 'refused'
  // Asked for again when the line is back.
  const forms = useLater(!isDown && (leavesMessage || questions.length > 0), () => import('./forms.ts'))
  /** @returns whether it could be sent. */
  const send: (message: Parameters<typeof client.send>[0]) => boolean = (message) => {
    if (questions.length === 0) {
      client.send({ conversation_id: place, ...message })
      if (place !== id) state.set((now) => ({ view: { name: 'thread', id: openConversation(now)?.id ?? null } }))
      return true
    }
    const answered = forms?.answersOf(questions, answers)
    setAnswers({ ...answers, attempts: answers.attempts + 1 })
    if (answered === undefined) return false
    client.send({ conversation_id: id, pre_chat: answered, ...message })
    return true
  }
  return (
    <>
      {isDown && (
        <p class="banner" role="status">
          {t('banner.offline')}
        </p>
      )}
      <MessageLog
        id={id}
        outgoing={outgoing}
        conversation={conversation}
        onAnswer={isResolved || id === null ? undefined : send}
        ending={isResolved && <Ending conversation={conversation} startsNew={startsNew} />}
      >
        {failed && !isLoaded && !isDown && (
          <p class="notice" role="alert">
            {t('thread.failed')}{' '}
            <button type="button" class="button quiet" onClick={load}>
              {t('action.retry')}
            </button>
          </p>
        )}
        {isEmpty && <Hero leavesMessage={leavesMessage} />}
        {isEmpty && !leavesMessage && questions.length > 0 && forms !== undefined && (
          <forms.FirstQuestions questions={questions} answers={answers} onChange={setAnswers} />
        )}
        {leavesMessage && forms !== undefined && (
          <forms.OfflineForm
            key={returned?.client_id}
            returned={returned?.offline === undefined ? undefined : returned}
            onSend={(text, offline) => {
              client.send({ text, offline })
              setSentTo(offline.email)
            }}
          />
        )}
        {access === 'refused' && <Refused />}
        {access === 'failed' && !isDown && <p class="notice">{t('session.failed')}</p>}
      </MessageLog>
      {sentTo !== undefined && (
        <p class="notice" role="status">
          {t('offline.sent', { email: sentTo })}
        </p>
      )}
      {!leavesMessage && access !== 'refused' && <Composer id={place} onSend={send} />}
    </>
  )
}

function Refused() {
  const { t } = useWidget()
  const wantsName = useWidgetState(({ config }) => config.inbox.identity_required)
  return <p class="notice">{t(wantsName ? 'identity.required' : 'session.failed')}</p>
}
