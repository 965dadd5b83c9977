import {
  type EventData,
  graphOf,
  type Opinion,
  type RunEvent,
  renderStatement,
  type Statement,
  type Voice,
} from '@recado/advisor'
import type { ExecutionEvent, ExecutionEventType } from '@recado/contracts/execution-events'
import type { EventRow, StatusData } from '../execution-events.sql.ts'
import { plain } from './plain.ts'
import { agentName, optionName, type Words } from './words.ts'

/** What an event's sentences need of those before it in its round: the numbers that they show. */
export interface Hearing {
  round: number
  sector: Voice['sector']
  nodes: EventData['calculation.completed']['nodes']
}

export const NOTHING_HEARD: Hearing = { round: 0, sector: 'general', nodes: [] }

/** What is known after an event. */
export function hear(hearing: Hearing, { round, type, data }: EventRow): Hearing {
  const known = hearing.round === round ? hearing : { ...NOTHING_HEARD, round }
  if (type === 'intake.completed') return { ...known, sector: (data as EventData[typeof type]).sector }
  if (type === 'calculation.completed') return { ...known, nodes: (data as EventData[typeof type]).nodes }
  return known
}

const TYPES: Partial<Record<EventRow['type'], ExecutionEventType>> = {
  status: 'status',
  'intake.completed': 'understood',
  'calculation.completed': 'calculated',
  'model.requested': 'model_asked',
  'model.answered': 'model_answered',
  'opinion.given': 'opinion',
  'conflicts.detected': 'conflicts',
  'rebuttal.given': 'rebuttal',
  'dispute.settled': 'settled',
  'review.completed': 'reviewed',
  'artefacts.completed': 'reported',
}

/** An event for those who watch; undefined for what is the engine's own business. */
export function presentEvent(row: EventRow, hearing: Hearing, words: Words): ExecutionEvent | undefined {
  const type = TYPES[row.type]
  if (type === undefined) return undefined
  const { locale } = words
  const voice: Voice = { graph: graphOf(hearing.nodes), locale, sector: hearing.sector }
  const say = (statement: Statement) => plain(renderStatement(statement, voice))
  const agent = type === 'settled' ? null : speakerOf(row.agent)
  const step = row as unknown as RunEvent
  return {
    ...{ seq: row.seq, round: row.round, at: row.at, type, phase: row.phase, agent },
    agent_name: agent === null ? null : agentName(agent, locale),
    says: saysOf(step, say, locale),
    dispute: step.type === 'rebuttal.given' || step.type === 'dispute.settled' ? step.data.dispute : null,
    disputes: step.type === 'conflicts.detected' ? disputesOf(step.data) : [],
    status: type === 'status' ? (row.data as StatusData).status : null,
    outcome: step.type === 'model.answered' ? step.data.outcome : null,
  }
}

/**
 * Whose an event is. The engine tells several answers of one member apart by what they answer, `financial@effect:price`;
 * the member is the financial one. (Of a settlement its `agent` is the dispute, and nobody speaks.)
 */
function speakerOf(agent: string): string | null {
  return agent.split('@')[0] || null
}

type Say = (statement: Statement) => string

function saysOf(event: RunEvent, say: Say, locale: Words['locale']): ExecutionEvent['says'] {
  const said = (text: string) => ({ text, option: null, option_name: null, stance: null })
  switch (event.type) {
    case 'opinion.given':
      return opinionOf(event.data, say, locale)
    case 'rebuttal.given':
      return [said(say(event.data.statement))]
    case 'dispute.settled':
      return event.data.rungs.filter(({ settled }) => settled).map(({ statement }) => said(say(statement)))
    default:
      return []
  }
}

function opinionOf({ findings, stances, ideas }: Opinion, say: Say, locale: Words['locale']): ExecutionEvent['says'] {
  return [
    ...[...findings.map(({ statement }) => statement), ...ideas].map((statement) => ({
      ...{ text: say(statement), option: null, option_name: null, stance: null },
    })),
    ...stances.map(({ option, stance, statement }) => ({
      ...{ text: say(statement), option, option_name: optionName(option, locale), stance },
    })),
  ]
}

function disputesOf({ disputes, claims }: EventData['conflicts.detected']): ExecutionEvent['disputes'] {
  return disputes.map(({ id, kind, about, claims: ids }) => {
    const agents = claims.filter((claim) => ids.includes(claim.id)).map(({ agent }) => agent)
    return { dispute: id, kind, about, agents: [...new Set(agents)] }
  })
}
