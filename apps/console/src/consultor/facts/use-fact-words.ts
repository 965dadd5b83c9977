import type { AdvisorOptions } from '@recado/contracts/advisor'
import { useTranslation } from 'react-i18next'
import { capitalise } from '../capitalise.ts'
import { useAmount } from '../use-amount.ts'
import { bodyOfDraft, type FactDraft, isChanged } from './fact-draft.ts'

/** A line of the table for people. */
export function useFactWords(metrics: AdvisorOptions['metrics']) {
  const { t, i18n } = useTranslation('consultor')
  const amount = useAmount()
  const locale = i18n.language
  const metric = ({ metric: id, fact }: FactDraft) =>
    capitalise(fact?.metric === id ? fact.label : (metrics.find((one) => one.id === id)?.label ?? id), locale)
  return {
    metric,
    /** "Ticket médio · pizza grande"; a figure that no metric fits goes by what its source calls it. */
    name: (draft: FactDraft) => {
      if (isNamedBySource(draft)) return draft.fact?.link?.label ?? ''
      const subject = draft.subject.trim()
      return subject === '' ? metric(draft) : `${metric(draft)} · ${subject}`
    },
    value: (draft: FactDraft) => {
      if (draft.fact !== undefined && !isChanged(draft, locale)) return draft.fact.text
      const body = bodyOfDraft(draft, locale)
      return body === undefined ? draft.value : amount.fact({ ...body, value_high: body.value_high ?? null })
    },
    /** What stands behind the value: "por mês", "por pedido". */
    per: ({ period, per_unit }: FactDraft) =>
      [period === null ? '' : t(`periods.${period}`), per_unit.trim() === '' ? '' : t('facts.per', { what: per_unit })]
        .filter(Boolean)
        .join(', '),
  }
}

/** One of the company's own that is no metric of the calculation: its link says what it is. */
export function isNamedBySource({ metric, fact }: FactDraft): boolean {
  return metric === 'other' && fact?.metric === metric && fact.link !== null
}
