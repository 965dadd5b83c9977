import { Decimal } from 'decimal.js'
import { graphOf } from '../calculation/graph.ts'
import type { Fact } from '../intake/fact.ts'
import type { Quantity } from '../intake/quantity.ts'
import type { Decision } from '../resolution/decide.ts'
import { explainNode } from '../text/explain-formula.ts'
import { type LocaleName, template } from '../text/locale.ts'
import { renderArg, renderStatement, type Voice } from '../text/render-statement.ts'
import type { Statement } from '../text/statement.ts'
import type { Artefacts, KpiBranch } from './artefacts.ts'
import { contradict } from './contrarian.ts'
import { decisionReason, isOwnArgument } from './decision-reason.ts'
import { besideAnswer, renderAnswer, renderUnderstood } from './render-answer.ts'

/** The report as Markdown. Pure; the same artefacts give the same bytes in each language. */
export function renderReport(
  artefacts: Artefacts,
  quantities: readonly Quantity[],
  locale: LocaleName = 'pt-BR',
): string {
  const voice: Voice = { graph: graphOf(artefacts.nodes), locale, sector: artefacts.sector }
  const quotes = new Map(quantities.map(({ id, quote }) => [id, quote]))
  const { report } = artefacts
  const say = (statement: Statement) => renderStatement(statement, voice)
  const figure = (id: string) => renderArg({ node: id }, voice)
  const word = (key: string) => template(key, locale)
  const bullets = (items: readonly string[]) => items.map((item) => `- ${item}`).join('\n')
  const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
    [head, head.map(() => '---'), ...rows]
      .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
      .join('\n')
  const section = (heading: string, ...body: readonly (string | undefined | false)[]) => {
    const text = body.filter(Boolean).join('\n\n')
    return text && `## ${word(`heading.${heading}`)}\n\n${text}`
  }
  const decided = (verdict: Decision['verdict']) => report.decisions.filter((decision) => decision.verdict === verdict)
  const planned = new Set(artefacts.plan.map(({ option }) => option))
  const decisionLine = (decision: Decision) => describe(decision, voice)

  return [
    `# ${word('heading.title')}`,
    renderAnswer(report, voice),
    besideAnswer(report).map(say).join('\n\n'),
    section(
      report.besides ? 'besides' : 'do',
      bullets(
        decided('do')
          .filter(({ option }) => planned.has(option))
          .map(decisionLine),
      ),
    ),
    section(
      'later',
      bullets(
        decided('do')
          .filter(({ option }) => !planned.has(option))
          .map(decisionLine),
      ),
    ),
    section('condition', bullets(decided('condition').map(decisionLine))),
    section('no', bullets(decided('no').map(decisionLine))),
    section('lacking', bullets(report.lacking.map(say))),
    section(
      'findings',
      ...report.findings.map(
        ({ agent, statements }) => `**${word(`agent.${agent}`)}**\n\n${bullets(statements.map(say))}`,
      ),
    ),
    section(
      'plan',
      ...artefacts.plan.map(
        (step) => `### ${say(step.what)}\n\n${table([word('column.what'), say(step.what)], planRows(step, say, word))}`,
      ),
    ),
    artefacts.matrix &&
      section(
        'matrix',
        word('matrix.marks'),
        table(
          [
            word('column.option'),
            ...artefacts.matrix.criteria.map(
              ({ criterion, weight }) => `${word(`criterion.${criterion}`)} (${figure(weight)})`,
            ),
            word('column.total'),
          ],
          artefacts.matrix.rows.map(({ option, marks, total }) => [
            word(`option.${option}.name`),
            ...marks.map(figure),
            figure(total),
          ]),
        ),
        artefacts.matrix.rows.length > 1 && word(artefacts.matrix.steady ? 'matrix.steady' : 'matrix.unsteady'),
        !artefacts.matrix.steady &&
          `**${word('heading.sensitivity')}**\n\n${table(
            [word('column.criterion'), word('column.winner'), word('column.total')],
            artefacts.matrix.sensitivity.map(({ criterion, winner, total }) => [
              word(`criterion.${criterion}`),
              word(`option.${winner}.name`),
              figure(total),
            ]),
          )}`,
      ),
    artefacts.scenarios &&
      section(
        'scenarios',
        word('scenarios.how').replace('{swing}', figure('scenario_swing')),
        table(
          [word('column.line'), word('column.pessimistic'), word('column.base'), word('column.optimistic')],
          artefacts.scenarios.map(({ line, nodes }) => [word(`line.${line}`), ...nodes.map(figure)]),
        ),
        voice.graph.get('loss_probability') &&
          word('risk.how')
            .replace('{draws}', figure('premise_draws'))
            .replace('{low}', figure('profit_low'))
            .replace('{high}', figure('profit_high'))
            .replace('{loss}', figure('loss_probability')),
      ),
    artefacts.tornado.length > 0 &&
      section(
        'tornado',
        word('tornado.how').replace('{swing}', figure('premise_swing')),
        table(
          [word('column.lever'), word('column.effect')],
          artefacts.tornado.map((id) => [word(`label.${id}`), `± ${figure(id)}`]),
        ),
      ),
    artefacts.swot &&
      section(
        'swot',
        ...(['strengths', 'weaknesses', 'opportunities', 'threats'] as const)
          .filter((quadrant) => artefacts.swot![quadrant].length > 0)
          .map(
            (quadrant) =>
              `**${word(`column.${quadrant}`)}**\n\n${bullets(artefacts.swot![quadrant].map(({ statement }) => say(statement)))}`,
          ),
      ),
    artefacts.kpiTree && section('kpi', kpiLines(artefacts.kpiTree, voice, 0)),
    section('gaps', bullets(report.gaps.map(say))),
    report.ideas.length > 0 &&
      section(
        'ideas',
        bullets(report.ideas.map(({ agent, statement }) => `${word(`agent.${agent}`)}: ${say(statement)}`)),
      ),
    report.numbers.length > 0 &&
      section(
        'numbers',
        table(
          [word('column.figure'), word('column.value'), word('column.how')],
          report.numbers.map((id) => [word(`label.${id}`), figure(id), explainNode(id, voice, quotes)]),
        ),
      ),
    report.premises.length > 0 &&
      section(
        'premises',
        word('premises.how'),
        bullets(report.premises.map((id) => `${word(`label.${id}`)}: ${figure(id)}`)),
      ),
    section('notes', bullets(report.notes.map(say))),
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n')
}

/** What fits a screen: doubts, the answer, where the company stands, what was understood, what is missing. */
export function renderShortReport(artefacts: Artefacts, facts: readonly Fact[], locale: LocaleName = 'pt-BR'): string {
  const voice: Voice = { graph: graphOf(artefacts.nodes), locale, sector: artefacts.sector }
  const { report } = artefacts
  const gaps = report.gaps.slice(0, 5).map((gap) => `- ${renderStatement(gap, voice)}`)
  return [
    `# ${template('heading.title', locale)}`,
    renderAnswer(report, voice, 12),
    besideAnswer(report)
      .slice(0, 4)
      .map((statement) => renderStatement(statement, voice))
      .join('\n\n'),
    renderUnderstood(facts, voice, 12),
    gaps.length > 0 && `## ${template('heading.gaps', locale)}\n\n${gaps.join('\n')}`,
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n')
}

/** Who is for it, who against, and the strongest argument on the other side of what was decided. */
function dissentOf({ verdict, support, objections }: Decision, voice: Voice): string {
  const names = (voices: Decision['support']) =>
    [...new Set(voices.map(({ agent }) => agent))].map((agent) => template(`agent.${agent}`, voice.locale)).join(', ')
  const [pro, con] = [names(support), names(objections)]
  if (pro === '' || con === '') return ''
  const sides = template('decision.sides', voice.locale).replace('{pro}', pro).replace('{con}', con)
  const other = (verdict === 'do' ? objections : support).find(isOwnArgument)
  const attack = other
    ? ` ${template('decision.attack', voice.locale).replace('{agent}', template(`agent.${other.agent}`, voice.locale))} ${renderStatement(other.statement, voice)}`
    : ''
  return ` ${sides}${attack}`
}

function describe(decision: Decision, voice: Voice): string {
  const { option, key } = decision
  const prudent = `effect_${key}_prudent`
  const bold = `effect_${key}_bold`
  const sure = new Decimal(voice.graph.get(prudent)!.value).eq(voice.graph.get(bold)!.value)
  const range = template(sure ? 'decision.sure' : 'decision.range', voice.locale)
    .replace('{prudent}', renderArg({ node: prudent }, voice))
    .replace('{bold}', renderArg({ node: bold }, voice))
  const said = decisionReason(decision, voice.graph)
  const speaker = said?.agent ? `${template(`agent.${said.agent}`, voice.locale)}: ` : ''
  const reason = said ? ` ${speaker}${renderStatement(said.statement, voice)}` : ''
  const agreement = decision.agreement
    ? ` ${template('decision.agreement', voice.locale).replace('{agreement}', renderArg({ node: decision.agreement }, voice))}`
    : ''
  const against = contradict(decision, voice.graph)
  const attack = against ? ` ${renderStatement(against, voice)}` : ''
  return `**${template(`option.${option}.name`, voice.locale)}** (${range}).${reason}${agreement}${dissentOf(decision, voice)}${attack}`
}

function planRows(
  step: Artefacts['plan'][number],
  say: (s: Statement) => string,
  word: (key: string) => string,
): string[][] {
  return [
    [word('column.why'), say(step.why)],
    [word('column.who'), say(step.who)],
    [word('column.where'), say(step.where)],
    [word('column.when'), say(step.when)],
    [word('column.how_to'), say(step.how)],
    [word('column.how_much'), say(step.howMuch)],
    [word('column.measure'), say(step.measure)],
  ]
}

function kpiLines(branch: KpiBranch, voice: Voice, depth: number): string {
  const line = `${'  '.repeat(depth)}- ${template(`label.${branch.node}`, voice.locale)}: ${renderArg({ node: branch.node }, voice)}`
  return [line, ...branch.children.map((child) => kpiLines(child, voice, depth + 1))].join('\n')
}
