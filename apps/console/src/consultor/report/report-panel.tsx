import type { ExecutionResult } from '@recado/contracts/execution-result'
import type { ExecutionDetail } from '@recado/contracts/executions'
import { CircleAlert, CircleHelp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { AnswerCard } from './answer-card.tsx'
import { Behind } from './behind.tsx'
import { DecisionList } from './decision-list.tsx'
import { Findings } from './findings.tsx'
import { OriginProvider } from './origin.tsx'
import { Sentence } from './sentence.tsx'

interface ReportPanelProps {
  execution: ExecutionDetail
  result: ExecutionResult
}

/** At most two pages: what does not agree, the answer with its numbers, what to do, why. The rest is behind it. */
export function ReportPanel({ execution, result }: ReportPanelProps) {
  const { t } = useTranslation('consultor')
  const missing = [...result.lacking, ...result.gaps]
  return (
    <OriginProvider result={result} facts={execution.understanding?.facts ?? []}>
      <article className="grid gap-6">
        {result.contradictions.length > 0 && (
          <section
            aria-labelledby="contradictions"
            className="grid gap-2 rounded-8 bg-bad-soft px-4 py-3.5 text-13 sm:px-5"
          >
            <h2 id="contradictions" className="flex items-center gap-2 text-14 font-semibold text-bad">
              <CircleAlert size={16} aria-hidden />
              {t('report.contradictions', { count: result.contradictions.length })}
            </h2>
            <ul className="grid gap-1.5">
              {result.contradictions.map((text) => (
                <li key={text}>
                  <Sentence text={text} />
                </li>
              ))}
            </ul>
          </section>
        )}
        <AnswerCard result={result} />
        <DecisionList decisions={result.decisions} />
        {missing.length > 0 && (
          <section aria-labelledby="missing" className="grid gap-2">
            <h2 id="missing" className="flex items-center gap-2 text-14 font-semibold">
              <CircleHelp size={16} className="text-ink-faint" aria-hidden />
              {t('report.missing')}
            </h2>
            <ul className="grid list-disc gap-1 pl-5 text-13 text-ink-soft">
              {missing.map((text) => (
                <li key={text}>
                  <Sentence text={text} />
                </li>
              ))}
            </ul>
          </section>
        )}
        <Findings findings={result.findings} />
        <Behind result={result} />
      </article>
    </OriginProvider>
  )
}
