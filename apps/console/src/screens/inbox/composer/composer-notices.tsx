import type { ConversationView } from '@recado/contracts/conversations'
import { CircleCheck, Clock, UserRoundX } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { useFormat } from '../../../i18n/use-format.ts'
import { useMay } from '../../../session/me-context.ts'
import type { ContactDetail } from '../../contacts/contacts.api.ts'
import { useRestoreContact } from '../../contacts/use-restore-contact.ts'

interface ComposerNoticesProps {
  conversation: ConversationView
  /** As far as it is known. */
  contact: ContactDetail | undefined
  blocked: boolean
  mayWrite: boolean
  onReopen(): void
}

/** What one should know before writing here. */
export function ComposerNotices({ conversation, contact, blocked, mayWrite, onReopen }: ComposerNoticesProps) {
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
      {contact?.deleted_at && <DeletedLine contact={contact} />}
      {blocked && <Line>{t('notice.blocked')}</Line>}
      {!mayWrite && <Line>{t('notice.read_only')}</Line>}
    </div>
  )
}

function DeletedLine({ contact }: { contact: ContactDetail }) {
  const { t } = useTranslation('contacts')
  const restore = useRestoreContact()
  const mayWrite = useMay()('contacts.write')
  return (
    <Line
      icon={<UserRoundX size={14} className="text-warn" aria-hidden />}
      action={
        mayWrite && (
          <Button size="small" busy={restore.isPending} onClick={() => restore.mutate(contact)}>
            {t('restore')}
          </Button>
        )
      }
    >
      {t('deleted_here')}
    </Line>
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
