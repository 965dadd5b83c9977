import { type Depth, depths } from '../agents/depths.ts'
import { buildArtefacts } from '../artefacts/build-artefacts.ts'
import { calculate } from '../calculation/calculate.ts'
import { graphOf } from '../calculation/graph.ts'
import { takeIn } from '../intake/take-in.ts'
import type { ModelAccess } from '../model/ask-model.ts'
import { decide } from '../resolution/decide.ts'
import { review } from '../review/review.ts'
import { boardOf } from './board.ts'
import type { EventLog } from './event-log.ts'
import type { EventData, RunInput } from './events.ts'
import { hearOpinions } from './hear-opinions.ts'
import { refuse } from './refuse.ts'
import { resolveDisputes } from './resolve-disputes.ts'

/**
 * The phases in order: intake, calculate, opinions, conflicts, resolution, review, artefacts. Each ends in an event and each
 * reads only events, so a run killed anywhere goes on from the last one written.
 */
export async function runPhases(
  run: string,
  input: RunInput,
  log: EventLog,
  model?: ModelAccess,
): Promise<EventData['run.finished']> {
  const started = await log.once('run.started', { phase: 'intake' }, () => input)
  const depth: Depth = depths[started.depth]
  const refused = refuse(started.problem)
  if (refused) {
    await log.once('run.rejected', { phase: 'intake' }, () => refused)
    return log.once('run.finished', { phase: 'artefacts' }, () => ({ status: 'rejected', reasons: [] }))
  }
  const intake = await log.once('intake.completed', { phase: 'intake' }, () =>
    takeIn(started.problem, started.businessType),
  )
  const calculation = await log.once('calculation.completed', { phase: 'calculate' }, () =>
    calculate(intake, depth, started.problem),
  )
  const board = boardOf(run, started, intake, calculation, model)

  const opinions = await hearOpinions(board, depth, log)
  const settled = await resolveDisputes(board, opinions, depth, log)

  const reviewed = await log.once('review.completed', { phase: 'review', agent: 'reviewer' }, () => {
    const { decisions, nodes } = decide(
      calculation.tabled,
      opinions,
      settled.settlements,
      calculation.nodes,
      depth.planned,
    )
    const claims = opinions.flatMap((opinion) => opinion.claims)
    return { ...review([...calculation.nodes, ...nodes], claims), decisions, planned: depth.planned, nodes }
  })
  await log.once('artefacts.completed', { phase: 'artefacts' }, () =>
    buildArtefacts({
      input: started,
      intake,
      calculation,
      opinions,
      reviewed,
      depth,
      events: log.events,
      graph: graphOf([...calculation.nodes, ...reviewed.nodes]),
      model: model?.client.name,
    }),
  )
  return log.once('run.finished', { phase: 'artefacts' }, () => {
    const reasons = [
      ...opinions.flatMap(({ agent, degraded }) => (degraded ? [{ agent: agent as string, reason: degraded }] : [])),
      ...settled.rebuttals.flatMap(({ agent, degraded }) =>
        degraded ? [{ agent: agent as string, reason: degraded }] : [],
      ),
    ]
    const open = calculation.tabled.length === 0
    return { status: open ? 'needs_input' : reasons.length > 0 ? 'partial' : 'complete', reasons }
  })
}
