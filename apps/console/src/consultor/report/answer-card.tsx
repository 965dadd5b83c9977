import type { ExecutionResult } from '@recado/contracts/execution-result'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Sentence } from './sentence.tsx'
import { SourcedNumber } from './sourced-number.tsx'

/** So many figures say what matters; the others come when asked for. */
const LEADING = 6

/** What was asked, answered: in words, then in figures. */
export function AnswerCard({ result: { answer, verdict } }: { result: ExecutionResult }) {
  const { t } = useTranslation('consultor')
  const [all, setAll] = useState(false)
  const [first, ...rest] = verdict
  const numbers = all ? answer.numbers : answer.numbers.slice(0, LEADING)
  return (
    <section aria-labelledby="answer" className="overflow-hidden rounded-8 border border-line bg-surface">
      <div className="grid gap-2 px-4 py-5 sm:px-6">
        <h2 id="answer" className="text-12 font-medium text-accent-text">
          {answer.question_label}
        </h2>
        {first !== undefined && (
          <p className="max-w-200 text-20 leading-7 font-semibold text-pretty">
            <Sentence text={first} />
          </p>
        )}
        {rest.map((text) => (
          <p key={text} className="max-w-180 text-14 leading-6 text-pretty text-ink-soft">
            <Sentence text={text} />
          </p>
        ))}
      </div>
      {numbers.length > 0 && (
        <>
          <dl className="grid grid-cols-2 gap-px border-t border-line bg-line lg:grid-cols-3">
            {numbers.map(({ node, label, text }) => (
              <div
                key={node}
                className="grid content-start gap-0.5 bg-surface px-4 py-3.5 last:odd:col-span-2 sm:px-6 lg:last:odd:col-span-1"
              >
                <dt className="text-12 text-pretty text-ink-soft first-letter:uppercase">{label}</dt>
                <dd className="text-16 font-semibold">
                  <SourcedNumber node={node} text={text} />
                </dd>
              </div>
            ))}
          </dl>
          {answer.numbers.length > LEADING && (
            <div className="border-t border-line px-4 py-2 sm:px-6">
              <Button kind="ghost" size="small" aria-expanded={all} onClick={() => setAll(!all)}>
                {all ? t('report.fewer_numbers') : t('report.more_numbers', { count: answer.numbers.length - LEADING })}
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  )
}
