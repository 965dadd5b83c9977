import { confidenceIn } from '../agents/confidence.ts'
import type { Depth } from '../agents/depths.ts'
import type { Opinion } from '../agents/opinion.ts'
import { type Claim, claimSchema } from '../claims/claim.ts'
import { claimValue } from '../claims/claim-value.ts'
import type { ConflictContext } from '../conflicts/conflict.ts'
import { detectConflicts } from '../conflicts/detect-conflicts.ts'
import type { Rebuttal, Settlement } from '../resolution/dispute.ts'
import { groupDisputes } from '../resolution/group-disputes.ts'
import { hearRebuttals } from '../resolution/hear-rebuttals.ts'
import { settleDispute, settlesUnheard } from '../resolution/settle-dispute.ts'
import { review } from '../review/review.ts'
import type { Board } from './board.ts'
import type { EventLog } from './event-log.ts'
import { factClaims } from './fact-claims.ts'

/** Finds the disputes, hears the rebuttals the depth allows, and settles each dispute on the ladder. */
export async function resolveDisputes(
  board: Board,
  opinions: readonly Opinion[],
  depth: Depth,
  log: EventLog,
): Promise<{ settlements: Settlement[]; rebuttals: Rebuttal[] }> {
  const detected = await log.once('conflicts.detected', { phase: 'conflicts' }, () => {
    const facts = factClaims(board.intake)
    const own = [...resultClaim(board, facts), ...opinions.flatMap((opinion) => opinion.claims)]
    const conflicts = detectConflicts(own, contextOf(board, facts))
    const claims = [...facts, ...own]
    return { claims, conflicts, disputes: groupDisputes(conflicts, claims) }
  })
  const recomputed = review(board.calculation.nodes, []).wrongNodes.length === 0
  const settlements: Settlement[] = []
  const rebuttals: Rebuttal[] = []
  for (const dispute of detected.disputes) {
    const unheard = { claims: detected.claims, graph: board.graph, opinions, rebuttals: [], recomputed }
    const rounds = settlesUnheard(dispute, unheard) ? 0 : depth.rounds
    const heard = await hearRebuttals(dispute, detected.claims, board, rounds, log)
    rebuttals.push(...heard)
    const hearing = { ...unheard, rebuttals: heard }
    settlements.push(
      await log.once('dispute.settled', { phase: 'resolution', agent: dispute.id }, () =>
        settleDispute(dispute, hearing),
      ),
    )
  }
  return { settlements, rebuttals }
}

/** The computed result as a claim, where the person states one too: only then can the two differ. */
function resultClaim(board: Board, facts: readonly Claim[]): Claim[] {
  const profit = board.graph.get('profit')
  if (!profit || !facts.some(({ metric }) => metric === 'profit')) return []
  return [
    claimSchema.parse({
      id: 'analyst.result',
      agent: 'analyst',
      subject: 'empresa',
      metric: 'profit',
      kind: 'estimate',
      value: claimValue(profit),
      confidence: confidenceIn(board.graph, ['profit']),
      evidence: [{ source: 'calculation', ref: 'profit' }],
    }),
  ]
}

/** What claims are checked against: the person's figures, the cash there is, every node of the calculation. */
function contextOf(board: Board, facts: readonly Claim[]): ConflictContext {
  const cash = board.graph.get('cash')
  return {
    facts,
    nodes: board.graph.nodes.flatMap((node) => {
      const value = claimValue(node)
      return value ? [{ id: node.id, value }] : []
    }),
    ...(cash && { capacity: [{ resource: 'caixa', value: claimValue(cash)! }] }),
  }
}
