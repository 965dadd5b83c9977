import { z } from 'zod'

/**
 * A number of the analysis, with its words. `value` is a decimal: shares are fractions (0.25), money is reais, and
 * `/month` marks flows. Screens show `text`.
 */
export const ResultNumber = z.object({
  /** Its node among `nodes`. */
  node: z.string(),
  label: z.string(),
  value: z.number(),
  unit: z.string(),
  text: z.string(),
  /** How it was computed, for people; empty when it is not shown. */
  how: z.string(),
})
export type ResultNumber = z.output<typeof ResultNumber>

/** A node of the calculation: formulas name other nodes, so a screen can compute it again from changed ones. */
export const ResultNode = z.object({
  id: z.string(),
  label: z.string().nullable(),
  unit: z.string(),
  /** A decimal number as text, exact. */
  value: z.string(),
  source: z.enum(['text', 'premise', 'calculation']),
  formula: z.string(),
  inputs: z.array(z.string()),
  /** Of text nodes: the line of the table of facts. */
  fact_id: z.string().nullable(),
})
export type ResultNode = z.output<typeof ResultNode>

const Voice = z.object({ agent: z.string(), name: z.string(), text: z.string() })

/** What the board does with an option, who agrees, who does not, and what would change it. */
export const ResultDecision = z.object({
  option: z.string(),
  name: z.string(),
  verdict: z.enum(['do', 'condition', 'no']),
  /** Effect on the monthly result, by the prudent and by the bold reading; null where it is not computed. */
  effect_low: ResultNumber.nullable(),
  effect_high: ResultNumber.nullable(),
  support: z.array(Voice),
  objections: z.array(Voice),
  /** Of those with an opinion, the share that agrees with the decision, weighed by confidence; null: nobody has one. */
  agreement: z.number().min(0).max(1).nullable(),
  /** The input whose change turns the decision, with its threshold; null where none is known. */
  would_change: z.string().nullable(),
})
export type ResultDecision = z.output<typeof ResultDecision>

/** Marks are 0 to 10 and weights sum to one: a total is the sum of weight × mark, so sliders compute it in the page. */
export const ResultMatrix = z.object({
  criteria: z.array(z.object({ id: z.string(), label: z.string(), weight: z.number() })),
  rows: z.array(z.object({ option: z.string(), name: z.string(), marks: z.array(z.number()), total: z.number() })),
  /** Who leads when one criterion counts twice. */
  sensitivity: z.array(
    z.object({
      criterion: z.string(),
      label: z.string(),
      winner: z.string(),
      winner_name: z.string(),
      total: z.number(),
    }),
  ),
  steady: z.boolean(),
})
export type ResultMatrix = z.output<typeof ResultMatrix>

/** 5W2H. */
export const ResultPlanStep = z.object({
  option: z.string(),
  what: z.string(),
  why: z.string(),
  who: z.string(),
  where: z.string(),
  when: z.string(),
  how: z.string(),
  how_much: z.string(),
  measure: z.string(),
})
export type ResultPlanStep = z.output<typeof ResultPlanStep>

export interface ResultKpi {
  number: ResultNumber
  children: ResultKpi[]
}
const ResultKpi: z.ZodType<ResultKpi> = z.object({
  number: ResultNumber,
  get children() {
    return z.array(ResultKpi)
  },
})

export const ResultMinutes = z.object({
  sections: z.array(
    z.object({
      title: z.string(),
      /** `opens` begins a new matter. */
      turns: z.array(z.object({ speaker: z.string(), name: z.string(), text: z.string(), opens: z.boolean() })),
    }),
  ),
})
export type ResultMinutes = z.output<typeof ResultMinutes>

/** What a finished run leaves, in the reader's language. Texts are plain sentences; only the `_markdown` ones are Markdown. */
export const ExecutionResult = z.object({
  answer: z.object({
    question: z.string(),
    question_label: z.string(),
    numbers: z.array(ResultNumber.extend({ period: z.enum(['none', 'day', 'week', 'month', 'quarter', 'year']) })),
  }),
  contradictions: z.array(z.string()),
  verdict: z.array(z.string()),
  decisions: z.array(ResultDecision),
  /** Asked about, but not computable; and what is needed to. */
  lacking: z.array(z.string()),
  findings: z.array(z.object({ agent: z.string(), name: z.string(), texts: z.array(z.string()) })),
  numbers: z.array(ResultNumber),
  premises: z.array(ResultNumber),
  gaps: z.array(z.string()),
  /** Ideas without a figure behind them, only from models: hypotheses. */
  ideas: z.array(Voice),
  notes: z.array(z.string()),
  matrix: ResultMatrix.nullable(),
  plan: z.array(ResultPlanStep),
  swot: z
    .object({
      strengths: z.array(z.string()),
      weaknesses: z.array(z.string()),
      opportunities: z.array(z.string()),
      threats: z.array(z.string()),
    })
    .nullable(),
  kpi_tree: ResultKpi.nullable(),
  scenarios: z
    .array(
      z.object({
        line: z.string(),
        label: z.string(),
        pessimistic: ResultNumber,
        base: ResultNumber,
        optimistic: ResultNumber,
      }),
    )
    .nullable(),
  /** What the same move of each lever does to the monthly result, the largest first. */
  tornado: z.array(ResultNumber),
  nodes: z.array(ResultNode),
  minutes: ResultMinutes,
  report_markdown: z.string(),
  minutes_markdown: z.string(),
  short_markdown: z.string(),
})
export type ExecutionResult = z.output<typeof ExecutionResult>
