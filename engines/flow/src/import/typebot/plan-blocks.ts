import { bubbleText } from './convert-bubble.ts'
import { isAskedInput } from './convert-input.ts'
import type { Typebot, TypebotBlock, TypebotGroup } from './typebot-document.ts'

export type ArrowEnd = { groupId: string; blockId?: string | undefined }

/** Which block of ours stands for each of theirs, known before any is converted: arrows and jumps lead everywhere. */
export type BlockPlan = {
  /** Our id for a block of theirs. A question's text has its input's: the two become one block. */
  idOf: (source: TypebotBlock) => string
  /** The text that an input asks, by input. */
  questions: ReadonlyMap<TypebotBlock, TypebotBlock>
  /** Texts that became a question. */
  merged: ReadonlySet<TypebotBlock>
  /** Blocks whose id in the export another block had before. */
  doubles: ReadonlySet<TypebotBlock>
  /** Our block for the end of an arrow: the block it names, or the first of its group; undefined where there is none. */
  target: (to: ArrowEnd) => string | undefined
}

/** Decides on ids that ours accept, no two the same: theirs where they fit. */
export function planBlocks(typebot: Typebot): BlockPlan {
  const ids = new Map<TypebotBlock, string>()
  const taken = new Map<string, number>()
  const questions = new Map<TypebotBlock, TypebotBlock>()
  const doubles = new Set<TypebotBlock>()
  const byId = new Map<string, TypebotBlock>()
  const groups = new Map<string, TypebotGroup>()
  for (const group of typebot.groups) {
    if (!groups.has(group.id)) groups.set(group.id, group)
    for (const [index, source] of group.blocks.entries()) {
      if (byId.has(source.id)) doubles.add(source)
      else byId.set(source.id, source)
      if (source.type === 'start') continue
      ids.set(source, freeId(source.id, taken))
      const input = group.blocks[index + 1]
      if (input && isQuestionOf(source, input)) questions.set(input, source)
    }
  }
  for (const [input, question] of questions) ids.set(question, ids.get(input)!)
  const target = ({ groupId, blockId }: ArrowEnd) => {
    const group = groups.get(groupId)
    const named =
      blockId === undefined ? undefined : (group?.blocks.find((block) => block.id === blockId) ?? byId.get(blockId))
    const found = named && ids.has(named) ? named : group?.blocks.find((block) => ids.has(block))
    return found && ids.get(found)
  }
  return { idOf: (source) => ids.get(source)!, questions, merged: new Set(questions.values()), doubles, target }
}

/** A text bubble directly before an input that we ask ourselves is that input's question. */
function isQuestionOf(bubble: TypebotBlock, input: TypebotBlock): boolean {
  return bubble.type === 'text' && !bubble.outgoingEdgeId && isAskedInput(input) && bubbleText(bubble) !== ''
}

/** An id that no other has; `taken` remembers for each where counting goes on, or a thousand of one id take a million looks. */
function freeId(id: string, taken: Map<string, number>): string {
  const base = id.replace(/[^A-Za-z0-9_-]/g, '').slice(0, 56) || 'block'
  let name = base
  let n = taken.get(base) ?? 1
  while (taken.has(name)) name = `${base}-${++n}`
  taken.set(base, n)
  if (name !== base) taken.set(name, 1)
  return name
}
