import { blockFacts, blockSchema } from '../../blocks/block-schemas.ts'
import { BUILT_IN_VARIABLES } from '../../flow/compile-flow.ts'
import { parseExpression } from '../../language/expression/parse-expression.ts'
import { compilePattern } from '../../language/pattern.ts'
import { parseTemplate, templateVariables } from '../../language/template.ts'
import { bubbleText, convertBubble } from './convert-bubble.ts'
import { convertInput } from './convert-input.ts'
import { convertIntegration } from './convert-integration.ts'
import { convertLogic } from './convert-logic.ts'
import { type BlockInput, type Conversion, type ConvertedBlock, placeholderFor } from './converted-block.ts'
import type { BlockPlan } from './plan-blocks.ts'
import type { VariableNames } from './rename-variables.ts'
import type { ReportLine } from './report-line.ts'
import type { Typebot, TypebotBlock, TypebotGroup } from './typebot-document.ts'

export type ConvertedBlocks = {
  blocks: ConvertedBlock[]
  /** Converted block by block of theirs; a question's text is not among them. */
  byOriginal: ReadonlyMap<TypebotBlock, ConvertedBlock>
  declared: ReadonlySet<string>
}

const COLUMN = 260
const ROW = 110

/** Converts every block of every group. The start is not a block here. */
export function convertBlocks(
  typebot: Typebot,
  plan: BlockPlan,
  names: VariableNames,
  report: ReportLine[],
): ConvertedBlocks {
  const blocks: ConvertedBlock[] = []
  const byOriginal = new Map<TypebotBlock, ConvertedBlock>()
  const declared = new Set<string>()
  const variables = new Set(names.byId.values())
  const known = (name: string) => variables.has(name) || declared.has(name) || BUILT_IN_VARIABLES.has(name)
  for (const group of typebot.groups) {
    for (const [index, source] of group.blocks.entries()) {
      if (source.type === 'start' || plan.merged.has(source)) continue
      const id = plan.idOf(source)
      const conversion: Conversion = {
        id,
        source,
        names,
        target: plan.target,
        bot: typebot.id,
        declare: (name) => {
          declared.add(name)
          return name
        },
        note: (code, kind, detail = '') =>
          report.push({ code, kind, detail, block: id, group: group.title, original_type: source.type }),
      }
      if (plan.doubles.has(source)) conversion.note('duplicate_id', 'changed', source.id.slice(0, 200))
      const question = plan.questions.get(source)
      if (question && plan.doubles.has(question)) conversion.note('duplicate_id', 'changed', question.id.slice(0, 200))
      const made = convertOne(conversion, question ? bubbleText(question) : '')
      const sound = isSound(made.block, known) ? made : placeholderFor(conversion, 'does_not_fit', source.type)
      const there = placed(sound, group, index)
      blocks.push(there)
      byOriginal.set(source, there)
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

/** One block that would not parse must not cost the whole import. */
function isSound(block: BlockInput, known: (variable: string) => boolean): boolean {
  const parsed = blockSchema.safeParse(block)
  if (!parsed.success) return false
  const { outputs, texts, patterns, expressions, reads } = blockFacts(parsed.data)
  const templates = texts.map(parseTemplate)
  return (
    new Set(outputs).size === outputs.length &&
    templates.every((template) => template.problems.length === 0) &&
    [...reads, ...templates.flatMap(templateVariables)].every(known) &&
    expressions.every((expression) => parseExpression(expression).ok) &&
    patterns.every((pattern) => compilePattern(pattern).ok)
  )
}

function placed(made: ConvertedBlock, group: TypebotGroup, index: number): ConvertedBlock {
  const at = group.graphCoordinates
  const label = group.title.slice(0, 120)
  const position = at ? { position: { x: at.x + (index % 2) * (COLUMN / 2), y: at.y + index * ROW } } : {}
  return { ...made, block: { ...made.block, ...position, ...(label ? { label } : {}) } }
}
