import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowRight, Compass, PencilLine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { buttonStyle } from '../../design/button.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { SkeletonRows } from '../../design/skeleton.tsx'
import { useServices } from '../../services.ts'
import { useExamples } from '../ask/use-examples.ts'
import { optionsQuery } from '../consultor.api.ts'

/** Problems to begin with; where nobody has asked yet, above them how it works in a sentence. */
export function ExampleCards({ isFirst }: { isFirst: boolean }) {
  const { t } = useTranslation(['consultor', 'common'])
  const { http } = useServices()
  const { data, error, refetch } = useQuery(optionsQuery(http))
  const examples = useExamples(data)
  return (
    <div className="grid gap-6">
      {isFirst && (
        <section className="grid justify-items-center gap-3 rounded-8 border border-line bg-surface px-6 py-10 text-center">
          <Compass size={28} strokeWidth={1.5} className="text-accent-text" aria-hidden />
          <h2 className="text-16 font-semibold">{t('empty_title')}</h2>
          <p className="max-w-140 text-14 text-pretty text-ink-soft">{t('empty')}</p>
          <Link to="/consultor/nova" className={buttonStyle({ kind: 'primary', size: 'large', className: 'mt-2' })}>
            <PencilLine size={16} aria-hidden />
            {t('ask_own')}
          </Link>
        </section>
      )}
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <SkeletonRows label={t('common:loading')} />
      ) : (
        <section aria-labelledby="examples" className="grid gap-3">
          <h2 id="examples" className="text-14 font-semibold">
            {t(isFirst ? 'examples' : 'more_examples')}
          </h2>
          <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
            {examples.map(({ at, title, business_type, text }) => (
              <li key={at}>
                <Link
                  to="/consultor/nova"
                  search={{ exemplo: at }}
                  className="group grid h-full content-start gap-1.5 rounded-8 border border-line bg-surface p-4 hover:border-line-strong hover:bg-hover"
                >
                  <span className="text-12 text-ink-faint">{business_type || t('sources.company')}</span>
                  <span className="flex items-start justify-between gap-2 text-14 font-medium">
                    {title}
                    <ArrowRight
                      size={16}
                      className="mt-0.5 shrink-0 text-ink-faint transition-transform duration-120 group-hover:translate-x-0.5"
                      aria-hidden
                    />
                  </span>
                  <span className="line-clamp-3 text-13 text-ink-soft">{text}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
