import type { Fact } from '../intake/fact.ts'
import { template } from '../text/locale.ts'
import { renderArg, renderStatement, type Voice } from '../text/render-statement.ts'
import { answerLabel, roundingOf } from './answer-label.ts'
import type { Report } from './artefacts.ts'

/** The top of a report: what does not agree in the figures, then the question answered, in a sentence and in numbers. */
export function renderAnswer(report: Report, voice: Voice, most = 14): string {
  const word = (key: string) => template(key, voice.locale)
  const doubts = report.contradictions.map((statement) => `- ${renderStatement(statement, voice)}`).join('\n')
  const rows = report.answer.numbers.slice(0, most).map(({ node, label, period, subject }) => {
    const per = period === 'none' ? '' : ` ${word(`per.${period}`)}`
    return `- ${answerLabel(label, voice.locale, subject)}: **${renderArg({ node }, voice, roundingOf(label))}**${per}`
  })
  const [first] = report.verdict
  const answered = first?.key.startsWith('say.') ? renderStatement(first, voice) : ''
  const answer = [answered, rows.join('\n')].filter(Boolean).join('\n\n')
  return [
    doubts && `## ${word('heading.contradictions')}\n\n${doubts}`,
    answer && `## ${word('heading.answer')}\n\n${answer}`,
  ]
    .filter(Boolean)
    .join('\n\n')
}

/** What the verdict says beside the sentence that answers. */
export const besideAnswer = ({ verdict }: Report) => verdict.filter(({ key }) => !key.startsWith('say.'))

/** One line for each figure, as it was understood. */
export function renderUnderstood(facts: readonly Fact[], voice: Voice, most = 14): string {
  const lines = facts.slice(0, most).map(({ metric, quote, subject }) => {
    const name = metric === 'other' ? (subject ?? '') : template(`label.${metric}`, voice.locale)
    return `- ${[name, metric === 'other' ? '' : subject].filter(Boolean).join(', ') || '…'}: “${quote.replace(/\s+/g, ' ').trim()}”`
  })
  return lines.length === 0 ? '' : `## ${template('heading.understood', voice.locale)}\n\n${lines.join('\n')}`
}
