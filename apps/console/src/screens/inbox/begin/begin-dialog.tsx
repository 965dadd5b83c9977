import { ConversationId, type InboxId } from '@recado/contracts/ids'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { detailOf } from '../../../api/api-problem.ts'
import { wireId } from '../../../api/wire-id.ts'
import { Button } from '../../../design/button.tsx'
import { Dialog } from '../../../design/dialog.tsx'
import { DialogActions } from '../../../design/dialog-frame.tsx'
import { Field } from '../../../design/field.tsx'
import { Select } from '../../../design/select.tsx'
import { Textarea } from '../../../design/textarea.tsx'
import type { BeginWith } from '../../../inbox/begin-requests.ts'
import { begin } from '../../../inbox/inbox.api.ts'
import { inboxKeys } from '../../../inbox/inbox-keys.ts'
import { putConversation } from '../../../inbox/put-conversation.ts'
import { useInboxes } from '../../../inbox/use-inboxes.ts'
import { useServices } from '../../../services.ts'
import { useMe } from '../../../session/me-context.ts'
import { ChooseContact, type Recipient } from './choose-contact.tsx'

interface BeginDialogProps {
  contact: BeginWith
  onClose(): void
}

/** The company writes first: to whom, by which channel, and what. */
export function BeginDialog({ contact, onClose }: BeginDialogProps) {
  const { t } = useTranslation(['inbox', 'common'])
  const { http } = useServices()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { member_id } = useMe()
  const inboxes = useInboxes()
  const [recipient, setRecipient] = useState<Recipient | undefined>(contact)
  const [chosen, setChosen] = useState<InboxId>()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  // Of this try: pressed twice, or again after a lost answer, it is one message.
  const clientId = useRef(crypto.randomUUID())
  const inbox = inboxes.find(({ id }) => id === chosen) ?? inboxes[0]
  const send = async () => {
    if (recipient === undefined || inbox === undefined || text.trim() === '') return
    setBusy(true)
    setProblem('')
    try {
      const conversation = await begin(http, {
        ...{ inboxId: inbox.id, contactId: recipient.id },
        ...{ clientId: clientId.current, text: text.trim() },
      })
      putConversation(queries, member_id, conversation)
      void queries.invalidateQueries({ queryKey: inboxKeys.counters })
      onClose()
      await navigate({
        to: '/caixa/$folder/$conversationId',
        params: { folder: 'minhas', conversationId: wireId(ConversationId, conversation.id) },
        search: {},
      })
    } catch (error) {
      setProblem(detailOf(error) ?? t('common:errors.unreachable'))
      setBusy(false)
    }
  }
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={t('begin.title')} description={t('begin.text')}>
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void send()
        }}
      >
        <ChooseContact recipient={recipient} onChoose={setRecipient} />
        {recipient !== undefined && (
          <>
            <Field label={t('begin.inbox')}>
              <Select
                value={inbox?.id ?? ''}
                onChange={(value) => setChosen(inboxes.find(({ id }) => id === value)?.id)}
                options={inboxes.map(({ id, name }) => ({ value: id, label: name }))}
              />
            </Field>
            <Field label={t('begin.message')}>
              <Textarea
                autoFocus
                value={text}
                maxLength={10_000}
                placeholder={t('begin.placeholder', { name: recipient.name })}
                onChange={({ target }) => setText(target.value)}
              />
            </Field>
          </>
        )}
        {problem !== '' && (
          <p role="alert" className="text-13 text-bad">
            {problem}
          </p>
        )}
        <DialogActions>
          <Button onClick={onClose}>{t('common:actions.cancel')}</Button>
          <Button
            type="submit"
            kind="primary"
            busy={busy}
            aria-keyshortcuts="Control+Enter"
            disabled={recipient === undefined || inbox === undefined || text.trim() === ''}
          >
            {t('begin.send')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
