import { Link } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'

/** To what was asked before. */
export function BackLink() {
  const { t } = useTranslation('consultor')
  return (
    <Link to="/consultor" className="mb-3 inline-flex items-center gap-1 text-13 text-ink-soft hover:text-ink">
      <ChevronLeft size={16} aria-hidden />
      {t('title')}
    </Link>
  )
}
