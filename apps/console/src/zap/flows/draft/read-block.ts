import { type Block, blockSchema } from '@recado/flow/schemas'
import { z } from 'zod'

/** Mistakes in what was filled in: the builder shows them and lets them be mended. All others are another shape. */
const UNFINISHED = new Set(['too_small', 'too_big', 'invalid_format', 'not_multiple_of', 'custom'])
const identity = z.looseObject({
  id: z.string().min(1).max(64),
  type: z.string(),
  position: z.object({ x: z.number(), y: z.number() }).optional().catch(undefined),
})

/**
 * A block of a draft, which may be unfinished. One that the builder could not show becomes a placeholder that keeps it;
 * undefined where it is no block at all.
 */
export function readBlock(json: unknown): Block | undefined {
  const read = blockSchema.safeParse(json)
  if (read.success) return read.data
  const known = identity.safeParse(json)
  if (!known.success) return undefined
  const { id, type, position } = known.data
  // Its shape was checked: only the contents of fields are wrong.
  if (read.error.issues.every(({ code }) => UNFINISHED.has(code))) return { ...DEFAULTS[type], ...known.data } as Block
  return {
    id,
    type: 'placeholder',
    original_type: type.slice(0, 200),
    original: json,
    outputs: ['next'],
    ...(position === undefined ? {} : { position }),
  }
}

/** What the schema fills in where it can read a block. */
const DEFAULTS: Record<string, object> = {
  ai_answer: { use_knowledge: true, send: true },
  recommend: { limit: 3 },
  label: { add: [], remove: [] },
  placeholder: { outputs: ['next'] },
}
