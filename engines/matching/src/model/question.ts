import { z } from 'zod'
import { keySchema } from './attribute.ts'

/** A number, or a multiple of the answered amount. */
const amountSchema = z.union([z.number(), z.object({ times: z.number() })])
/** Fixed categories, or the options the person picked. */
const categoriesSchema = z.union([z.array(z.string()).min(1), z.literal('answer')])

const requireShared = {
  do: z.literal('require'),
  attribute: keySchema,
  unknown: z.enum(['fails', 'passes']).optional(),
  relax: z.enum(['may', 'never']).optional(),
  stiffness: z.number().positive().optional(),
}

/** What an answer does to the wishes. Data, so that a questionnaire can be stored, edited and versioned. */
export const effectSchema = z.union([
  z.object({ ...requireShared, op: z.enum(['max', 'min']), limit: amountSchema }),
  z.object({ ...requireShared, op: z.enum(['in', 'not_in']), values: categoriesSchema }),
  z.object({ ...requireShared, op: z.literal('is'), value: z.boolean() }),
  /** Multiplies an attribute's weight. */
  z.object({ do: z.literal('weigh'), attribute: keySchema, times: z.number().min(0) }),
  /** Gives named categories full worth, the others `otherwise`, and the attribute at least `weight`. */
  z.object({
    do: z.literal('prefer'),
    attribute: keySchema,
    values: categoriesSchema,
    otherwise: z.number().min(0).max(1).default(0),
    weight: z.number().positive(),
  }),
  /** Replaces a value function by a line whose abscissae are multiples of the answered amount. */
  z.object({
    do: z.literal('shape'),
    attribute: keySchema,
    points: z.array(z.tuple([z.number(), z.number().min(0).max(1)])).min(2),
  }),
])

const optionSchema = z.object({ key: keySchema, effects: z.array(effectSchema).default([]) })

/** `choice` takes one option, `choices` up to `most`, `amount` a number, `yes_no` a boolean (effects on yes). */
export const questionSchema = z.object({
  key: keySchema,
  kind: z.enum(['choice', 'choices', 'amount', 'yes_no']),
  unit: z.string().optional(),
  range: z.tuple([z.number(), z.number()]).optional(),
  most: z.number().int().positive().optional(),
  options: z.array(optionSchema).default([]),
  effects: z.array(effectSchema).default([]),
})

/**
 * An amount computed from other answers, with effects of its own.
 * `annuity`: present value of `payment` over `months` at `monthlyRate` (0.02 = 2 % a month), plus `plus`.
 */
export const derivedAmountSchema = z.object({
  key: keySchema,
  kind: z.literal('annuity'),
  payment: keySchema,
  plus: z.array(keySchema).default([]),
  monthlyRate: z.number().min(0),
  months: z.number().int().positive(),
  effects: z.array(effectSchema),
})

/** One thing that was answered. An amount that was skipped is neither at least nor at most anything. */
export const ruleConditionSchema = z.union([
  z.object({ question: keySchema, picked: keySchema }),
  z.object({ question: keySchema, at_least: z.number() }),
  z.object({ question: keySchema, at_most: z.number() }),
  z.object({ question: keySchema, answered: z.boolean() }),
])

/** What follows when all of `when` holds; always, without any. */
export const ruleSchema = z.object({
  key: keySchema,
  when: z.array(ruleConditionSchema).default([]),
  effects: z.array(effectSchema).default([]),
})

export type RuleCondition = z.infer<typeof ruleConditionSchema>
export type RuleInput = z.input<typeof ruleSchema>
export type Effect = z.infer<typeof effectSchema>
export type Question = z.infer<typeof questionSchema>
export type QuestionInput = z.input<typeof questionSchema>
export type DerivedAmount = z.infer<typeof derivedAmountSchema>
