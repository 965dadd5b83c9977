import { z } from 'zod'
import { line } from './wire.ts'

/** What a figure is counted in. Percentages are percent (25, not 0.25); `pp` are points of a percentage. */
export const FACT_UNITS = [
  ...(['BRL', 'USD', 'EUR', 'percent', 'fraction', 'pp', 'times', 'count'] as const),
  ...(['day', 'week', 'month', 'quarter', 'year'] as const),
] as const
export const FactUnit = z.enum(FACT_UNITS)
export type FactUnit = z.output<typeof FactUnit>

/** What a flow or a rate is counted per. */
export const FACT_PERIODS = ['day', 'week', 'month', 'quarter', 'year'] as const
export const FactPeriod = z.enum(FACT_PERIODS)
export type FactPeriod = z.output<typeof FactPeriod>

/** Whose or when: the company today, before, as proposed, or somebody else's. */
export const FACT_SCOPES = ['now', 'before', 'proposed', 'rival'] as const
export const FactScope = z.enum(FACT_SCOPES)
export type FactScope = z.output<typeof FactScope>

/** `text`: read out of the problem. `person`: typed or changed in the table. `company`: of this installation's own data. */
export const FactSource = z.enum(['text', 'person', 'company'])
export type FactSource = z.output<typeof FactSource>

/** Where a figure of the company can be looked at: an address of the console, below its root. */
export const FactLink = z.object({ path: z.string(), label: z.string() })

/** A name of the table of metrics (`GET /api/v1/advisor/options`). */
export const FactMetric = z
  .string()
  .max(60)
  .regex(/^[a-z_]+$/, { error: 'metric_unknown' })

const FactId = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9_]*$/)

/** One thing that is known in figures, as it was understood. */
export const ExecutionFact = z.object({
  /** Stable within an execution; send it back with the fact. */
  fact_id: FactId,
  metric: z.string(),
  /** What people call the metric, in the reader's language. */
  label: z.string(),
  /** Of what: "pizza grande", "filial"; null: of the whole company. */
  subject: z.string().nullable(),
  scope: FactScope,
  /** Finer than the metric: `share`, `each`, `part` …; null: none. */
  role: z.string().nullable(),
  value: z.number(),
  /** Of a range "de 10 a 12"; null: a single value. */
  value_high: z.number().nullable(),
  unit: FactUnit,
  period: FactPeriod.nullable(),
  /** Money and rates: the noun after "por". */
  per_unit: z.string().nullable(),
  approximate: z.boolean(),
  source: FactSource,
  /** The words it was read from; null unless its source is the text. */
  quote: z.string().nullable(),
  /** Half-open span of UTF-16 units in the problem; null unless its source is the text. */
  start: z.number().int().nullable(),
  end: z.number().int().nullable(),
  /** 0 to 1. */
  confidence: z.number().min(0).max(1),
  /** Asked about, because the reading is not sure. */
  doubtful: z.boolean(),
  /** It came without a period and was read as monthly. */
  period_assumed: z.boolean(),
  /** Value and unit for people, in the reader's language. */
  text: z.string(),
  link: FactLink.nullable(),
})
export type ExecutionFact = z.output<typeof ExecutionFact>

/**
 * A line of the table as somebody leaves it. With the `fact_id` of a line that was there it is that line, confirmed or
 * changed; without one it is new.
 */
export const ExecutionFactBody = z
  .strictObject({
    fact_id: FactId.optional(),
    metric: FactMetric,
    subject: line(120).nullable().default(null),
    scope: FactScope.default('now'),
    role: z
      .string()
      .max(40)
      .regex(/^[a-z_]+$/)
      .nullable()
      .default(null),
    value: z.number().min(-1e15, { error: 'too_small' }).max(1e15, { error: 'too_big' }),
    value_high: z.number().max(1e15, { error: 'too_big' }).nullable().default(null),
    unit: FactUnit,
    period: FactPeriod.nullable().default(null),
    per_unit: line(60).nullable().default(null),
    approximate: z.boolean().default(false),
  })
  .refine(({ value, value_high }) => value_high === null || value_high >= value, {
    path: ['value_high'],
    error: 'too_small',
  })
export type ExecutionFactBody = z.output<typeof ExecutionFactBody>

export const MAX_EXECUTION_FACTS = 200

/** The whole table: what is left out of it is struck out. */
export const PutFactsBody = z.strictObject({
  facts: z.array(ExecutionFactBody).max(MAX_EXECUTION_FACTS, { error: 'too_big' }),
})

/** What a form needs to ask for a figure. */
export const FactQuestion = z.object({
  metric: z.string(),
  label: z.string(),
  /** The question for people: "Quanto custa, em média, o que você vende?" */
  question: z.string(),
  measure: z.enum(['money', 'percent', 'count', 'duration']),
  /** What a field begins with. */
  unit: FactUnit,
  period: FactPeriod.nullable(),
})
export type FactQuestion = z.output<typeof FactQuestion>

/** "Foi isto que entendi": what the board works with. */
export const ExecutionUnderstanding = z.object({
  /** Counts up with each table that is put; send it in If-Match, in quotes. */
  revision: z.string(),
  /** What is asked: `price_change`, `hire_or_not` …, `other`. */
  question: z.string(),
  question_label: z.string(),
  sector: z.string(),
  facts: z.array(ExecutionFact),
  /** Figures whose meaning nobody knows yet. */
  unplaced: z.array(z.object({ quote: z.string(), start: z.number().int(), end: z.number().int() })),
  /** Figures that cannot all be true: what the sentence says, the words of each, and whose lines they are. */
  contradictions: z.array(
    z.object({ kind: z.string(), text: z.string(), quotes: z.array(z.string()), fact_ids: z.array(z.string()) }),
  ),
  /** What is missing, the most telling first. */
  needs: z.array(FactQuestion),
  /** What was assumed where the text does not say, one sentence each. */
  assumed: z.array(z.string()),
  /** Sentences that gave the board orders: quoted, not obeyed. */
  ignored_orders: z.array(z.string()),
  /** How much of what an answer needs is there, 0 to 1. */
  completeness: z.number().min(0).max(1),
})
export type ExecutionUnderstanding = z.output<typeof ExecutionUnderstanding>
