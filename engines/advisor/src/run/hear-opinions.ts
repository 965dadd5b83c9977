import type { AgentId } from '../agents/agents.ts'
import type { Depth } from '../agents/depths.ts'
import type { Opinion } from '../agents/opinion.ts'
import { askModel } from '../model/ask-model.ts'
import { opinionQuestion } from '../model/prompts.ts'
import { toOpinion } from '../model/to-opinion.ts'
import { giveOpinion } from '../offline/give-opinion.ts'
import type { Board } from './board.ts'
import type { EventLog } from './event-log.ts'
import { settleAll } from './settle-all.ts'

/**
 * Every member's opinion, formed in parallel and unseen by the others; returned in the order of the board whoever finished
 * first. A member whose model fails speaks by rule, and its opinion says why.
 */
export async function hearOpinions(board: Board, depth: Depth, log: EventLog): Promise<Opinion[]> {
  return settleAll(
    depth.agents.map((agent) =>
      log.once('opinion.given', { phase: 'opinions', agent }, () => opinionOf(agent, board, log)),
    ),
  )
}

async function opinionOf(agent: AgentId, board: Board, log: EventLog): Promise<Opinion> {
  const byRule = () => giveOpinion(agent, board.calculation, board.graph)
  // The reviewer recomputes; it gives no opinion of its own.
  if (!board.model || agent === 'reviewer') return byRule()
  const reply = await askModel(opinionQuestion(agent, board), board.model, log, board.run, { phase: 'opinions', agent })
  if ('degraded' in reply) return { ...byRule(), degraded: reply.degraded }
  return withFigures(toOpinion(agent, reply.value, board.calculation, board.graph), byRule())
}

/** A model judges and words; what the figures themselves say stays beside it, with the claims that it is checked against. */
function withFigures(spoken: Opinion, ruled: Opinion): Opinion {
  const figures = ruled.claims.filter((claim) => claim.stance === undefined)
  return { ...spoken, findings: [...spoken.findings, ...ruled.findings], claims: [...figures, ...spoken.claims] }
}
