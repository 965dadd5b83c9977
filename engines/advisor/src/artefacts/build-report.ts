import type { CalculationGraph } from '../calculation/node.ts'
import { type Statement, sayFixed } from '../text/statement.ts'
import type { Report } from './artefacts.ts'
import type { RunRecord } from './build-artefacts.ts'
import { asksWhatToDo, giveVerdict } from './give-verdict.ts'
import { reportedNumbers } from './reported-numbers.ts'
import { sayLacking } from './say-lacking.ts'

/** The report as data. */
export function buildReport(record: RunRecord): Report {
  const { calculation, graph, intake, opinions, reviewed } = record
  return {
    answer: calculation.answer,
    contradictions: intake.contradictions.map(({ rule, quotes }) =>
      sayFixed('contradiction.intro', {
        quotes: { list: quotes.map((quote) => ({ quote: `“${quote}”` })) },
        meaning: { term: `contradiction.${rule}` },
      }),
    ),
    verdict: giveVerdict(reviewed, calculation, intake, graph, record.input.problem),
    besides: !asksWhatToDo(intake.question),
    decisions: reviewed.decisions,
    lacking: calculation.lacking.map((id) => sayLacking(id, graph)),
    findings: opinions
      .filter(({ findings }) => findings.length > 0)
      .map(({ agent, findings }) => ({ agent, statements: findings.map(({ statement }) => statement) })),
    numbers: reportedNumbers.filter((id) => {
      const value = graph.value(id)
      return value !== undefined && !(id === 'fees' && value.isZero())
    }),
    gaps: intake.needs.map((id) => sayFixed(`need.${id}`)),
    premises: premisesOf(record, graph),
    ideas: opinions.flatMap(({ agent, ideas }) => ideas.map((statement) => ({ agent, statement }))),
    notes: notesOf(record, graph),
  }
}

/** The board's own assumptions under anything that the report shows. */
function premisesOf({ reviewed }: RunRecord, graph: CalculationGraph): string[] {
  const shown = [
    ...reportedNumbers,
    ...reviewed.decisions.flatMap(({ key }) => [`effect_${key}_prudent`, `effect_${key}_bold`]),
  ]
  const under = new Set(shown.flatMap((id) => [...graph.ancestors(id)]))
  return graph.nodes
    .filter(({ id, source }) => source === 'premise' && under.has(id) && /^premise_(?!draws|seed)/.test(id))
    .map(({ id }) => id)
}

/** How the text was read and who spoke: what a careful reader asks before believing the rest. */
function notesOf({ intake, model, opinions, reviewed }: RunRecord, graph: CalculationGraph): Statement[] {
  const notes: Statement[] = [model ? sayFixed('note.model', { model: { quote: model } }) : sayFixed('note.offline')]
  const degraded = opinions.filter((opinion) => opinion.degraded)
  if (degraded.length > 0) {
    notes.push(
      sayFixed('note.partial', { agents: { list: degraded.map(({ agent }) => ({ term: `agent.${agent}` })) } }),
    )
  }
  const monthly = intake.facts.filter((fact) => fact.periodAssumed)
  if (monthly.length > 0) {
    const list = [...new Set(monthly.map(({ metric }) => metric))].map((metric) => ({ term: `label.${metric}` }))
    notes.push(sayFixed('note.monthly', { figures: { list } }))
  }
  if (graph.get('revenue_before') && intake.facts.some(({ metric }) => metric === 'sales_change'))
    notes.push(sayFixed('note.after_change'))
  if (graph.get('fixed_costs')?.formula.startsWith('rent?')) notes.push(sayFixed('note.fixed_partial'))
  // "Há onze anos" and "nos últimos meses" are no figures that anybody misses.
  const unplaced = intake.unplaced.filter(({ unit }) => !['day', 'week', 'month', 'quarter', 'year'].includes(unit))
  if (unplaced.length > 0) {
    notes.push(sayFixed('note.unplaced', { figures: { list: unplaced.map(({ quote }) => ({ quote })) } }))
  }
  if (reviewed.decisions.filter(({ verdict }) => verdict === 'do').length > 1) notes.push(sayFixed('note.overlap'))
  if (intake.tooMany) notes.push(sayFixed('note.too_many'))
  for (const order of intake.orders) notes.push(sayFixed('note.order', { quote: { quote: order.quote.slice(0, 200) } }))
  return notes
}
