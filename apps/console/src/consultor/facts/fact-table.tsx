import type { AdvisorOptions } from '@recado/contracts/advisor'
import type { ExecutionUnderstanding } from '@recado/contracts/execution-facts'
import { ListPlus, Pencil } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../design/badge.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { IconButton } from '../../design/icon-button.tsx'
import { type Column, Table } from '../../design/table.tsx'
import { AmountInput } from './amount-input.tsx'
import { type FactDraft, isChanged } from './fact-draft.ts'
import { FactSourceMark } from './fact-source-mark.tsx'
import { parseAmount } from './parse-amount.ts'
import { isNamedBySource, useFactWords } from './use-fact-words.ts'

interface FactTableProps {
  drafts: readonly FactDraft[]
  metrics: AdvisorOptions['metrics']
  contradictions: ExecutionUnderstanding['contradictions']
  onChange(key: string, changes: Partial<FactDraft>): void
  onEdit(key: string): void
  /** Its words are shown in the text while it is looked at. */
  onLook(key: string | undefined): void
}

/** Every figure as it was understood: its value to be typed over, the rest behind the pencil. */
export function FactTable({ drafts, metrics, contradictions, onChange, onEdit, onLook }: FactTableProps) {
  const { t, i18n } = useTranslation('consultor')
  const words = useFactWords(metrics)
  const disputed = new Set(contradictions.flatMap(({ fact_ids }) => fact_ids))
  if (drafts.length === 0)
    return (
      <EmptyState icon={ListPlus} title={t('facts.none_title')}>
        {t('facts.none')}
      </EmptyState>
    )
  const columns: Column<FactDraft>[] = [
    {
      key: 'what',
      header: t('facts.what'),
      cell: (draft) => (
        <span
          className="grid gap-0.5 py-1"
          onPointerEnter={() => onLook(draft.key)}
          onPointerLeave={() => onLook(undefined)}
        >
          <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5 font-medium">
            {isNamedBySource(draft) ? <FactSourceMark draft={draft} /> : words.name(draft)}
            {draft.scope !== 'now' && <Badge>{t(`scopes.${draft.scope}`)}</Badge>}
            {disputed.has(draft.key) && <Badge tone="bad">{t('facts.disputed')}</Badge>}
          </span>
          {!isNamedBySource(draft) && <FactSourceMark draft={draft} />}
        </span>
      ),
    },
    {
      key: 'value',
      header: t('facts.value'),
      width: 'w-36 sm:w-44',
      cell: (draft) => (
        <span className="grid gap-0.5">
          <AmountInput
            aria-label={t('facts.value_of', { name: words.name(draft) })}
            aria-invalid={parseAmount(draft.value, i18n.language) === undefined || undefined}
            unit={draft.unit}
            value={draft.value}
            onFocus={() => onLook(draft.key)}
            onChange={(value) => onChange(draft.key, { value, confirmed: true })}
          />
          {(words.per(draft) !== '' || draft.high !== '') && (
            <span className="truncate text-right text-12 text-ink-faint">
              {[draft.high === '' ? '' : t('facts.up_to', { value: draft.high }), words.per(draft)]
                .filter(Boolean)
                .join(' · ')}
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'sure',
      header: t('facts.sure'),
      width: 'w-30',
      wideOnly: true,
      cell: (draft) => <Sureness draft={draft} isChanged={isChanged(draft, i18n.language)} />,
    },
    {
      key: 'edit',
      header: <span className="sr-only">{t('facts.edit')}</span>,
      width: 'w-13 sm:w-16',
      align: 'end',
      cell: (draft) => (
        <IconButton
          icon={Pencil}
          label={t('facts.edit_of', { name: words.name(draft) })}
          onClick={() => onEdit(draft.key)}
        />
      ),
    },
  ]
  return <Table label={t('facts.all')} columns={columns} rows={drafts} rowKey={({ key }) => key} />
}

/** Below it a reading is a guess. */
const SURE_FROM = 0.85

function Sureness({ draft: { fact, confirmed }, isChanged: changed }: { draft: FactDraft; isChanged: boolean }) {
  const { t } = useTranslation('consultor')
  if (fact === undefined || changed) return <Badge tone="accent">{t('sureness.yours')}</Badge>
  if (confirmed || fact.source !== 'text') return <Badge tone="good">{t('sureness.confirmed')}</Badge>
  if (fact.doubtful) return <Badge tone="warn">{t('sureness.doubtful')}</Badge>
  return <Badge>{t(fact.confidence >= SURE_FROM ? 'sureness.sure' : 'sureness.likely')}</Badge>
}
