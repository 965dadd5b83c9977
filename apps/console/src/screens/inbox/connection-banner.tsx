import { CloudOff } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useInboxCentre } from '../../inbox/inbox-context.ts'
import { useConnection } from '../../inbox/use-connection.ts'

/** Says that there is no line, and how much waits for one. */
export function ConnectionBanner() {
  const { t } = useTranslation('inbox')
  const connection = useConnection()
  const { outbox } = useInboxCentre()
  const count = useSyncExternalStore(outbox.subscribe, outbox.waiting)
  return (
    <div role="status">
      {connection === 'offline' && (
        <p className="flex items-center justify-center gap-2 bg-warn-soft px-4 py-2 text-13 text-warn">
          <CloudOff size={14} className="shrink-0" aria-hidden />
          {count === 0 ? t('connection.offline_nothing') : t('connection.offline', { count })}
        </p>
      )}
    </div>
  )
}
