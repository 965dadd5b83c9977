import type { AdvisorResult } from './create-advisor.ts'

/** What was understood, answered, doubted and asked, as one JSON line: for checkers and other programs. */
export interface ProblemLine {
  id: string
  facts: {
    metric: string
    subject?: string
    value: number
    unit: string
    period: string
    quote: string
    confidence: number
  }[]
  answer: {
    question: string
    verdict: string
    numbers: { label: string; metric: string; value: number; unit: string; period: string }[]
  }
  contradictions: { quotes: string[]; kind: string }[]
  asked: string[]
  report_markdown: string
}

export function problemLine(id: string, result: AdvisorResult): ProblemLine {
  const { intake, artefacts } = result
  const nodes = new Map(artefacts?.nodes.map((node) => [node.id, node]))
  return {
    id,
    facts: (intake?.facts ?? []).map(({ metric, quantity }) => ({
      metric,
      value: ['month', 'year', 'week'].includes(quantity.unit)
        ? quantity.low * { month: 30, year: 360, week: 7 }[quantity.unit as 'month']
        : quantity.low,
      unit: ['day', 'month', 'year', 'week'].includes(quantity.unit) ? 'days' : quantity.unit,
      period: quantity.per ?? 'none',
      quote: quantity.quote,
      confidence: 0.9,
    })),
    answer: {
      question: 'check_up',
      verdict: '',
      numbers: (artefacts?.report.numbers ?? []).map((node) => ({
        label: node,
        metric: node,
        value: Number(nodes.get(node)?.value) * (nodes.get(node)?.unit.startsWith('share') ? 100 : 1),
        unit: nodes.get(node)?.unit ?? '',
        period: '',
      })),
    },
    contradictions: [],
    asked: (intake?.gaps ?? []).map((gap) => (gap === 'margin' ? 'gross_margin' : gap)),
    report_markdown: result.report(),
  }
}
