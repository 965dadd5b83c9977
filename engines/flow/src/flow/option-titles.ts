import type { Answer } from '../answers/answer-schema.ts'
import type { Block } from '../blocks/block-schemas.ts'

/** Where an answer is kept (`topic`, `wishes.use`) → option id → title. */
export type OptionTitles = ReadonlyMap<string, ReadonlyMap<string, string>>

/** The titles of the options whose ids variables hold, for people who read the answers. */
export function optionTitles(blocks: readonly Block[]): OptionTitles {
  const titles = new Map<string, Map<string, string>>()
  for (const [place, answer] of blocks.flatMap(keptAnswers)) {
    if (answer.kind !== 'choice') continue
    const known = titles.get(place) ?? new Map<string, string>()
    // Two questions may fill one variable: an id that both have goes by the first.
    for (const { id, title } of answer.options) if (!known.has(id)) known.set(id, title)
    titles.set(place, known)
  }
  return titles
}

function keptAnswers(block: Block): [string, Answer][] {
  if (block.type === 'ask') return block.save_to === undefined ? [] : [[block.save_to, block.answer]]
  if (block.type !== 'questionnaire') return []
  return (block.questions ?? []).map(({ id, answer }) => [`${block.save_to}.${id}`, answer])
}
