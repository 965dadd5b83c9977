import type { ExecutionResult } from '@recado/contracts/execution-result'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { KpiTree } from './kpi-tree.tsx'
import { NumberTable } from './number-table.tsx'
import { Sentence } from './sentence.tsx'

/** What stands behind the two pages, opened by who wants to know. */
export function Behind({ result }: { result: ExecutionResult }) {
  const { t } = useTranslation('consultor')
  const { swot, kpi_tree, ideas, notes } = result
  return (
    <div className="grid gap-2">
      <Fold title={t('report.numbers')}>
        <NumberTable label={t('report.numbers')} numbers={result.numbers} />
      </Fold>
      {result.premises.length > 0 && (
        <Fold title={t('report.premises')}>
          <p className="px-4 pb-3 text-13 text-ink-soft sm:px-5">{t('report.premises_text')}</p>
          <NumberTable label={t('report.premises')} numbers={result.premises} />
        </Fold>
      )}
      {kpi_tree && (
        <Fold title={t('report.kpi')}>
          <div className="px-4 pb-4 sm:px-5">
            <KpiTree branch={kpi_tree} />
          </div>
        </Fold>
      )}
      {swot && (
        <Fold title={t('report.swot.title')}>
          <div className="grid gap-4 px-4 pb-4 text-13 sm:grid-cols-2 sm:px-5">
            {(['strengths', 'weaknesses', 'opportunities', 'threats'] as const).map((side) => (
              <section key={side} className="grid content-start gap-1">
                <h3 className="font-medium">{t(`report.swot.${side}`)}</h3>
                <ul className="grid list-disc gap-1 pl-4 text-ink-soft">
                  {swot[side].map((text) => (
                    <li key={text}>
                      <Sentence text={text} />
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </div>
        </Fold>
      )}
      {ideas.length > 0 && (
        <Fold title={t('report.ideas')}>
          <ul className="grid list-disc gap-1 px-4 pb-4 pl-9 text-13 text-ink-soft sm:px-5 sm:pl-10">
            {ideas.map(({ agent, name, text }) => (
              <li key={`${agent} ${text}`}>
                {name}: {text}
              </li>
            ))}
          </ul>
        </Fold>
      )}
      {notes.length > 0 && (
        <Fold title={t('report.notes')}>
          <ul className="grid gap-1 px-4 pb-4 text-13 text-ink-soft sm:px-5">
            {notes.map((text) => (
              <li key={text}>
                <Sentence text={text} />
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </div>
  )
}

function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="overflow-hidden rounded-8 border border-line bg-surface">
      <summary className="cursor-pointer px-4 py-3 text-14 font-medium select-none hover:bg-hover focus-visible:-outline-offset-2 sm:px-5">
        {title}
      </summary>
      {children}
    </details>
  )
}
