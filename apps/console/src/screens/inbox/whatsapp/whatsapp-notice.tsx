import { WORKING_STATES } from '@recado/contracts/bots'
import type { ConversationId, InboxId } from '@recado/contracts/ids'
import { ConnectionId } from '@recado/contracts/ids'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Clock, PhoneOff, Unplug } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wireId } from '../../../api/wire-id.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import type { ShownMessage } from '../../../inbox/inbox-data.ts'
import { useServices } from '../../../services.ts'
import { useMay } from '../../../session/me-context.ts'
import { connectionsQuery } from '../../../zap/connections/connections.api.ts'
import { hasNoWhatsapp } from './has-no-whatsapp.ts'
import { windowOf } from './window-of.ts'

const TemplateDialog = lazy(() => import('./template-dialog.tsx').then((file) => ({ default: file.TemplateDialog })))

interface WhatsappNoticeProps {
  conversationId: ConversationId
  inboxId: InboxId
  messages: readonly ShownMessage[] | undefined
}

/** What one should know before writing here: whether the number works, whether the customer has it, and Meta's window. */
export function WhatsappNotice({ conversationId, inboxId, messages = [] }: WhatsappNoticeProps) {
  const { t } = useTranslation('connections', { keyPrefix: 'inbox' })
  const { http } = useServices()
  const mayManage = useMay()('inboxes.manage')
  const format = useFormat()
  const [isChoosing, setIsChoosing] = useState(false)
  const { data: connections } = useQuery(connectionsQuery(http))
  const connection = connections?.find((one) => one.inbox_id === inboxId)
  const window = connection?.driver === 'cloud' ? windowOf(messages, new Date()) : undefined
  return (
    <div role="status" className="grid gap-1 px-3 pb-2 empty:hidden sm:px-4">
      {connection !== undefined && !WORKING_STATES.includes(connection.state) && (
        <Line icon={<Unplug size={14} className="text-warn" aria-hidden />}>
          {t('number_off', { name: connection.name })}{' '}
          {mayManage && (
            <Link
              to="/configuracoes/whatsapp/$id"
              params={{ id: wireId(ConnectionId, connection.id) }}
              className="text-accent-text underline"
            >
              {t('number_see')}
            </Link>
          )}
        </Line>
      )}
      {hasNoWhatsapp(messages) && (
        <Line icon={<PhoneOff size={14} className="text-bad" aria-hidden />}>{t('no_whatsapp')}</Line>
      )}
      {window === 'closed' && (
        <Line icon={<Clock size={14} className="text-warn" aria-hidden />}>
          {t('window.closed')}{' '}
          <button type="button" className="text-accent-text underline" onClick={() => setIsChoosing(true)}>
            {t('template.open')}
          </button>
        </Line>
      )}
      {window instanceof Date && (
        <Line icon={<Clock size={14} aria-hidden />}>
          {t('window.until', { when: format.weekdayAndTime(window), left: format.relative(window) })}
        </Line>
      )}
      {isChoosing && (
        <Suspense>
          <TemplateDialog conversationId={conversationId} onClose={() => setIsChoosing(false)} />
        </Suspense>
      )}
    </div>
  )
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-h-7 items-center gap-2 text-12 text-ink-soft">
      {icon}
      <p className="min-w-0 flex-1">{children}</p>
    </div>
  )
}
