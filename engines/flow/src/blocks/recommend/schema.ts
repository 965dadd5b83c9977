import { z } from 'zod'
import { textTemplate, variableName } from '../../language/names.ts'
import { type BlockFacts, blockBase, factsOf, present } from '../block-facts.ts'

/**
 * Shows recommended cars and waits: "quero ver o 2" follows `picked`, "mais barato" ranks again.
 * `none` where nothing fits, `error` where no recommendation came.
 */
export const recommendSchema = z.strictObject({
  ...blockBase,
  type: z.literal('recommend'),
  /** The variable that holds the answers of a questionnaire. */
  wishes_from: variableName,
  limit: z.int().min(1).max(10).default(3),
  /** Said before the cars. */
  text: textTemplate.optional(),
  /** Keeps the car picked. */
  save_to: variableName,
})
export type RecommendBlock = z.infer<typeof recommendSchema>

/** The variable that holds what is on show; named after the pick so that two blocks do not share it. */
export function shownVariable(block: RecommendBlock): string {
  return `${block.save_to.slice(0, 52)}_shown`
}

export function recommendFacts(block: RecommendBlock): BlockFacts {
  return factsOf({
    outputs: ['picked', 'none', 'error'],
    optional: ['error'],
    waits: 'person',
    texts: present(block.text),
    reads: [block.wishes_from],
    writes: [block.save_to, shownVariable(block)],
  })
}
