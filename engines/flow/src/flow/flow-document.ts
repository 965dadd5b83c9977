import { z } from 'zod'
import { blockSchema } from '../blocks/block-schemas.ts'
import { LOCALES } from '../language/locale.ts'
import { idSchema, variableName } from '../language/names.ts'
import { valueSchema } from '../session/value-schema.ts'

export const FLOW_SCHEMA_VERSION = 1
/** Most blocks of one flow. Parsing and validating 5,000 took about 60 ms together. */
export const MAX_BLOCKS = 10_000

export const VARIABLE_TYPES = ['text', 'number', 'money', 'boolean', 'date', 'list', 'object'] as const

const variable = z.strictObject({
  name: variableName,
  type: z.enum(VARIABLE_TYPES),
  initial: valueSchema.optional(),
  /** What it is for, shown in the builder. */
  description: z.string().max(500).optional(),
})

/** An arrow of the builder: from one output of a block to another block. */
const edge = z.strictObject({ from: idSchema, output: z.string().min(1).max(100), to: idSchema })
export type FlowEdge = z.infer<typeof edge>

const body = {
  id: idSchema,
  name: z.string().max(200),
  /** The first block. */
  start: idSchema,
  blocks: z.array(blockSchema).min(1).max(MAX_BLOCKS),
  edges: z.array(edge).max(MAX_BLOCKS * 10),
}
const subFlow = z.strictObject(body)
export type FlowBody = z.infer<typeof subFlow>

export const COMMANDS = ['menu', 'back', 'person', 'leave'] as const
export type Command = (typeof COMMANDS)[number]

const settings = z.strictObject({
  /** Blocks one step may run before the loop guard hands over to a person. */
  max_blocks_per_step: z.int().min(1).max(2_000).default(200),
  /** Blocks that may run by timers and services alone, without a word of the contact. */
  max_blocks_without_message: z.int().min(1).max(100_000).default(2_000),
  /** Failed answers after which a person is offered. */
  failures_before_offer: z.int().min(1).max(10).default(2),
  /** Failed answers after which a person takes over: another robot may be answering. */
  failures_before_hand_over: z.int().min(1).max(50).default(6),
  /** Silence after which the session has expired: the next message goes to `idle_block`, whatever it says. */
  idle_minutes: z.int().min(1).max(525_600).optional(),
  /**
   * Where the first message after an expiry leads, with what was answered before. Without it the flow says that it begins
   * anew, and does; the variables that answers filled are forgotten.
   */
  idle_block: idSchema.optional(),
  /** The team of a hand-over that names none. */
  team: z.string().max(100).optional(),
  /** Words that work everywhere; replaces the language's own. An empty list turns a command off. */
  commands: z.partialRecord(z.enum(COMMANDS), z.array(z.string().min(1).max(60)).max(20)).optional(),
})

/** A flow as it is stored, exported and imported: blocks and the edges between them. */
export const flowDocumentSchema = z.strictObject({
  schema_version: z.literal(FLOW_SCHEMA_VERSION),
  ...body,
  locale: z.enum(LOCALES).default('pt-BR'),
  time_zone: z.string().max(60).default('America/Sao_Paulo'),
  variables: z.array(variable).max(500).default([]),
  /** Where "menu" leads; the start by default. */
  menu: idSchema.optional(),
  /** Sentences of the bot to say otherwise, by key of the locale files. */
  phrases: z.record(z.string().max(60), z.string().max(1_000)).optional(),
  settings: settings.prefault({}),
  /** Flows that `sub_flow` blocks run. */
  sub_flows: z.array(subFlow).max(100).default([]),
})
export type FlowDocument = z.infer<typeof flowDocumentSchema>
/** The document as people write it: defaults left out. */
export type FlowDocumentInput = z.input<typeof flowDocumentSchema>
