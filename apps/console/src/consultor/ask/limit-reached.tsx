import { Sparkles } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ApiProblem } from '../../api/api-problem.ts'
import { buttonStyle } from '../../design/button.tsx'
import { useFormat } from '../../i18n/use-format.ts'

/** The plan is used up: what was used, and the one way on. */
export function LimitReached({ problem }: { problem: ApiProblem }) {
  const { t } = useTranslation('consultor')
  const format = useFormat()
  const { executions_used: used, executions_limit: limit, upgrade_url: url } = problem.extra
  return (
    <section
      role="alert"
      className="grid justify-items-start gap-3 rounded-8 border border-line bg-accent-soft px-5 py-4 text-13"
    >
      <h2 className="flex items-center gap-2 text-14 font-semibold">
        <Sparkles size={16} className="text-accent-text" aria-hidden />
        {t('limit.title')}
      </h2>
      <p className="text-ink-soft">
        {typeof used === 'number' && typeof limit === 'number'
          ? t('limit.used', { used: format.number(used), limit: format.number(limit) })
          : problem.problem.detail}{' '}
        {t('limit.kept')}
      </p>
      {typeof url === 'string' && (
        <a href={url} className={buttonStyle({ kind: 'primary' })}>
          {t('limit.upgrade')}
        </a>
      )}
    </section>
  )
}
