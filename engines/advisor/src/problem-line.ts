import type { AdvisorResult } from './create-advisor.ts'
import type { Fact } from './intake/fact.ts'

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
    facts: (intake?.understood ?? []).map(factLine),
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

const daysIn: Partial<Record<string, number>> = { day: 1, week: 7, month: 30, quarter: 90, year: 360 }

function factLine({ metric, quantity, subject, role, quote, confidence }: Fact): ProblemLine['facts'][number] {
  const days = metric === 'distance' ? undefined : daysIn[quantity.unit]
  return {
    metric,
    ...(subject !== undefined ? { subject } : role !== undefined ? { subject: role } : {}),
    value: days === undefined ? quantity.low : quantity.low * days,
    unit:
      days !== undefined || metric === 'working_days'
        ? 'days'
        : metric === 'distance'
          ? 'km'
          : (unitName[quantity.unit] ?? quantity.unit),
    period: quantity.per ?? (metric === 'investment' ? 'once' : 'none'),
    quote,
    confidence,
  }
}

const unitName: Record<string, string> = { pp: 'points' }
