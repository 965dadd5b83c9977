import type { AnswerNumber } from './answer/answer-question.ts'
import { answerLabel } from './artefacts/answer-label.ts'
import { graphOf } from './calculation/graph.ts'
import type { CalculationNode } from './calculation/node.ts'
import type { AdvisorResult } from './create-advisor.ts'
import type { Fact } from './intake/fact.ts'
import { renderArg, renderStatement } from './text/render-statement.ts'

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
    /** First those that the report shows; `behind` it stand the others that the figures give. */
    numbers: { label: string; metric: string; value: number; unit: string; period: string; behind?: true }[]
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
      question: intake?.question ?? 'other',
      verdict: verdictOf(result),
      numbers: [
        ...(artefacts?.report.answer.numbers ?? []).map((number) => numberLine(number, nodes)),
        ...(artefacts?.report.answer.further ?? []).map((number) => ({
          ...numberLine(number, nodes),
          behind: true as const,
        })),
      ],
    },
    contradictions: (intake?.contradictions ?? []).map(({ quotes, kind }) => ({ quotes, kind })),
    asked: intake?.needs ?? [],
    report_markdown: result.report(),
  }
}

const daysIn: Partial<Record<string, number>> = { day: 1, week: 7, month: 30, quarter: 90, year: 360 }

export function factLine({ metric, quantity, subject, role, quote, confidence }: Fact): ProblemLine['facts'][number] {
  const days = metric === 'distance' || role === 'weeks' ? undefined : daysIn[quantity.unit]
  return {
    metric,
    ...(subject !== undefined ? { subject } : role !== undefined ? { subject: role } : {}),
    value: days === undefined ? quantity.low : quantity.low * days,
    unit:
      days !== undefined || metric === 'working_days'
        ? 'days'
        : metric === 'distance'
          ? 'km'
          : role === 'weeks'
            ? 'count'
            : (unitName[quantity.unit] ?? quantity.unit),
    period: quantity.per ?? (metric === 'investment' ? 'once' : 'none'),
    quote,
    confidence,
  }
}

const unitName: Record<string, string> = { pp: 'points', times: 'count' }

function numberLine(
  { node, label, period, subject }: AnswerNumber,
  nodes: ReadonlyMap<string, CalculationNode>,
): ProblemLine['answer']['numbers'][number] {
  const { unit, value } = nodes.get(node)!
  const isShare = unit.startsWith('share')
  return {
    label: answerLabel(label, 'pt-BR', subject),
    metric: label,
    value: Number(value) * (isShare ? 100 : 1),
    unit: isShare ? 'percent' : unit.replace('/month', ''),
    period,
  }
}

/** The answer's first lines, as the report says them. */
function verdictOf({ artefacts, intake }: AdvisorResult): string {
  if (!artefacts || !intake) return ''
  const voice = { graph: graphOf(artefacts.nodes), locale: 'pt-BR' as const, sector: artefacts.sector }
  const [first] = artefacts.report.verdict
  if (first?.key.startsWith('say.')) return renderStatement(first, voice)
  const numbers = artefacts.report.answer.numbers.slice(0, 4)
  const said = numbers.map(
    ({ node, label, subject }) => `${answerLabel(label, 'pt-BR', subject)}: ${renderArg({ node }, voice)}`,
  )
  return said.join('; ')
}
