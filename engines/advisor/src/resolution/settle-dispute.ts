import type { Opinion } from '../agents/opinion.ts'
import type { CalculationGraph } from '../calculation/node.ts'
import type { Claim } from '../claims/claim.ts'
import { keyOf } from '../options/compute-options.ts'
import { type Arg, sayFixed } from '../text/statement.ts'
import type { Dispute, Rebuttal, Settlement } from './dispute.ts'

export interface Hearing {
  claims: readonly Claim[]
  graph: CalculationGraph
  opinions: readonly Opinion[]
  /** What was answered to the one targeted rebuttal of each round; empty when the depth allows none. */
  rebuttals: readonly Rebuttal[]
  /** Did the recomputation confirm every figure cited? */
  recomputed: boolean
}

/** Two thirds of the evidence-weighted votes settle; less keeps both readings. */
const majority = 2 / 3

/**
 * Climbs the ladder until a rung holds: recompute, rank the evidence, hear one rebuttal, vote by evidence, keep both as
 * scenarios, ask the person. Pure: rebuttals were heard before. Dissent is always kept.
 */
export function settleDispute(dispute: Dispute, hearing: Hearing): Settlement {
  const involved = hearing.claims.filter((claim) => dispute.claims.includes(claim.id))
  const rungs: Settlement['rungs'] = []
  const note = (
    rung: Settlement['rungs'][number]['rung'],
    settled: boolean,
    key: string,
    args: Record<string, Arg> = {},
  ) => rungs.push({ rung, settled, statement: sayFixed(key, args) })
  const end = (outcome: Settlement['outcome']): Settlement => ({
    dispute: dispute.id,
    rungs,
    outcome,
    dissent: dissentOf(dispute, outcome, involved, hearing),
  })

  if (dispute.kind === 'figures' || dispute.kind === 'other') {
    note('recompute', false, 'rung.figures_differ')
    note('ask', true, 'rung.ask_person')
    return end('ask')
  }
  if (dispute.kind === 'resource') {
    note('recompute', true, 'rung.resource_short')
    return end('against')
  }
  note('recompute', false, hearing.recomputed ? 'rung.recomputed' : 'rung.recompute_failed')
  if (dispute.kind === 'stance' && hearing.graph.value(`effect_${keyOf(dispute.about)}_bold`)?.lte(0)) {
    rungs.pop()
    note('recompute', true, 'rung.never_pays', { effect: { node: `effect_${keyOf(dispute.about)}_bold` } })
    return end('against')
  }
  const sides = sidesOf(dispute, involved)
  const lean = (side: readonly Claim[]) => Math.max(0, ...side.map((claim) => claim.confidence))
  const outcomes = dispute.kind === 'stance' ? (['for', 'against'] as const) : (['bold', 'prudent'] as const)

  if (Math.abs(lean(sides[0]) - lean(sides[1])) > 0.2) {
    const winner = lean(sides[0]) > lean(sides[1]) ? 0 : 1
    note('evidence', true, 'rung.evidence', { agents: agentsOf(sides[winner]) })
    return end(outcomes[winner])
  }
  note('evidence', false, 'rung.evidence_equal')

  const heard = hearing.rebuttals.filter((rebuttal) => rebuttal.dispute === dispute.id)
  if (heard.length > 0) {
    const conceded = new Set(heard.filter((rebuttal) => rebuttal.concedes).map((rebuttal) => rebuttal.agent as string))
    const left = sides.map((side) => side.filter((claim) => !conceded.has(claim.agent)))
    if ((left[0]!.length === 0) !== (left[1]!.length === 0)) {
      const winner = left[0]!.length === 0 ? 1 : 0
      note('rebuttal', true, 'rung.conceded', { agents: agentsOf(sides[1 - winner]!) })
      return end(outcomes[winner])
    }
    note('rebuttal', false, 'rung.rebuttal_held')
  }

  const weight = (side: readonly Claim[]) =>
    side.reduce((sum, claim) => sum + claim.confidence * Math.abs(claim.stance ?? 1), 0)
  const [one, two] = [weight(sides[0]), weight(sides[1])]
  // One voice against one is no vote: both readings of a figure then stay.
  if (involved.length > 2 && Math.max(one, two) / (one + two) >= majority) {
    const winner = one > two ? 0 : 1
    note('vote', true, 'rung.vote', { agents: agentsOf(sides[winner]) })
    return end(outcomes[winner])
  }
  if (involved.length > 2) note('vote', false, 'rung.vote_split')
  note('scenarios', true, dispute.kind === 'stance' ? 'rung.pilot' : 'rung.both')
  return end('both')
}

/** Did arithmetic or evidence alone end it? Then nobody needs to be asked again. */
export function settlesUnheard(dispute: Dispute, hearing: Hearing): boolean {
  const { rungs } = settleDispute(dispute, { ...hearing, rebuttals: [] })
  return rungs.some(({ rung, settled }) => settled && (rung === 'recompute' || rung === 'evidence' || rung === 'ask'))
}

/** For and against, or the larger and the smaller figure. */
function sidesOf(dispute: Dispute, involved: readonly Claim[]): [Claim[], Claim[]] {
  if (dispute.kind === 'stance') {
    const own = involved.filter((claim) => claim.option === dispute.about)
    return [own.filter((claim) => claim.stance! > 0), own.filter((claim) => claim.stance! < 0)]
  }
  const figures = involved.map((claim) => claim.value?.low ?? 0)
  const middle = (Math.max(...figures) + Math.min(...figures)) / 2
  return [
    involved.filter((claim) => (claim.value?.low ?? 0) > middle),
    involved.filter((claim) => (claim.value?.low ?? 0) <= middle),
  ]
}

function agentsOf(side: readonly Claim[]): Arg {
  return { list: [...new Set(side.map((claim) => claim.agent))].map((agent) => ({ term: `agent.${agent}` })) }
}

function dissentOf(
  dispute: Dispute,
  outcome: Settlement['outcome'],
  involved: readonly Claim[],
  hearing: Hearing,
): Settlement['dissent'] {
  if (dispute.kind !== 'stance' || outcome === 'ask') return []
  const conceded = new Set(
    hearing.rebuttals.filter((r) => r.dispute === dispute.id && r.concedes).map((r) => r.agent as string),
  )
  const [inFavour, against] = sidesOf(dispute, involved)
  const losers = outcome === 'for' ? against : outcome === 'against' ? inFavour : against
  return losers
    .filter((claim) => !conceded.has(claim.agent))
    .flatMap((claim) => {
      const stance = hearing.opinions
        .find((o) => o.agent === claim.agent)
        ?.stances.find((s) => s.option === dispute.about)
      return stance ? [{ agent: claim.agent, statement: stance.statement }] : []
    })
}
