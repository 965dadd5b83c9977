import { CircleAlert, Clock, LoaderCircle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { Progress } from '../../../design/progress.tsx'
import type { OutgoingMessage } from '../../../inbox/inbox-data.ts'
import { useThreadTools } from './thread-context.ts'

/** How a message that is not on the server yet fares, and what can be done about it. */
export function OutgoingState({ message }: { message: OutgoingMessage }) {
  const { t } = useTranslation(['thread', 'common'])
  const { retry, discard } = useThreadTools()
  const size = message.files.reduce((sum, file) => sum + file.size_bytes, 0)
  const sent = message.files.reduce((sum, file) => sum + file.progress * file.size_bytes, 0)
  if (message.state === 'refused')
    return (
      <div role="alert" className="mt-1 flex max-w-[min(560px,100%)] flex-wrap items-center justify-end gap-2">
        <p className="flex items-center gap-1.5 text-12 text-bad">
          <CircleAlert size={14} className="shrink-0" aria-hidden />
          {t('outgoing.refused', { reason: message.problem ?? '' })}
        </p>
        <Button size="small" onClick={() => retry(message.client_id)}>
          {t('common:actions.retry')}
        </Button>
        <Button size="small" kind="ghost" onClick={() => discard(message.client_id)}>
          {t('outgoing.discard')}
        </Button>
      </div>
    )
  const Icon = message.state === 'waiting' ? Clock : LoaderCircle
  return (
    <div className="mt-1 flex items-center gap-2 text-12 text-ink-soft">
      {message.files.length > 0 && message.state === 'sending' && (
        <span className="w-24">
          <Progress label={t('outgoing.progress')} share={size === 0 ? null : sent / size} />
        </span>
      )}
      <span className="flex items-center gap-1">
        <Icon size={12} className={message.state === 'sending' ? 'animate-spin' : ''} aria-hidden />
        {t(`outgoing.${message.state}`)}
      </span>
      {message.state === 'waiting' && (
        <Button size="small" kind="ghost" onClick={() => discard(message.client_id)}>
          {t('outgoing.discard')}
        </Button>
      )}
    </div>
  )
}
