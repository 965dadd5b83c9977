import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { MemberId, QuestionnaireVersionId } from './ids.ts'
import { RecommendationView } from './recommendations.ts'
import { Instant, line, optionalLine, text } from './wire.ts'

/** One line that may be empty. It goes both ways over the wire, which `optionalLine` does not. */
const caption = (max: number) => text(max).regex(/^[^\n\r\t]*$/, { error: 'text_control_characters' })

/** Names inside a questionnaire: of questions, options, rules, and of what the engine knows of a car. */
export const QuestionKey = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, { error: 'question_key_malformed' })

export const MAX_QUESTIONS = 12
export const MAX_OPTIONS = 30
export const MAX_RULES = 30

const finite = z.number().min(-1e12).max(1e12)
/** A number, or a multiple of what was answered. */
const Limit = z.union([finite, z.strictObject({ times: finite })])
/** Categories by name, or those that were picked. */
const Categories = z.union([z.array(z.string().min(1).max(80)).min(1).max(60), z.literal('answer')])
const require = {
  do: z.literal('require'),
  attribute: QuestionKey,
  /** What becomes of a car that does not say; `fails` unless given. */
  unknown: z.enum(['fails', 'passes']).optional(),
  /** `never`: nothing else is shown, even where nothing fits. */
  relax: z.enum(['may', 'never']).optional(),
}

/** What an answer does: a bound that cars must keep, or a change of how much something matters. */
export const QuestionEffect = z.union([
  z.strictObject({ ...require, op: z.enum(['max', 'min']), limit: Limit }),
  z.strictObject({ ...require, op: z.enum(['in', 'not_in']), values: Categories }),
  z.strictObject({ ...require, op: z.literal('is'), value: z.boolean() }),
  /** The attribute matters so many times as much. */
  z.strictObject({ do: z.literal('weigh'), attribute: QuestionKey, times: z.number().min(0).max(100) }),
  /** These categories are wanted, the others are worth `otherwise` (0 to 1), and it matters at least `weight`. */
  z.strictObject({
    do: z.literal('prefer'),
    attribute: QuestionKey,
    values: Categories,
    otherwise: z.number().min(0).max(1).default(0),
    weight: z.number().positive().max(100),
  }),
])
export type QuestionEffect = z.output<typeof QuestionEffect>

const Effects = z.array(QuestionEffect).max(20).default([])

export const QuestionnaireOption = z.strictObject({ key: QuestionKey, label: caption(120), effects: Effects })

/** `amount`: a number in `unit` (`brl_cents`, `km` …). `choices`: several of its options, `most` at most. Any may be skipped. */
export const QuestionKind = z.enum(['choice', 'choices', 'amount', 'yes_no'])
export const QuestionnaireQuestion = z.strictObject({
  key: QuestionKey,
  kind: QuestionKind,
  /** Empty: as the engine words it, in the language of the reader, where it knows the key. */
  text: caption(200),
  help: caption(300).default(''),
  unit: z.enum(['brl_cents', 'km', 'year', 'litres', 'count']).optional(),
  range: z.tuple([finite, finite]).optional(),
  most: z.number().int().min(1).max(MAX_OPTIONS).optional(),
  options: z.array(QuestionnaireOption).max(MAX_OPTIONS).default([]),
  /** Of any answer; of a `yes_no` question, of yes. */
  effects: Effects,
})
export type QuestionnaireQuestion = z.output<typeof QuestionnaireQuestion>

/** One thing that was answered: an option that was picked, an amount's bounds, or yes or no. */
export const RuleCondition = z.union([
  z.strictObject({ question: QuestionKey, picked: QuestionKey }),
  z.strictObject({ question: QuestionKey, at_least: finite }),
  z.strictObject({ question: QuestionKey, at_most: finite }),
  z.strictObject({ question: QuestionKey, answered: z.boolean() }),
])

/** What follows from several answers together; without conditions it always holds. */
export const QuestionnaireRule = z.strictObject({
  key: QuestionKey,
  name: line(120),
  when: z.array(RuleCondition).max(10).default([]),
  effects: Effects,
})
export type QuestionnaireRule = z.output<typeof QuestionnaireRule>

/** What instalments are estimated by. Every estimate is shown with it, as subject to credit. */
export const FinanceTerms = z.strictObject({
  /** 0.0199 is 1.99 % a month. */
  monthly_rate: z.number().min(0).max(0.2),
  months: z.number().int().min(2).max(120),
  /** Since when the rate holds: `2026-11-30`. */
  as_of: z.iso.date(),
})
export type FinanceTerms = z.output<typeof FinanceTerms>

export const QuestionnaireContent = z.strictObject({
  title: caption(120),
  intro: text(600),
  questions: z.array(QuestionnaireQuestion).max(MAX_QUESTIONS),
  /** How much an attribute matters before anything is answered; those left out as the engine has it. */
  weights: z.record(QuestionKey, z.number().min(0).max(100)),
  rules: z.array(QuestionnaireRule).max(MAX_RULES).default([]),
  finance: FinanceTerms,
})
export type QuestionnaireContent = z.output<typeof QuestionnaireContent>

/** Something wrong with a draft, in the reader's language. Errors keep it from being published. */
export const QuestionnaireProblem = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  /** Where: `questions.3.options.1`, `rules.0`, `weights.km`. */
  path: z.string(),
  text: z.string(),
})
export type QuestionnaireProblem = z.output<typeof QuestionnaireProblem>

