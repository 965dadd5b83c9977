import type { Agent } from '../agents/agents.ts'
import { confidenceIn } from '../agents/confidence.ts'
import { parseExpression } from '../calculation/expression.ts'
import type { CalculationGraph } from '../calculation/node.ts'
import { type Claim, claimSchema } from '../claims/claim.ts'
import { claimValue } from '../claims/claim-value.ts'
import type { TabledOption } from '../options/compute-options.ts'
import { type Option, options } from '../options/options.ts'

/**
 * How much each option brings, by an agent's own reading: whoever owns an option may see it boldly, whoever answers for the
 * money sees it prudently. Two readings of one premise are what the board then argues about.
 */
export function effectClaims(agent: Agent, tabled: readonly TabledOption[], graph: CalculationGraph): Claim[] {
  return tabled.slice(0, 4).flatMap(({ id, key }) => {
    const option = options.find((candidate) => candidate.id === id)!
    if (!option.premise || !speaksOf(agent, option)) return []
    const reading = option.owner === agent.id ? agent.reading : 'prudent'
    const node = graph.get(`effect_${key}_${reading}`)
    const premise = premiseOf(option, reading)
    const assumed = premise && graph.get(premise)
    if (!node || !assumed) return []
    const assumption = claimValue(assumed)
    return [
      claimSchema.parse({
        id: `${agent.id}.effect.${id}`,
        agent: agent.id,
        subject: 'empresa',
        metric: 'profit',
        option: id,
        kind: 'estimate',
        value: claimValue(node),
        confidence: confidenceIn(graph, [node.id]),
        assumptions: assumption ? [{ key: `${option.premise} ${id}`, value: assumption }] : [],
        evidence: [{ source: 'calculation', ref: node.id }],
      }),
    ]
  })
}

/** The premise's node that a reading of an option uses. */
export function premiseOf(option: Option, reading: 'prudent' | 'bold'): string | undefined {
  return parseExpression(option[reading]).names.find(({ name }) => option.premise && name.startsWith(option.premise))
    ?.name
}

function speaksOf(agent: Agent, option: Option): boolean {
  return option.owner === agent.id || (agent.id === 'financial' && agent.id !== option.owner)
}
