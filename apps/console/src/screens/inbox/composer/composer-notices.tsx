import type { ConversationView } from '@recado/contracts/conversations'
import { CircleCheck, Clock, WifiOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { useFormat } from '../../../i18n/use-format.ts'
import type { Connection } from '../../../inbox/inbox-data.ts'

interface ComposerNoticesProps {
  conversation: ConversationView
  connection: Connection
  /** Messages that wait for a line. */
  queued: number
  blocked: boolean
  mayWrite: boolean
  onReopen(): void
}

/** What one should know before writing here. */
export function ComposerNotices({
  conversation,
  connection,
  queued,
  blocked,
  mayWrite,
  onReopen,
}: ComposerNoticesProps) {
  const { t } = useTranslation('thread')
  const format = useFormat()
  const { status, snoozed_until } = conversation
  const reopen = mayWrite && (
    <Button size="small" onClick={onReopen}>
      {t('header.reopen')}
    </Button>
  )
  return (
    <div role="status" className="grid gap-1 px-3 pb-2 empty:hidden sm:px-4">
      {connection === 'offline' && (
        <Line icon={<WifiOff size={14} className="text-warn" aria-hidden />}>
          {queued === 0 ? t('notice.offline') : t('notice.offline_queued', { count: queued })}
        </Line>
      )}
      {status === 'resolved' && (
        <Line icon={<CircleCheck size={14} className="text-good" aria-hidden />} action={reopen}>
          {t('notice.resolved')}
        </Line>
      )}
      {status === 'snoozed' && (
        <Line icon={<Clock size={14} aria-hidden />} action={reopen}>
          {snoozed_until === null
            ? t('notice.snoozed')
            : t('notice.snoozed_until', { when: format.weekdayAndTime(snoozed_until) })}
        </Line>
      )}
      {blocked && <Line>{t('notice.blocked')}</Line>}
      {!mayWrite && <Line>{t('notice.read_only')}</Line>}
    </div>
  )
}

function Line({ icon, action, children }: { icon?: ReactNode; action?: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-h-7 items-center gap-2 text-12 text-ink-soft">
      {icon}
      <p className="min-w-0 flex-1">{children}</p>
      {action}
    </div>
  )
}
