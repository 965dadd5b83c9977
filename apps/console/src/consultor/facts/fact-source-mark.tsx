import { useTranslation } from 'react-i18next'
import { OwnLink } from '../own-link.tsx'
import type { FactDraft } from './fact-draft.ts'

/** Where a line comes from: words of the text, somebody's hand, or the company's own data, which can be opened. */
export function FactSourceMark({ draft: { fact } }: { draft: FactDraft }) {
  const { t } = useTranslation('consultor')
  if (fact?.link) return <OwnLink link={fact.link} />
  if (fact?.source === 'company') return <span className="text-12 text-ink-faint">{t('sources.company')}</span>
  if (fact?.quote) return <q className="line-clamp-2 text-12 text-ink-faint">{fact.quote}</q>
  return <span className="text-12 text-ink-faint">{t('sources.person')}</span>
}
