import { WifiOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useOnline } from './use-online.ts'

export function OfflineBanner() {
  const { t } = useTranslation()
  const online = useOnline()
  return (
    <div role="status">
      {!online && (
        <p className="flex items-center justify-center gap-2 bg-warn-soft px-4 py-2 text-13 text-warn">
          <WifiOff size={14} aria-hidden />
          {t('offline')}
        </p>
      )}
    </div>
  )
}
