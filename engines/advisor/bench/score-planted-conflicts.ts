import { z } from 'zod'
import { claimSchema } from '../src/claims/claim.ts'
import type { ConflictContext } from '../src/conflicts/conflict.ts'
import { detectConflicts } from '../src/conflicts/detect-conflicts.ts'

const loose = z.record(z.string(), z.unknown())
const caseSchema = z.object({
  id: z.string(),
  expect: z.array(z.string()),
  note: z.string(),
  a: loose,
  b: loose,
  context: loose.optional(),
})

export interface Score {
  pairs: number
  planted: number
  precision: number
  recall: number
  wrong: { id: string; note: string; expected: string[]; found: string[] }[]
}

/** Runs the detector over the planted pairs; a conflict counts only when its kind is the planted one. */
export function scorePlantedConflicts(lines: string): Score {
  const cases = lines
    .trim()
    .split('\n')
    .map((line) => caseSchema.parse(JSON.parse(line)))
  let hits = 0
  let found = 0
  let planted = 0
  const wrong: Score['wrong'] = []
  for (const { id, note, expect, a, b, context } of cases) {
    const claims = [claimSchema.parse({ ...plain, id: 'a', agent: 'financial', ...a })]
    claims.push(claimSchema.parse({ ...plain, id: 'b', agent: 'commercial', ...b }))
    const facts = z
      .array(loose)
      .parse(context?.facts ?? [])
      .map((fact, n) => claimSchema.parse({ ...plain, kind: 'fact', id: `fact${n}`, agent: 'user', ...fact }))
    const kinds = [...new Set(detectConflicts(claims, { ...(context as ConflictContext), facts }).map((c) => c.kind))]
    found += kinds.length
    planted += expect.length
    hits += kinds.filter((kind) => expect.includes(kind)).length
    if (kinds.join() !== expect.join()) wrong.push({ id, note, expected: expect, found: kinds })
  }
  return { pairs: cases.length, planted, precision: hits / found, recall: hits / planted, wrong }
}

/** What a line of the data leaves out. */
const plain = { kind: 'estimate', confidence: 0.7, evidence: [{ source: 'user', ref: 'text' }] }
