import type { AgentId } from '../agents/agents.ts'
import type { Claim } from '../claims/claim.ts'
import { askModel } from '../model/ask-model.ts'
import { rebuttalQuestion } from '../model/prompts.ts'
import { traceProse } from '../model/trace-prose.ts'
import { rebut } from '../offline/rebut.ts'
import type { Board } from '../run/board.ts'
import type { EventLog } from '../run/event-log.ts'
import { formatNode } from '../text/format-node.ts'
import type { Dispute, Rebuttal } from './dispute.ts'

/**
 * At most one rebuttal a round, put to one member of the weaker side with only the difference before them. Stops when
 * somebody concedes, after the rounds of the depth, or when the same member would be asked the same again.
 */
export async function hearRebuttals(
  dispute: Dispute,
  claims: readonly Claim[],
  board: Board,
  rounds: number,
  log: EventLog,
): Promise<Rebuttal[]> {
  if (dispute.kind !== 'stance' && dispute.kind !== 'effect') return []
  const heard: Rebuttal[] = []
  const asked = new Set<string>()
  for (let round = 1; round <= rounds; round++) {
    const [challenged, opponents] = challenge(dispute, claims, round)
    if (!challenged || opponents.length === 0 || asked.has(challenged.id)) break
    asked.add(challenged.id)
    const key = { phase: 'resolution' as const, agent: `${challenged.agent}@${dispute.id}`, attempt: round }
    const answer = await log.once('rebuttal.given', key, () =>
      answerOf(dispute, challenged, opponents, round, board, log),
    )
    heard.push(answer)
    if (answer.concedes) break
  }
  return heard
}

/** Round one asks the weaker side's least sure member, round two the other side's. */
function challenge(dispute: Dispute, claims: readonly Claim[], round: number): [Claim | undefined, Claim[]] {
  const involved = claims.filter((claim) => dispute.claims.includes(claim.id) && claim.agent !== 'user')
  const [one, two] = sides(dispute, involved)
  const weight = (side: readonly Claim[]) =>
    side.reduce((sum, claim) => sum + claim.confidence * Math.abs(claim.stance ?? 1), 0)
  // Of two figures the larger one promises more and answers first.
  const firstIsOne = dispute.kind === 'effect' || weight(one) <= weight(two)
  const [asked, others] = (round === 1) === firstIsOne ? [one, two] : [two, one]
  const least = [...asked].sort(
    (a, b) => a.confidence * Math.abs(a.stance ?? 1) - b.confidence * Math.abs(b.stance ?? 1) || (a.id < b.id ? -1 : 1),
  )[0]
  return [least, others]
}

function sides(dispute: Dispute, involved: readonly Claim[]): [Claim[], Claim[]] {
  if (dispute.kind === 'stance')
    return [involved.filter((c) => (c.stance ?? 0) > 0), involved.filter((c) => (c.stance ?? 0) < 0)]
  const largest = Math.max(...involved.map((claim) => claim.value?.low ?? 0))
  return [involved.filter((c) => c.value?.low === largest), involved.filter((c) => c.value?.low !== largest)]
}

async function answerOf(
  dispute: Dispute,
  claim: Claim,
  opponents: readonly Claim[],
  round: number,
  board: Board,
  log: EventLog,
): Promise<Rebuttal> {
  const byRule = () => rebut(dispute, claim, opponents, round, board.graph)
  if (!board.model) return byRule()
  const question = rebuttalQuestion(
    claim.agent as AgentId,
    dispute,
    { yours: positionOf(claim, board), theirs: positionOf(opponents[0]!, board) },
    board,
  )
  // Attempts of one call are numbered from one, so the round belongs to the name.
  const key = { phase: 'resolution' as const, agent: `${claim.agent}@${dispute.id}#${round}` }
  const reply = await askModel(question, board.model, log, board.run, key)
  if ('degraded' in reply) return { ...byRule(), degraded: reply.degraded }
  const statement = traceProse(reply.value.reason, board.graph)
  return { dispute: dispute.id, agent: claim.agent as AgentId, round, concedes: reply.value.concedes, statement }
}

function positionOf(claim: Claim, board: Board): string {
  const figures = claim.evidence.flatMap(({ ref }) => {
    const node = board.graph.get(ref)
    return node ? [`${ref} = ${formatNode(node, board.locale)}`] : []
  })
  return [claim.stance === undefined ? '' : `stance ${claim.stance}`, ...figures].filter(Boolean).join('; ')
}
