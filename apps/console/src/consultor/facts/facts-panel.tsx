import type { ExecutionUnderstanding } from '@recado/contracts/execution-facts'
import type { ExecutionDetail } from '@recado/contracts/executions'
import { useQuery } from '@tanstack/react-query'
import { CircleAlert, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { useServices } from '../../services.ts'
import { Completeness } from '../completeness.tsx'
import { optionsQuery } from '../consultor.api.ts'
import { ConfirmBar } from './confirm-bar.tsx'
import { DoubtfulFacts } from './doubtful-facts.tsx'
import { FactDialog } from './fact-dialog.tsx'
import { isOpen } from './fact-draft.ts'
import { FactTable } from './fact-table.tsx'
import { NeedFields } from './need-fields.tsx'
import { QuotedText } from './quoted-text.tsx'
import { Remarks } from './remarks.tsx'
import { UnplacedFigures } from './unplaced-figures.tsx'
import { useFactTable } from './use-fact-table.ts'

interface FactsPanelProps {
  execution: ExecutionDetail
  understanding: ExecutionUnderstanding
}

/** "Foi isto que entendi": what is doubtful first, then what is missing, then everything, each of it to be changed. */
export function FactsPanel({ execution, understanding }: FactsPanelProps) {
  const { t } = useTranslation('consultor')
  const { http } = useServices()
  const options = useQuery(optionsQuery(http))
  const table = useFactTable(execution, understanding)
  const [edited, setEdited] = useState<string>()
  const [looked, setLooked] = useState<string>()
  if (options.data === undefined)
    return options.error ? <ErrorState error={options.error} onRetry={() => void options.refetch()} /> : null
  const { metrics } = options.data
  const { drafts, needs } = table
  const doubtful = drafts.filter(isOpen)
  const open = drafts.find(({ key }) => key === edited)
  return (
    <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_320px] lg:items-start">
      <div className="grid min-w-0 gap-5">
        <div className="grid gap-4 rounded-8 border border-line bg-surface p-4 sm:p-5">
          <div className="grid gap-1">
            <h2 className="text-16 font-semibold">{t('facts.title')}</h2>
            <p className="text-13 text-ink-soft">
              {t('facts.question')} <strong className="font-medium text-ink">{understanding.question_label}</strong>
            </p>
          </div>
          <Completeness share={understanding.completeness} added={table.answered} needs={understanding.needs.length} />
          {understanding.contradictions.map(({ text, quotes }) => (
            <div key={text} className="flex gap-2.5 rounded-8 bg-bad-soft px-4 py-3 text-13 text-bad">
              <CircleAlert size={16} className="mt-0.5 shrink-0" aria-hidden />
              <div className="grid gap-1">
                <p>{text}</p>
                {quotes.length > 0 && <p className="text-12">{quotes.map((quote) => `“${quote}”`).join(' × ')}</p>}
              </div>
            </div>
          ))}
        </div>
        {doubtful.length > 0 && (
          <DoubtfulFacts
            drafts={doubtful}
            metrics={metrics}
            onLook={setLooked}
            onConfirm={(key) => table.change(key, { confirmed: true })}
            onEdit={setEdited}
            onRemove={table.remove}
          />
        )}
        {needs.length > 0 && <NeedFields needs={needs} onType={table.answer} />}
        {understanding.unplaced.length > 0 && (
          <UnplacedFigures figures={understanding.unplaced} onPlace={(quote) => setEdited(table.add(metrics, quote))} />
        )}
        <Card
          flush
          title={t('facts.all')}
          description={t('facts.all_text')}
          actions={
            <Button size="small" onClick={() => setEdited(table.add(metrics))}>
              <Plus size={14} aria-hidden />
              {t('facts.add')}
            </Button>
          }
        >
          <FactTable
            drafts={drafts}
            metrics={metrics}
            contradictions={understanding.contradictions}
            onChange={table.change}
            onEdit={setEdited}
            onLook={setLooked}
          />
        </Card>
        <Remarks understanding={understanding} />
        <ConfirmBar execution={execution} table={table} doubtful={doubtful.length} />
      </div>
      <QuotedText
        text={execution.problem_description}
        drafts={drafts}
        unplaced={understanding.unplaced}
        looked={looked}
        onPick={setEdited}
      />
      {open && (
        <FactDialog
          key={open.key}
          draft={open}
          metrics={metrics}
          onClose={() => {
            table.dropEmpty(open.key)
            setEdited(undefined)
          }}
          onSave={(changes) => {
            table.change(open.key, { ...changes, confirmed: true })
            setEdited(undefined)
          }}
          onRemove={() => {
            table.remove(open.key)
            setEdited(undefined)
          }}
        />
      )}
    </div>
  )
}
