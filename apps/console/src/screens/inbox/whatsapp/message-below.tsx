import type { MessageView } from '@recado/contracts/messages'
import { whatsappEndpoints } from '@recado/contracts/whatsapp'
import type { WhatsappData } from '@recado/contracts/whatsapp-data'
import { clsx } from 'clsx'
import { CircleAlert, CircleQuestionMark, Clock, type LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { useMay } from '../../../session/me-context.ts'
import { useMessageAct } from './use-message-act.ts'
import { useReasonOfWait } from './use-reason-of-wait.ts'

/** Under a message: how others reacted, and what went wrong with what can be done about it. */
export function MessageBelow({ message, data }: { message: MessageView; data: WhatsappData }) {
  const { t } = useTranslation('connections', { keyPrefix: 'inbox' })
  const reasonOfWait = useReasonOfWait()
  const { reactions = [], delivery } = data
  const state = message.deleted_at === null ? delivery?.state : undefined
  return (
    <>
      {reactions.length > 0 && (
        <ul aria-label={t('reactions')} className="-mt-1 flex gap-1 px-1">
          {reactions.map(({ key, emoji, from, name }) => (
            <li
              key={key}
              title={name || t(from === 'company' ? 'reaction_own' : 'reaction_customer')}
              className="rounded-full border border-line bg-raised px-1.5 text-13 leading-6"
            >
              {emoji}
            </li>
          ))}
        </ul>
      )}
      {state === 'failed' && (
        <Trouble message={message} icon={CircleAlert} tone="text-bad">
          {t(`problems.${delivery?.problem ?? 'unknown'}`)}
        </Trouble>
      )}
      {state === 'uncertain' && (
        <Trouble message={message} icon={CircleQuestionMark} tone="text-warn">
          {t('uncertain')}
        </Trouble>
      )}
      {delivery?.stuck !== undefined && (state === 'waiting' || state === 'handed') && (
        <p className="mt-1 flex items-start gap-1.5 text-12 text-warn">
          <Clock size={14} className="shrink-0" aria-hidden />
          {reasonOfWait(delivery.stuck)}
        </p>
      )}
    </>
  )
}

interface TroubleProps {
  message: MessageView
  icon: LucideIcon
  tone: string
  children: string
}

function Trouble({ message, icon: Icon, tone, children }: TroubleProps) {
  const { t } = useTranslation('connections', { keyPrefix: 'inbox' })
  const mayWrite = useMay()('conversations.write')
  const resend = useMessageAct(message, (http, params) => http.call(whatsappEndpoints.resend, { params }))
  return (
    <div className="mt-1 flex max-w-[min(560px,100%)] flex-wrap items-center justify-end gap-2">
      <p className={clsx('flex min-w-0 items-start gap-1.5 text-12', tone)}>
        <Icon size={14} className="shrink-0" aria-hidden />
        {children}
      </p>
      {mayWrite && (
        <Button size="small" busy={resend.isPending} onClick={() => resend.mutate()}>
          {t('send_again')}
        </Button>
      )}
    </div>
  )
}
