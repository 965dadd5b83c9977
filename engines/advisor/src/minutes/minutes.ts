import type { AgentId } from '../agents/agents.ts'
import type { Opinion } from '../agents/opinion.ts'
import type { RunEvent } from '../run/events.ts'
import { hasTemplate } from '../text/locale.ts'
import { type Arg, type Statement, sayFixed } from '../text/statement.ts'

export type Speaker = AgentId | 'chair'

export interface Turn {
  speaker: Speaker
  statement: Statement
  /** Begins a new matter: a paragraph of its own even if the same person goes on. */
  opens?: true
}

/** The meeting: turns in the order of the events. Built from the events alone, so that it cannot contradict the outcome. */
export interface Minutes {
  sections: { title: string; turns: Turn[] }[]
}

/** Renders the meeting from a run's events up to the review. */
export function minutesOf(events: readonly RunEvent[], presence: readonly AgentId[], quote: string): Minutes {
  const sections: Minutes['sections'] = []
  const section = (title: string) => {
    sections.push({ title, turns: [] })
    return (speaker: Speaker, statement: Statement) => sections.at(-1)!.turns.push({ speaker, statement })
  }
  const calculation = events.find((event) => event.type === 'calculation.completed')?.data
  const opening = section('minutes.section.opening')
  opening('chair', sayFixed('minutes.open', { members: { list: presence.map(member) }, quote: { quote } }))
  const ids = new Set(calculation?.nodes.map((node) => node.id))
  if (ids.has('profit') && ids.has('revenue')) {
    opening('analyst', sayFixed('minutes.base', { revenue: { node: 'revenue' }, profit: { node: 'profit' } }))
  }

  const opinions = presence.flatMap((agent) =>
    events.flatMap((e) => (e.type === 'opinion.given' && e.agent === agent ? [e.data] : [])),
  )
  const speak = section('minutes.section.opinions')
  // Weighing an option by marks is said once; the others' marks stand in the matrix.
  const weighed = new Set<string>()
  const isNews = ({ option, statement }: Opinion['stances'][number]) =>
    !statement.key.startsWith('argue.weighed_') || (!weighed.has(option) && weighed.add(option) !== undefined)
  for (const opinion of opinions) {
    for (const { statement } of opinion.findings.slice(0, 3)) speak(opinion.agent, statement)
    for (const { statement, stance } of strongest(opinion.stances.filter(isNews)))
      speak(opinion.agent, stance > 0 ? statement : objection(statement))
    if (opinion.degraded)
      speak(
        'chair',
        sayFixed('minutes.degraded', {
          agent: member(opinion.agent),
          reason: { term: `degraded.${opinion.degraded}` },
        }),
      )
  }

  const disputes = events.flatMap((event) => (event.type === 'conflicts.detected' ? event.data.disputes : []))
  const settlements = events.flatMap((event) => (event.type === 'dispute.settled' ? [event.data] : []))
  const rebuttals = events.flatMap((event) => (event.type === 'rebuttal.given' ? [event.data] : []))
  const claims = events.flatMap((event) => (event.type === 'conflicts.detected' ? event.data.claims : []))
  const argue = section('minutes.section.conflicts')
  const open = (statement: Statement) => sections.at(-1)!.turns.push({ speaker: 'chair', statement, opens: true })
  const conceded = new Set<string>()
  if (disputes.length === 0) argue('chair', sayFixed('minutes.no_conflict'))
  for (const dispute of disputes) {
    const settlement = settlements.find((candidate) => candidate.dispute === dispute.id)
    if (!settlement) continue
    const involved = claims.filter((claim) => dispute.claims.includes(claim.id))
    open(introduction(dispute.kind, dispute.about, involved))
    const answers = rebuttals.filter((rebuttal) => rebuttal.dispute === dispute.id)
    for (const { agent, statement } of answers.sort((a, b) => a.round - b.round)) {
      argue(agent, conceded.has(agent + statement.key) ? shorter(statement) : statement)
      conceded.add(agent + statement.key)
    }
    argue('chair', settlement.rungs.find((rung) => rung.settled)!.statement)
    for (const { agent, statement } of settlement.dissent) {
      argue(agent as AgentId, sayFixed('minutes.dissent', { statement: { statement } }))
    }
  }

  const reviewed = events.find((event) => event.type === 'review.completed')?.data
  const close = section('minutes.section.closing')
  if (reviewed) {
    const clean = reviewed.wrongNodes.length === 0 && reviewed.hypotheses.length === 0
    close('reviewer', sayFixed(clean ? 'minutes.review_clean' : 'minutes.review_hypotheses'))
    const chosen = reviewed.decisions.filter((d) => d.verdict === 'do').slice(0, reviewed.planned)
    const rest = reviewed.decisions.filter((d) => d.verdict === 'no')
    if (chosen.length > 0)
      close('chair', sayFixed('minutes.decided', { options: { list: chosen.map((d) => named(d.option)) } }))
    if (rest.length > 0)
      close('chair', sayFixed('minutes.refused', { options: { list: rest.map((d) => named(d.option)) } }))
    if (chosen.length > 0) close('chair', sayFixed('minutes.next', { days: { node: 'premise_review_days' } }))
    if (chosen.length === 0) close('chair', sayFixed('minutes.undecided'))
  }
  return { sections: sections.filter(({ turns }) => turns.length > 0) }
}

