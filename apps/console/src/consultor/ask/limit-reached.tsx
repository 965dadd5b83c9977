import { Link } from '@tanstack/react-router'
import { Sparkles } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ApiProblem } from '../../api/api-problem.ts'
import { buttonStyle } from '../../design/button.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useMay } from '../../session/me-context.ts'

/** The plan is used up, or has none of it: what was used, and the one way on. */
export function LimitReached({ problem: { extra } }: { problem: ApiProblem }) {
  const { t } = useTranslation('consultor')
  const format = useFormat()
  const may = useMay()
  const [used, limit] = [Number(extra.executions_used ?? 0), Number(extra.executions_limit ?? 0)]
  const isIncluded = limit > 0
  return (
    <section
      role="alert"
      className="grid justify-items-start gap-3 rounded-8 border border-line bg-accent-soft px-5 py-4 text-13"
    >
      <h2 className="flex items-center gap-2 text-14 font-semibold">
        <Sparkles size={16} className="text-accent-text" aria-hidden />
        {t(isIncluded ? 'limit.title' : 'limit.none_title')}
      </h2>
      <p className="text-ink-soft">
        {isIncluded && `${t('limit.used', { used: format.number(used), limit: format.number(limit) })} `}
        {t(may('billing.read') ? 'limit.kept' : 'limit.ask_somebody')}
      </p>
      {may('billing.read') && (
        <Link to="/configuracoes/plano" className={buttonStyle({ kind: 'primary' })}>
          {t('limit.upgrade')}
        </Link>
      )}
    </section>
  )
}
