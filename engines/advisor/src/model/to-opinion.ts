import type { AgentId } from '../agents/agents.ts'
import { confidenceIn } from '../agents/confidence.ts'
import type { Opinion } from '../agents/opinion.ts'
import type { Calculation } from '../calculation/calculate.ts'
import type { CalculationGraph } from '../calculation/node.ts'
import { type Claim, claimSchema } from '../claims/claim.ts'
import { claimValue } from '../claims/claim-value.ts'
import type { ModelOpinion } from './opinion-schema.ts'
import { traceProse } from './trace-prose.ts'

/** A model's answer as an opinion: traced, limited to the options on the table, and never more confident than its figures. */
export function toOpinion(
  agent: AgentId,
  answer: ModelOpinion,
  calculation: Calculation,
  graph: CalculationGraph,
): Opinion {
  const known = new Set([...calculation.tabled.map(({ id }) => id), ...calculation.lacking])
  const findings = answer.findings.map((text, n) => ({
    key: `model_${n}`,
    statement: traceProse(text, graph),
    claim: '',
  }))
  const seen = new Set<string>()
  const stances = answer.stances
    .filter(({ option }) => known.has(option) && !seen.has(option) && seen.add(option))
    .map(({ option, stance, reason, confidence }) => {
      const statement = traceProse(reason, graph)
      return { option, stance, confidence: Math.min(confidence, confidenceIn(graph, statement.basis)), statement }
    })
  const strange = answer.stances.filter(({ option }) => !known.has(option)).map(({ reason }) => reason)
  return {
    agent,
    source: 'model',
    findings,
    stances,
    claims: [
      ...stances.map((stance) => stanceClaim(agent, stance)),
      ...answer.claims.map((claim, n) => valueClaim(agent, claim, n, graph)),
    ],
    ideas: [...answer.ideas, ...strange].slice(0, 4).map((text) => traceProse(text, graph)),
  }
}

function stanceClaim(agent: AgentId, stance: Opinion['stances'][number]): Claim {
  return claimSchema.parse({
    id: `${agent}.stance.${stance.option}`,
    agent,
    subject: 'empresa',
    metric: 'decisao',
    option: stance.option,
    kind: 'recommendation',
    stance: stance.stance,
    confidence: stance.confidence,
    evidence: stance.statement.basis.length
      ? stance.statement.basis.map((ref) => ({ source: 'calculation', ref }))
      : [{ source: 'model', ref: 'opinion' }],
  })
}

/** A node's value is the node's, whatever the model wrote beside it; a value without a node is a hypothesis. */
function valueClaim(agent: AgentId, claim: ModelOpinion['claims'][number], n: number, graph: CalculationGraph): Claim {
  const node = claim.node === undefined ? undefined : graph.get(claim.node)
  const cited = node && claimValue(node)
  const stated = claim.value && {
    low: claim.value.amount,
    unit: claim.value.unit,
    ...(claim.value.per && { per: claim.value.per }),
  }
  return claimSchema.parse({
    id: `${agent}.claim.${n}`,
    agent,
    subject: 'empresa',
    metric: node?.id ?? claim.metric,
    option: claim.option,
    kind: cited ? claim.kind : claim.kind === 'risk' ? 'risk' : 'estimate',
    value: cited ?? stated,
    confidence: node ? confidenceIn(graph, [node.id]) : 0.3,
    evidence: node ? [{ source: 'calculation', ref: node.id }] : [{ source: 'model', ref: 'opinion' }],
    ...(!cited && { hypothesis: true }),
  })
}