const member = (agent: string): Arg => ({ term: `agent.${agent}` })
const named = (option: string): Arg => ({ term: `option.${option}.name` })

/** One firm yes and one firm no are what a member says aloud; the rest stands in the record. */
function strongest<T extends { stance: number }>(stances: readonly T[]): T[] {
  const sorted = [...stances].sort((a, b) => Math.abs(b.stance) - Math.abs(a.stance))
  return [sorted.find(({ stance }) => stance > 0), sorted.find(({ stance }) => stance < 0)].filter(
    (stance) => stance !== undefined,
  )
}

function objection(statement: Statement): Statement {
  return sayFixed('minutes.objection', { statement: { statement } })
}

/** Nobody gives the same reason at length twice in one meeting. */
function shorter(statement: Statement): Statement {
  const key = `${statement.key}_again`
  return hasTemplate(key) ? sayFixed(key, statement.args) : statement
}

interface Party {
  agent: string
  stance?: number | undefined
  option?: string | undefined
  value?: { low: number } | undefined
  evidence: readonly { ref: string }[]
}

function introduction(kind: string, about: string, involved: readonly Party[]): Statement {
  const people = (side: readonly Party[]): Arg => ({ list: [...new Set(side.map(({ agent }) => agent))].map(member) })
  if (kind === 'stance') {
    const own = involved.filter(({ option }) => option === about)
    return sayFixed('minutes.stance', {
      option: named(about),
      supporters: people(own.filter(({ stance }) => (stance ?? 0) > 0)),
      opponents: people(own.filter(({ stance }) => (stance ?? 0) < 0)),
    })
  }
  if (kind === 'effect' && involved.length >= 2) {
    const sorted = [...involved].sort((a, b) => (b.value?.low ?? 0) - (a.value?.low ?? 0))
    const [high, low] = [sorted[0]!, sorted.at(-1)!]
    return sayFixed('minutes.effect', {
      option: named(about),
      first: member(high.agent),
      high: { node: high.evidence[0]!.ref },
      second: member(low.agent),
      low: { node: low.evidence[0]!.ref },
    })
  }
  if (kind === 'resource') return sayFixed('minutes.resource')
  // A member who repeats the person's figure adds nothing to the contradiction.
  const stated = involved.filter(({ agent }) => agent === 'user')
  const derived = involved.filter(
    ({ agent, value }) => agent !== 'user' && !stated.some((own) => own.value?.low === value?.low),
  )
  return sayFixed('minutes.figures', {
    figures: {
      list: [...stated, ...derived].flatMap(({ evidence }) => evidence.slice(0, 1).map(({ ref }) => ({ node: ref }))),
    },
  })
}