/** What questions and weights may speak of, with its name in the reader's language. */
export const MatchAttribute = z.object({
  key: z.string(),
  label: z.string(),
  kind: z.enum(['number', 'category', 'boolean']),
  unit: z.string().nullable(),
  /** Of a category with a fixed list. */
  options: z.array(z.object({ key: z.string(), label: z.string() })),
  /** Whether more or less of it is better by itself; then it has a weight. */
  direction: z.enum(['lower', 'higher']).nullable(),
  /** The engine's own; null: it only filters. */
  weight: z.number().nullable(),
  /** Of how many of the cars on offer it is known. */
  known_of: z.number().int(),
})
export type MatchAttribute = z.output<typeof MatchAttribute>

const Author = { by_id: MemberId.nullable(), by_name: z.string() }

export const QuestionnaireVersionView = z.object({
  id: QuestionnaireVersionId,
  /** 1, 2, 3 … */
  number: z.number().int(),
  note: z.string(),
  live: z.boolean(),
  question_count: z.number().int(),
  published: z.object({ ...Author, at: Instant }),
})
export type QuestionnaireVersionView = z.output<typeof QuestionnaireVersionView>

export const QuestionnaireView = z.object({
  draft: z.object({
    /** Counts up with each save; `began_with` of the next. 0: nothing was saved, it is the default. */
    revision: z.number().int(),
    content: QuestionnaireContent,
    saved: z.object({ ...Author, at: Instant }).nullable(),
    problems: z.array(QuestionnaireProblem),
  }),
  /** What buyers are asked; null: the default. */
  live: QuestionnaireVersionView.nullable(),
  changed_since_publish: z.boolean(),
  /** What a shop starts with, and can go back to. */
  default_content: QuestionnaireContent,
  attributes: z.array(MatchAttribute),
  stock_count: z.number().int(),
})
export type QuestionnaireView = z.output<typeof QuestionnaireView>

const began_with = z.number().int().min(0)
export const SaveQuestionnaireBody = z.strictObject({
  /** When another revision is stored by then: 409 `questionnaire_draft_conflict` with `revision`, `saved_by`, `saved_at`. */
  began_with,
  content: QuestionnaireContent,
})
export const SavedQuestionnaire = z.object({
  revision: z.number().int(),
  saved_at: Instant,
  problems: z.array(QuestionnaireProblem),
})
export const PublishQuestionnaireBody = z.strictObject({ began_with, note: optionalLine(500).default('') })

/** By question: an option, several, an amount in the question's unit, or yes or no. What is left out was skipped. */
export const MatchAnswers = z
  .record(
    QuestionKey,
    z.union([z.string().max(60), z.array(z.string().max(60)).min(1).max(MAX_OPTIONS), finite, z.boolean()]),
  )
  .refine((answers) => Object.keys(answers).length <= MAX_QUESTIONS, { error: 'too_many' })
export type MatchAnswers = z.output<typeof MatchAnswers>

export const PreviewQuestionnaireBody = z.strictObject({
  content: QuestionnaireContent,
  answers: MatchAnswers.default({}),
  limit: z.number().int().min(1).max(12).default(6),
})
export const QuestionnairePreview = z.object({
  problems: z.array(QuestionnaireProblem),
  /** Null while there are errors. Nothing of it is counted or kept. */
  recommendation: RecommendationView.nullable(),
  /** How much each attribute counts after these answers; shares of 1, the largest first. */
  weights: z.array(z.object({ attribute: z.string(), label: z.string(), share: z.number() })),
  /** How many cars keep every bound. */
  fitting: z.number().int(),
})
export type QuestionnairePreview = z.output<typeof QuestionnairePreview>

const tag = 'Questionnaire'
const path = '/api/v1/questionnaire'
const params = z.object({ id: QuestionnaireVersionId })

export const questionnaireEndpoints = {
  get: defineEndpoint({
    name: 'get-questionnaire',
    method: 'GET',
    path,
    tag,
    summary: 'The draft with its problems, what is live, and what questions may speak of.',
    response: QuestionnaireView,
  }),
  saveDraft: defineEndpoint({
    name: 'save-questionnaire-draft',
    method: 'PUT',
    path: `${path}/draft`,
    tag,
    summary: 'Keeps a draft, unfinished or not. Buyers see nothing of it.',
    body: SaveQuestionnaireBody,
    response: SavedQuestionnaire,
  }),
  publish: defineEndpoint({
    name: 'publish-questionnaire',
    method: 'POST',
    path: `${path}/versions`,
    tag,
    summary: 'Makes a version of the draft, from now on asked of buyers. 422 with `problems` while it has errors.',
    status: 201,
    body: PublishQuestionnaireBody,
    response: QuestionnaireVersionView,
  }),
  listVersions: defineEndpoint({
    name: 'list-questionnaire-versions',
    method: 'GET',
    path: `${path}/versions`,
    tag,
    summary: 'Every version, the newest first.',
    response: z.object({ items: z.array(QuestionnaireVersionView) }),
  }),
  getVersion: defineEndpoint({
    name: 'get-questionnaire-version',
    method: 'GET',
    path: `${path}/versions/:id`,
    tag,
    summary: 'A version with its content.',
    params,
    response: QuestionnaireVersionView.extend({ content: QuestionnaireContent }),
  }),
  rollBack: defineEndpoint({
    name: 'roll-back-questionnaire',
    method: 'POST',
    path: `${path}/versions/:id/roll-back`,
    tag,
    summary: 'Makes an earlier version live again; the draft stays as it is.',
    params,
    response: QuestionnaireVersionView,
  }),
  preview: defineEndpoint({
    name: 'preview-questionnaire',
    method: 'POST',
    path: `${path}/preview`,
    tag,
    summary: 'What a buyer with these answers would be shown out of the own stock. Nothing is counted.',
    body: PreviewQuestionnaireBody,
    response: QuestionnairePreview,
  }),
}
