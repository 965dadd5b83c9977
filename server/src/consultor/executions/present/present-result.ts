import {
  type Artefacts,
  answerLabel,
  explainNode,
  graphOf,
  type Intake,
  type KpiBranch,
  renderArg,
  renderMinutes,
  renderReport,
  renderShortReport,
  renderStatement,
  roundingOf,
  type Statement,
  template,
  type Voice,
} from '@recado/advisor'
import type { ExecutionResult, ResultKpi, ResultNumber } from '@recado/contracts/execution-result'
import { plain } from './plain.ts'
import { type HeardOpinion, presentDecision } from './present-decision.ts'
import { presentMatrix } from './present-matrix.ts'
import { agentName, labelOf, type Words } from './words.ts'

export interface Finished {
  artefacts: Artefacts
  intake: Intake
  opinions: readonly HeardOpinion[]
}

/** What a finished round leaves, in the reader's language. Sentences come from the engine; nothing is worded here. */
export function presentResult({ artefacts, intake, opinions }: Finished, words: Words): ExecutionResult {
  const { report } = artefacts
  const { locale } = words
  const voice: Voice = { graph: graphOf(artefacts.nodes), locale, sector: artefacts.sector }
  const quotes = new Map(intake.quantities.map(({ id, quote }) => [id, quote]))
  const say = (statement: Statement) => plain(renderStatement(statement, voice))
  const number = (id: string): ResultNumber => presentNumber(id, voice, quotes)
  const known = (ids: readonly string[]) => ids.filter((id) => voice.graph.get(id) !== undefined).map(number)
  return {
    answer: {
      question: report.answer.question,
      question_label: words.say(`question.${report.answer.question}`),
      numbers: report.answer.numbers.map(({ node, label, period }) => ({
        ...number(node),
        label: answerLabel(label, locale),
        text: renderArg({ node }, voice, roundingOf(label)),
        period,
      })),
    },
    contradictions: report.contradictions.map(say),
    verdict: report.verdict.map(say),
    decisions: report.decisions.map((decision) => presentDecision(decision, { voice, number, opinions })),
    lacking: report.lacking.map(say),
    findings: report.findings.map(({ agent, statements }) => ({
      ...{ agent, name: agentName(agent, locale), texts: statements.map(say) },
    })),
    numbers: known(report.numbers),
    premises: known(report.premises),
    gaps: report.gaps.map(say),
    ideas: report.ideas.map(({ agent, statement }) => ({
      ...{ agent, name: agentName(agent, locale), text: say(statement) },
    })),
    notes: report.notes.map(say),
    matrix: artefacts.matrix === undefined ? null : presentMatrix(artefacts.matrix, voice),
    plan: artefacts.plan.map(({ option, what, why, who, where, when, how, howMuch, measure }) => ({
      ...{ option, what: say(what), why: say(why), who: say(who), where: say(where), when: say(when) },
      ...{ how: say(how), how_much: say(howMuch), measure: say(measure) },
    })),
    swot: presentSwot(artefacts.swot, say),
    kpi_tree: artefacts.kpiTree === undefined ? null : presentKpi(artefacts.kpiTree, number),
    scenarios:
      artefacts.scenarios?.map(({ line, nodes: [pessimistic, base, optimistic] }) => ({
        ...{ line, label: template(`line.${line}`, locale) },
        ...{ pessimistic: number(pessimistic), base: number(base), optimistic: number(optimistic) },
      })) ?? null,
    tornado: known(artefacts.tornado),
    nodes: artefacts.nodes.map(({ id, unit, value, source, formula, inputs, quantity }) => ({
      ...{ id, label: labelOf(id, locale) ?? null, unit, value, source, formula, inputs, fact_id: quantity ?? null },
    })),
    minutes: {
      sections: artefacts.minutes.sections.map(({ title, turns }) => ({
        title: template(title, locale),
        turns: turns.map(({ speaker, statement, opens }) => ({
          ...{ speaker, name: agentName(speaker, locale), text: say(statement), opens: opens ?? false },
        })),
      })),
    },
    report_markdown: renderReport(artefacts, intake.quantities, locale),
    minutes_markdown: renderMinutes(artefacts, locale),
    short_markdown: renderShortReport(artefacts, intake.understood, locale),
  }
}

function presentNumber(id: string, voice: Voice, quotes: ReadonlyMap<string, string>): ResultNumber {
  const node = voice.graph.get(id)
  return {
    node: id,
    label: labelOf(id, voice.locale) ?? '',
    value: Number(node?.value ?? 0),
    unit: node?.unit ?? '',
    text: renderArg({ node: id }, voice),
    how: node === undefined ? '' : explainNode(id, voice, quotes),
  }
}

function presentKpi({ node, children }: KpiBranch, number: (id: string) => ResultNumber): ResultKpi {
  return { number: number(node), children: children.map((child) => presentKpi(child, number)) }
}

function presentSwot(swot: Artefacts['swot'], say: (statement: Statement) => string): ExecutionResult['swot'] {
  if (swot === undefined) return null
  const side = (entries: typeof swot.strengths) => entries.map(({ statement }) => say(statement))
  return {
    ...{ strengths: side(swot.strengths), weaknesses: side(swot.weaknesses) },
    ...{ opportunities: side(swot.opportunities), threats: side(swot.threats) },
  }
}
