import { WifiOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useWaitingMessages } from '../offline/waiting-messages.ts'
import { useOnline } from './use-online.ts'

/** The one bar that says there is no internet, and how much waits for it. */
export function OfflineBanner() {
  const { t } = useTranslation()
  const online = useOnline()
  const count = useWaitingMessages()
  return (
    <div role="status">
      {!online && (
        <p className="flex items-center justify-center gap-2 bg-warn-soft px-4 py-2 text-13 text-warn">
          <WifiOff size={14} aria-hidden />
          {count === 0 ? t('offline') : t('offline_waiting', { count })}
        </p>
      )}
    </div>
  )
}
