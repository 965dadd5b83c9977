import { type Agent, type Criterion, criteria } from '../agents/agents.ts'
import { confidenceIn } from '../agents/confidence.ts'
import type { Stance } from '../agents/opinion.ts'
import { parseExpression } from '../calculation/expression.ts'
import type { CalculationGraph } from '../calculation/node.ts'
import { type Claim, claimSchema } from '../claims/claim.ts'
import { claimValue } from '../claims/claim-value.ts'
import type { TabledOption } from '../options/compute-options.ts'
import { type Option, options } from '../options/options.ts'
import { type Statement, say } from '../text/statement.ts'

/**
 * An agent's stances on the options of the table. A rule of the option speaks first (`voices`); else the agent weighs the
 * marks with its own weights. It keeps silent on what is neither its field, nor asked, nor strongly felt.
 */
export function takeStances(
  agent: Agent,
  tabled: readonly TabledOption[],
  graph: CalculationGraph,
): { stance: Stance; claim: Claim }[] {
  if (agent.id === 'reviewer') return []
  return tabled.flatMap(({ id, key, asked }) => {
    const option = options.find((candidate) => candidate.id === id)!
    const spoken =
      byVoice(agent, option, graph) ??
      byPayoff(option, key, graph, agent) ??
      byWeights(agent, option, key, graph, asked)
    if (!spoken) return []
    const stance: Stance = {
      option: id,
      stance: spoken.stance,
      confidence: confidenceIn(graph, spoken.statement.basis),
      statement: spoken.statement,
    }
    return [{ stance, claim: claimOf(agent, option, key, stance, graph) }]
  })
}

interface Spoken {
  stance: number
  statement: Statement
}

function byVoice(agent: Agent, option: Option, graph: CalculationGraph): Spoken | undefined {
  for (const voice of option.voices) {
    if (voice.agent !== agent.id) continue
    const condition = parseExpression(voice.when)
    if (!condition.evaluate((name) => graph.value(name))?.gt(0)) continue
    const because = condition.names.map(({ name }) => name).filter((name) => graph.get(name))
    const statement = say(`argue.${voice.key}`, graph, {}, because)
    if (statement) return { stance: voice.stance, statement }
  }
  return undefined
}

/** What loses money even in its bold reading is refused by whoever counts money. */
function byPayoff(option: Option, key: string, graph: CalculationGraph, agent: Agent): Spoken | undefined {
  const bold = graph.value(`effect_${key}_bold`)
  if (!bold?.lt(0) || (agent.id !== 'financial' && agent.id !== 'analyst')) return undefined
  const statement = say('argue.never_pays', graph, {
    option: { term: `option.${option.id}.name` },
    effect: { node: `effect_${key}_bold` },
  })
  return statement && { stance: -2, statement }
}

function byWeights(
  agent: Agent,
  option: Option,
  key: string,
  graph: CalculationGraph,
  asked: boolean,
): Spoken | undefined {
  const marks = new Map(
    criteria.map((criterion) => [criterion, graph.value(`mark_${key}_${criterion}`)?.toNumber() ?? 0]),
  )
  const utility = criteria.reduce((sum, criterion) => sum + agent.weights[criterion] * marks.get(criterion)!, 0)
  const stance = utility >= 7.2 ? 2 : utility >= 6 ? 1 : utility >= 4.8 ? 0 : utility >= 3.5 ? -1 : -2
  if (stance === 0 || !(asked || option.owner === agent.id || stance === -2)) return undefined
  const gain = (criterion: Criterion) => agent.weights[criterion] * (marks.get(criterion)! - 5)
  const decisive = [...criteria].sort((a, b) => (stance > 0 ? gain(b) - gain(a) : gain(a) - gain(b)))[0]!
  const statement = say(stance > 0 ? 'argue.weighed_for' : 'argue.weighed_against', graph, {
    option: { term: `option.${option.id}.name` },
    criterion: { term: `the.${decisive}` },
    mark: { node: `mark_${key}_${decisive}` },
    effect: { node: `effect_${key}_prudent` },
  })
  return statement && { stance, statement }
}

function claimOf(agent: Agent, option: Option, key: string, stance: Stance, graph: CalculationGraph): Claim {
  const cash = graph.get(`cash_${key}`)
  return claimSchema.parse({
    id: `${agent.id}.stance.${option.id}`,
    agent: agent.id,
    subject: 'empresa',
    metric: 'decisao',
    option: option.id,
    kind: 'recommendation',
    stance: stance.stance,
    confidence: stance.confidence,
    evidence: stance.statement.basis.map((ref) => ({ source: 'calculation', ref })),
    needs: cash ? [{ resource: 'caixa', value: claimValue(cash)! }] : [],
  })
}
