import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AuthHeading } from './auth-heading.tsx'

/** Shown while the server opens the company; after some seconds it says that this is still going on. */
export function OpeningProgress({ company }: { company: string }) {
  const { t } = useTranslation('auth')
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 6_000)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div role="status">
      <AuthHeading title={t('opening.title', { company })}>{t(long ? 'opening.long' : 'opening.text')}</AuthHeading>
      <div className="h-1.5 overflow-hidden rounded-full bg-line">
        <span className="block h-full w-1/3 animate-slide rounded-full bg-accent-text" />
      </div>
    </div>
  )
}
