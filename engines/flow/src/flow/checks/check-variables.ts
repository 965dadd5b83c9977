import type { Answer } from '../../answers/answer-schema.ts'
import type { Block } from '../../blocks/block-schemas.ts'
import { templateVariables } from '../../language/template.ts'
import { BUILT_IN_VARIABLES } from '../compile-flow.ts'
import type { VARIABLE_TYPES } from '../flow-document.ts'
import type { FlowGraph } from '../flow-graph.ts'
import type { Problem } from '../problem.ts'

type VariableType = (typeof VARIABLE_TYPES)[number]

/** Variables that a block reads or writes and nobody declared; answers kept in a variable of another type. */
export function checkVariables({ nodes, flow }: FlowGraph): Problem[] {
  const declared = new Map(flow.document.variables.map((variable) => [variable.name, variable.type]))
  // What a block writes is there to read, too: `recommend` keeps what it shows under a name of its own.
  const written = new Set(
    [...nodes.values()].flatMap((node) => (node.block.type === 'recommend' ? node.facts.writes : [])),
  )
  const known = (name: string) => declared.has(name) || written.has(name) || BUILT_IN_VARIABLES.has(name)
  const problems: Problem[] = []
  for (const { facts, block, body } of nodes.values()) {
    const inTexts = facts.texts.flatMap((text) => templateVariables(flow.templates.get(text)!))
    const place = { flow: body.id, block: block.id }
    for (const name of new Set([...inTexts, ...facts.reads, ...facts.writes])) {
      if (!known(name)) problems.push({ code: 'missing_variable', severity: 'error', detail: name, ...place })
    }
    const kept = keptType(block)
    const type = kept && declared.get(kept.name)
    if (kept && type && !kept.types.includes(type)) {
      problems.push({ code: 'variable_type', severity: 'warning', detail: kept.name, ...place })
    }
  }
  return problems
}

function keptType(block: Block): { name: string; types: VariableType[] } | undefined {
  if (block.type === 'questionnaire' || block.type === 'recommend') return { name: block.save_to, types: ['object'] }
  const answer = block.type === 'ask' ? block.answer : block.type === 'validate' ? block.as : undefined
  if (!answer || !('save_to' in block) || block.save_to === undefined) return undefined
  return { name: block.save_to, types: answerTypes(answer) }
}

function answerTypes(answer: Answer): VariableType[] {
  switch (answer.kind) {
    case 'number':
    case 'rating':
      return ['number']
    case 'money':
      return ['money', 'number']
    case 'yes_no':
      return ['boolean']
    case 'date':
      return ['date', 'text']
    case 'file':
    case 'location':
      return ['object']
    case 'choice':
      return answer.multiple ? ['list'] : ['text']
    default:
      return ['text']
  }
}
