import { useEffect, useState } from 'preact/hooks'
import { usePage } from '../page-tools.ts'
import { Icon } from './icon.tsx'

/** Says that there is no line, while there is none. */
export function LineBanner() {
  const { t } = usePage()
  const [isCut, setCut] = useState(false)
  useEffect(() => {
    const look = () => setCut(!navigator.onLine)
    look()
    addEventListener('online', look)
    addEventListener('offline', look)
    return () => {
      removeEventListener('online', look)
      removeEventListener('offline', look)
    }
  }, [])
  return (
    <div role="status" class={isCut ? 'line-banner' : 'line-banner line-banner-none'}>
      {isCut && (
        <>
          <Icon name="alert" />
          {t('line.cut')}
        </>
      )}
    </div>
  )
}
