import type { AdvisorOptions } from '@recado/contracts/advisor'
import { Check, CircleHelp, Pencil, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { IconButton } from '../../design/icon-button.tsx'
import type { FactDraft } from './fact-draft.ts'
import { useFactWords } from './use-fact-words.ts'

interface DoubtfulFactsProps {
  drafts: readonly FactDraft[]
  metrics: AdvisorOptions['metrics']
  onConfirm(key: string): void
  onEdit(key: string): void
  onRemove(key: string): void
  onLook(key: string | undefined): void
}

/** What was read without being sure: asked, one by one, before anything rests on it. */
export function DoubtfulFacts({ drafts, metrics, onConfirm, onEdit, onRemove, onLook }: DoubtfulFactsProps) {
  const { t } = useTranslation('consultor')
  const words = useFactWords(metrics)
  return (
    <section aria-labelledby="doubtful" className="overflow-hidden rounded-8 border border-line bg-surface">
      <h2
        id="doubtful"
        className="flex items-center gap-2 bg-warn-soft px-4 py-3 text-14 font-semibold text-warn sm:px-5"
      >
        <CircleHelp size={16} aria-hidden />
        {t('facts.doubtful', { count: drafts.length })}
      </h2>
      <ul>
        {drafts.map((draft) => (
          <li
            key={draft.key}
            onPointerEnter={() => onLook(draft.key)}
            onPointerLeave={() => onLook(undefined)}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-4 py-3 sm:px-5"
          >
            <p className="grid min-w-0 flex-1 basis-60 gap-0.5 text-13">
              {draft.fact?.quote && <q className="text-12 text-ink-faint">{draft.fact.quote}</q>}
              <span>
                {t('facts.is_it', { name: words.name(draft) })} <strong>{words.value(draft)}</strong>
              </span>
            </p>
            <span className="flex items-center gap-1.5">
              <Button size="small" kind="primary" onClick={() => onConfirm(draft.key)}>
                <Check size={14} aria-hidden />
                {t('facts.yes')}
              </Button>
              <Button size="small" onClick={() => onEdit(draft.key)}>
                <Pencil size={14} aria-hidden />
                {t('facts.correct')}
              </Button>
              <IconButton
                icon={Trash2}
                label={t('facts.remove', { name: words.name(draft) })}
                onClick={() => onRemove(draft.key)}
              />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
