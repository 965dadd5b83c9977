import { CloudOff } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useOnline } from '../../design/use-online.ts'
import { useInboxCentre } from '../../inbox/inbox-context.ts'
import { useConnection } from '../../inbox/use-connection.ts'
import { setWaitingMessages } from '../../offline/waiting-messages.ts'

/** Says that the server is not reached, and how much waits for it. Without internet the page's own bar says both. */
export function ConnectionBanner() {
  const { t } = useTranslation('inbox')
  const connection = useConnection()
  const online = useOnline()
  const { outbox } = useInboxCentre()
  const count = useSyncExternalStore(outbox.subscribe, outbox.waiting)
  useEffect(() => setWaitingMessages(count), [count])
  const shown = connection === 'offline' && online
  return (
    <div role="status">
      {shown && (
        <p className="flex items-center justify-center gap-2 bg-warn-soft px-4 py-2 text-13 text-warn">
          <CloudOff size={14} className="shrink-0" aria-hidden />
          {count === 0 ? t('connection.offline_nothing') : t('connection.offline', { count })}
        </p>
      )}
    </div>
  )
}
