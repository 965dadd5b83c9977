import type { ExecutionResult } from '@recado/contracts/execution-result'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../design/avatar.tsx'
import { Sentence } from './sentence.tsx'

/** What each member sees in the figures. */
export function Findings({ findings }: { findings: ExecutionResult['findings'] }) {
  const { t } = useTranslation('consultor')
  if (findings.length === 0) return null
  return (
    <section aria-labelledby="diagnosis" className="grid gap-3">
      <h2 id="diagnosis" className="text-16 font-semibold">
        {t('report.diagnosis')}
      </h2>
      <ul className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        {findings.map(({ agent, name, texts }) => (
          <li key={agent} className="grid grid-cols-[auto_minmax(0,1fr)] content-start gap-3">
            <Avatar name={name} size="small" />
            <div className="grid gap-1">
              <h3 className="text-13 font-medium">{name}</h3>
              {texts.map((text) => (
                <p key={text} className="text-13 text-pretty text-ink-soft">
                  <Sentence text={text} />
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
