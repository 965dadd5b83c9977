import type { AdvisorOptions } from '@recado/contracts/advisor'
import { useTranslation } from 'react-i18next'

export interface Example {
  /** What an address names it by. */
  at: number
  business_type: string
  title: string
  problem_description: string
  /** What a card says of it. */
  text: string
}

/** Problems to begin with; first the one that the company's own figures answer, where they may be used. */
export function useExamples(options: AdvisorOptions | undefined): Example[] {
  const { t } = useTranslation('consultor')
  if (options === undefined) return []
  const own = { problem_description: t('own_example.problem'), text: t('own_example.text') }
  return [
    ...(options.uses_company_figures ? [{ at: 0, business_type: '', title: t('own_example.title'), ...own }] : []),
    ...options.examples.map((example, index) => ({ ...example, at: index + 1, text: example.problem_description })),
  ]
}
