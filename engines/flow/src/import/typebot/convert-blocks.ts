import { bubbleText, convertBubble } from './convert-bubble.ts'
import { convertInput, isInput } from './convert-input.ts'
import { convertIntegration } from './convert-integration.ts'
import { convertLogic } from './convert-logic.ts'
import { type Conversion, type ConvertedBlock, placeholderFor } from './converted-block.ts'
import type { VariableNames } from './rename-variables.ts'
import type { ReportLine } from './report-line.ts'
import type { Typebot, TypebotBlock, TypebotGroup } from './typebot-document.ts'

export type ConvertedBlocks = {
  blocks: ConvertedBlock[]
  /** Converted block by id of theirs. A question's text bubble shares its block. */
  byOriginal: ReadonlyMap<string, ConvertedBlock>
  declared: ReadonlySet<string>
}

const COLUMN = 260
const ROW = 110

/** Converts every block of every group. The start is not a block here. */
export function convertBlocks(typebot: Typebot, names: VariableNames, report: ReportLine[]): ConvertedBlocks {
  const ids = idsOf(typebot)
  const blocks: ConvertedBlock[] = []
  const byOriginal = new Map<string, ConvertedBlock>()
  const declared = new Set<string>()
  const target = (groupId: string, blockId?: string) => {
    const group = typebot.groups.find((one) => one.id === groupId)
    const original = blockId ?? group?.blocks.find((block) => block.type !== 'start')?.id
    return original === undefined ? undefined : ids.get(original)
  }
  for (const group of typebot.groups) {
    let question: TypebotBlock | undefined
    for (const [index, source] of group.blocks.entries()) {
      if (source.type === 'start') continue
      if (isQuestionText(group, index)) {
        question = source
        continue
      }
      const id = ids.get(source.id)!
      const conversion: Conversion = {
        id,
        source,
        names,
        target,
        declare: (name) => {
          declared.add(name)
          return name
        },
        note: (code, kind, detail = '') =>
          report.push({ code, kind, detail, block: id, group: group.title, original_type: source.type }),
      }
      const words = question ? names.inText(bubbleText(question)) : ''
      const made = placed(convertOne(conversion, words), group, index)
      blocks.push(made)
      byOriginal.set(source.id, made)
      if (question) byOriginal.set(question.id, made)
      question = undefined
    }
  }
  return { blocks, byOriginal, declared }
}

function convertOne(conversion: Conversion, question: string): ConvertedBlock {
  return (
    convertBubble(conversion) ??
    convertInput(conversion, question) ??
    convertLogic(conversion) ??
    convertIntegration(conversion) ??
    placeholderFor(conversion)
  )
}

/** A text bubble directly before an input that we ask ourselves is that input's question. */
function isQuestionText(group: TypebotGroup, index: number): boolean {
  const [bubble, input] = [group.blocks[index]!, group.blocks[index + 1]]
  const asked = input !== undefined && isInput(input.type) && !LOST_INPUTS.has(input.type)
  const hasOptions = input?.type.includes('choice') ? (input.items?.length ?? 0) > 0 : true
  return bubble.type === 'text' && !bubble.outgoingEdgeId && asked && hasOptions && bubbleText(bubble) !== ''
}

// Inputs that become placeholders: merging their question would hide it.
const LOST_INPUTS = new Set(['payment input', 'otp input', 'cards input'])

function placed(made: ConvertedBlock, group: TypebotGroup, index: number): ConvertedBlock {
  const at = group.graphCoordinates
  const label = group.title.slice(0, 120)
  const position = at ? { position: { x: at.x + (index % 2) * (COLUMN / 2), y: at.y + index * ROW } } : {}
  return { ...made, block: { ...made.block, ...position, ...(label ? { label } : {}) } }
}

/** Ids that ours accept, no two the same: theirs where they fit. */
function idsOf(typebot: Typebot): Map<string, string> {
  const ids = new Map<string, string>()
  const taken = new Set<string>()
  for (const { id } of typebot.groups.flatMap((group) => group.blocks)) {
    const base = id.replace(/[^A-Za-z0-9_-]/g, '').slice(0, 56) || 'block'
    let name = base
    for (let n = 2; taken.has(name); n++) name = `${base}-${n}`
    taken.add(name)
    ids.set(id, name)
  }
  return ids
}
