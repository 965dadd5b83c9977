import { z } from 'zod'
import { attributeSchema, keySchema } from './attribute.ts'
import { constraintSchema } from './constraint.ts'
import { derivedAmountSchema, questionSchema, ruleSchema } from './question.ts'

/** Rows for which every predicate of `when` holds contradict themselves; the attributes in `drop` are not trusted. */
const contradictionSchema = z.object({
  code: keySchema,
  when: z.array(constraintSchema).min(1),
  drop: z.array(keySchema).min(1),
})

/** "Like this but …": moves one attribute at least `step` (share of the reference's value, or an amount). */
const critiqueSchema = z.object({
  key: keySchema,
  attribute: keySchema,
  move: z.enum(['lower', 'higher']),
  step: z.union([z.object({ share: z.number().positive() }), z.object({ amount: z.number().positive() })]),
})

/** Everything the engine knows about a domain, as JSON: store it, version it, let its owner edit it. */
export const modelSchema = z.object({
  name: keySchema,
  version: z.number().int().positive(),
  attributes: z.array(attributeSchema).min(1),
  contradictions: z.array(contradictionSchema).default([]),
  questions: z.array(questionSchema).default([]),
  derived: z.array(derivedAmountSchema).default([]),
  rules: z.array(ruleSchema).default([]),
  critiques: z.array(critiqueSchema).default([]),
  /** Known and equal, with no other value that differs: the same item listed twice. Empty: never. */
  identity: z.array(keySchema).default([]),
  /** Attributes (directed) that break ties, in order; then the id does. */
  ties: z.array(keySchema).default([]),
  diversity: z.object({
    /** At most `most` results share this category. */
    group: keySchema.optional(),
    /** Names that begin with the words of another in the catalogue share its group: "Onix Plus" counts as "Onix". */
    families: z.boolean().default(false),
    most: z.number().int().positive().default(2),
    /** 1 ranks by utility alone, 0 by novelty alone. */
    lambda: z.number().min(0).max(1).default(0.7),
    /** Best candidates by score among which variety is sought. */
    pool: z.number().int().positive().default(40),
    /** What makes two items alike. Undirected categories only, so that variety never punishes a lower price. */
    alike: z.array(z.object({ attribute: keySchema, weight: z.number().positive() })).default([]),
  }),
  /** Cost, in notches, of giving up a category or boolean, or of accepting an unknown value. */
  relaxation: z
    .object({
      category: z.number().positive().default(3),
      boolean: z.number().positive().default(2),
      unknown: z.number().positive().default(2),
    })
    .prefault({}),
  /** Numbers worth a word on every result, known or not: below `band` [low, high], inside or above it. */
  mention: z.array(z.object({ attribute: keySchema, band: z.tuple([z.number(), z.number()]) })).default([]),
  /** Score lost by an item of which nothing is known: silence must not pay. */
  uncertaintyPenalty: z.number().min(0).max(1).default(0.15),
})

export type ModelInput = z.input<typeof modelSchema>
export type ModelData = z.infer<typeof modelSchema>
