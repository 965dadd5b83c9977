import type { ResultDecision } from '@recado/contracts/execution-result'
import { useTranslation } from 'react-i18next'
import { DecisionCard } from './decision-card.tsx'

const ORDER = ['do', 'condition', 'no'] as const

/** What to do, what only with a condition, what not: each with who is for it and who is not. */
export function DecisionList({ decisions }: { decisions: readonly ResultDecision[] }) {
  const { t } = useTranslation('consultor')
  if (decisions.length === 0) return null
  const sorted = decisions.toSorted((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict))
  return (
    <section aria-labelledby="decisions" className="grid gap-3">
      <h2 id="decisions" className="text-16 font-semibold">
        {t('report.decisions')}
      </h2>
      <ul className="grid gap-3 lg:grid-cols-2">
        {sorted.map((decision) => (
          <DecisionCard key={decision.option} decision={decision} />
        ))}
      </ul>
    </section>
  )
}
