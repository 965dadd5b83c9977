import { useCallback, useEffect, useMemo, useState } from 'preact/hooks'
import { openConversation } from '../client/widget-state.ts'
import { useClient, useWidget, useWidgetState } from '../launcher/widget-context.ts'
import { Composer } from './composer.tsx'
import { answersOf, type FirstAnswers, FirstQuestions } from './first-questions.tsx'
import { Hero } from './hero.tsx'
import { MessageLog } from './message-log.tsx'
import { OfflineForm } from './offline-form.tsx'
import { useFirstQuestions } from './use-first-questions.ts'
import { useOpening } from './use-opening.ts'

/** One conversation, or the place where one begins. */
export function ThreadView({ id }: { id: string | null }) {
  const { t } = useWidget()
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
  const isEmpty = id === null && outgoing.length === 0

  const [failed, setFailed] = useState(false)
  const load = useCallback(() => {
    setFailed(false)
    if (id !== null) client.openThread(id).catch(() => setFailed(true))
  }, [id, client])
  useEffect(load, [load])

  /** @returns whether it could be sent. */
  const send: (message: Parameters<typeof client.send>[0]) => boolean = (message) => {
    if (questions.length === 0) {
      client.send({ conversation_id: id, ...message })
      return true
    }
    const answered = answersOf(questions, answers.values)
    setAnswers({ ...answers, attempts: answers.attempts + 1 })
    if (answered === undefined) return false
    client.send({ conversation_id: id, pre_chat: answered, ...message })
    return true
  }
  const leavesMessage = isEmpty && !isOpen && offers && access !== 'refused'
  return (
    <>
      {isDown && (
        <p class="banner" role="status">
          {t('banner.offline')}
        </p>
      )}
      <MessageLog id={id} outgoing={outgoing} conversation={conversation}>
        {failed && !isDown && (
          <p class="notice" role="alert">
            {t('thread.failed')}{' '}
            <button type="button" class="button quiet" onClick={load}>
              {t('action.retry')}
            </button>
          </p>
        )}
        {isEmpty && <Hero leavesMessage={leavesMessage} />}
        {isEmpty && !leavesMessage && questions.length > 0 && (
          <FirstQuestions questions={questions} answers={answers} onChange={setAnswers} />
        )}
        {leavesMessage && (
          <OfflineForm
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
      {isResolved && <Resolved />}
      {!isResolved && !leavesMessage && access !== 'refused' && <Composer id={id} onSend={send} />}
    </>
  )
}

function Refused() {
  const { t } = useWidget()
  const wantsName = useWidgetState(({ config }) => config.inbox.identity_required)
  return <p class="notice">{t(wantsName ? 'identity.required' : 'session.failed')}</p>
}

/** Nothing is written into what is over: the next one begins, or is open already. */
function Resolved() {
  const { state, t } = useWidget()
  const open = useWidgetState(openConversation)
  return (
    <div class="resolved">
      <p role="status">{t('thread.resolved')}</p>
      <button
        type="button"
        class="button primary"
        onClick={() => state.set({ view: { name: 'thread', id: open?.id ?? null } })}
      >
        {t('thread.again')}
      </button>
    </div>
  )
}
