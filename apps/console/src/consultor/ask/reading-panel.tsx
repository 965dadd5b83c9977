import { CircleHelp, Sparkles } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../design/badge.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { capitalise } from '../capitalise.ts'
import { Completeness } from '../completeness.tsx'
import type { Preview } from './use-preview.ts'

interface ReadingPanelProps {
  problem: string
  preview: Preview
  /** Fields that were filled in beside the text. */
  answered: number
}

/** What is understood of the text while it is written: nothing is sent to the board yet. */
export function ReadingPanel({ problem, preview: { data, isReading }, answered }: ReadingPanelProps) {
  const { t, i18n } = useTranslation('consultor')
  return (
    <aside
      aria-label={t('reading.title')}
      className="grid grid-cols-[minmax(0,1fr)] gap-4 rounded-8 border border-line bg-surface p-4 sm:p-5 lg:sticky lg:top-6"
    >
      <h2 className="flex items-center gap-2 text-14 font-semibold">
        <Sparkles size={16} className="text-accent-text" aria-hidden />
        {t('reading.title')}
      </h2>
      {data === undefined ? (
        problem.trim() !== '' && isReading ? (
          <span className="grid gap-2">
            <Skeleton className="h-3 w-4/5" />
            <Skeleton className="h-3 w-3/5" />
          </span>
        ) : (
          <p className="text-13 text-ink-soft">{t('reading.nothing')}</p>
        )
      ) : (
        <>
          <p className="text-13">
            <span className="text-ink-faint">{t('reading.question')}</span>{' '}
            <strong className="font-medium">{data.question_label}</strong>
          </p>
          <Completeness share={data.completeness} added={answered} needs={data.needs.length} />
          {data.contradictions.length > 0 && (
            <ul className="grid gap-1 rounded-8 bg-bad-soft px-3 py-2 text-12 text-bad">
              {data.contradictions.map(({ text }) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          )}
          {data.facts.length === 0 ? (
            <p className="text-13 text-ink-soft">{t('reading.no_figures')}</p>
          ) : (
            <ul
              className="grid max-h-90 grid-cols-[minmax(0,1fr)] gap-2 overflow-y-auto"
              aria-label={t('reading.figures')}
            >
              {data.facts.map(({ fact_id, label, subject, text, doubtful, source }) => (
                <li key={fact_id} className="flex items-baseline justify-between gap-3 text-13">
                  <span className="flex min-w-0 items-center gap-1.5 text-ink-soft">
                    {doubtful && <CircleHelp size={14} className="shrink-0 text-warn" aria-label={t('doubtful')} />}
                    <span className="truncate">
                      {capitalise(subject === null ? label : `${label} · ${subject}`, i18n.language)}
                    </span>
                  </span>
                  <span className="flex shrink-0 items-center gap-1.5 font-medium">
                    {source === 'company' && <Badge tone="accent">{t('sources.company')}</Badge>}
                    {text}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </aside>
  )
}
