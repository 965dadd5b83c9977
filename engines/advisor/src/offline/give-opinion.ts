import { type Agent, type AgentId, agents } from '../agents/agents.ts'
import { confidenceIn } from '../agents/confidence.ts'
import type { Opinion } from '../agents/opinion.ts'
import type { Calculation } from '../calculation/calculate.ts'
import { parseExpression } from '../calculation/expression.ts'
import type { CalculationGraph } from '../calculation/node.ts'
import { type Claim, claimSchema } from '../claims/claim.ts'
import { claimValue } from '../claims/claim-value.ts'
import { type Arg, say } from '../text/statement.ts'
import { effectClaims } from './effect-claims.ts'
import { takeStances } from './take-stances.ts'

/** What an agent concludes by rule from the figures alone. Pure; says only what the figures support. */
export function giveOpinion(id: AgentId, calculation: Calculation, graph: CalculationGraph): Opinion {
  const agent = agents.find((candidate) => candidate.id === id)!
  const findings = findingsOf(agent, graph)
  const stances = takeStances(agent, calculation.tabled, graph)
  return {
    agent: id,
    source: 'rules',
    findings: findings.map(({ key, statement, claim }) => ({ key, statement, claim: claim.id })),
    stances: stances.map(({ stance }) => stance),
    claims: [
      ...findings.map(({ claim }) => claim),
      ...stances.map(({ claim }) => claim),
      ...effectClaims(agent, calculation.tabled, graph),
    ],
    ideas: [],
  }
}

/** Four findings are what a member says in one turn; the list of each agent is in order of importance. */
const mostFindings = 4

function findingsOf(agent: Agent, graph: CalculationGraph) {
  return agent.findings
    .flatMap(({ key, when }) => {
      const condition = when === undefined ? undefined : parseExpression(when)
      if (condition && !condition.evaluate((name) => graph.value(name))?.gt(0)) return []
      const because = condition ? condition.names.map(({ name }) => name).filter((name) => graph.get(name)) : []
      const lever = key === 'biggest_lever' ? biggestLever(graph) : undefined
      const args: Record<string, Arg> = lever ? { lever: { term: `label.${lever}` }, swing: { node: lever } } : {}
      if (key === 'biggest_lever' && !lever) return []
      const statement = say(
        `finding.${key}`,
        graph,
        args,
        lever ? [...because, ...levers.filter((id) => graph.get(id))] : because,
      )
      return statement ? [{ key, statement, claim: claimOf(agent, key, statement.basis, graph) }] : []
    })
    .slice(0, mostFindings)
}

function claimOf(agent: Agent, key: string, basis: readonly string[], graph: CalculationGraph): Claim {
  const main = graph.get(basis[0] ?? '')
  const confidence = confidenceIn(graph, basis)
  return claimSchema.parse({
    id: `${agent.id}.finding.${key}`,
    agent: agent.id,
    subject: 'empresa',
    metric: main?.id ?? key,
    kind: confidence > 0.8 ? 'fact' : 'estimate',
    value: main && claimValue(main),
    confidence,
    // The figure claimed is the sentence's first; citing the others would compare it with them.
    evidence: main ? [{ source: 'calculation', ref: main.id }] : [],
  })
}

const levers = ['tornado_price', 'tornado_volume', 'tornado_inputs', 'tornado_fixed']

function biggestLever(graph: CalculationGraph): string | undefined {
  const known = levers.filter((id) => graph.get(id))
  return known.reduce<string | undefined>(
    (best, id) => (best && graph.value(best)!.gte(graph.value(id)!) ? best : id),
    undefined,
  )
}
