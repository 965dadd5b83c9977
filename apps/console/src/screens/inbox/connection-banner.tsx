import { CloudOff } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useOnline } from '../../design/use-online.ts'
import { useInboxCentre } from '../../inbox/inbox-context.ts'
import { useConnection } from '../../inbox/use-connection.ts'

/** Says that there is no line, and how much waits for one. */
export function ConnectionBanner() {
  const { t } = useTranslation('inbox')
  const connection = useConnection()
  const online = useOnline()
  const { outbox } = useInboxCentre()
  const count = useSyncExternalStore(outbox.subscribe, outbox.waiting)
  // Without internet the page says so above everything; here is only what waits for it.
  const shown = connection === 'offline' && (online || count > 0)
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
