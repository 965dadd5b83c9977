import { Link } from '@tanstack/react-router'
import { Compass } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { buttonStyle } from '../design/button.tsx'

export function NotFound() {
  const { t } = useTranslation()
  return (
    <main className="grid min-h-[70dvh] content-center justify-items-center gap-2 px-6 text-center">
      <Compass size={24} strokeWidth={1.5} className="mb-1 text-ink-faint" aria-hidden />
      <h1 className="text-16 font-semibold">{t('not_found.title')}</h1>
      <p className="max-w-100 text-13 text-ink-soft">{t('not_found.text')}</p>
      <Link to="/" className={buttonStyle({ className: 'mt-3' })}>
        {t('not_found.home')}
      </Link>
    </main>
  )
}
