import { z } from 'zod'
import { idSchema } from '../language/names.ts'

/** What every block has beside its own fields. `position` is the builder's; the engine never reads it. */
export const blockBase = {
  id: idSchema,
  /** The name people see in the builder and in statistics. */
  label: z.string().max(120).optional(),
  position: z.strictObject({ x: z.number(), y: z.number() }).optional(),
}

/** What can be known of a block without running it: the builder draws it, the validator checks it. */
export type BlockFacts = {
  /** Outputs an edge may leave from. */
  outputs: string[]
  /** Outputs that may stay unconnected: the path goes on by `next`; from `error` and `hand_over` a person takes over. */
  optional: string[]
  /** What the block waits for before going on. */
  waits: 'nothing' | 'service' | 'person'
  /** Templates. */
  texts: string[]
  /** Variables read outside templates, by first name. */
  reads: string[]
  /** Variables written. */
  writes: string[]
  /** RE2 expressions. */
  patterns: string[]
  /** Expressions that are worked out. */
  expressions: string[]
  /** Where a jump leads inside the same flow. */
  jumps: string[]
  /** The sub-flow that runs before `next`. */
  calls: string | null
  /** The block it begins at; null for its start. */
  enters: string | null
}

/** Fills a block's facts: by default it has one output, `next`, waits for nothing and touches no variable. */
export function factsOf(own: Partial<BlockFacts>): BlockFacts {
  return {
    outputs: ['next'],
    optional: [],
    waits: 'nothing',
    texts: [],
    reads: [],
    writes: [],
    patterns: [],
    expressions: [],
    jumps: [],
    calls: null,
    enters: null,
    ...own,
  }
}

/** The variables that are there: drops what an optional field left out. */
export function present(...names: (string | undefined)[]): string[] {
  return names.filter((name) => name !== undefined)
}
