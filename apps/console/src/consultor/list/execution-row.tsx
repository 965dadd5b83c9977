import type { ExecutionView } from '@recado/contracts/executions'
import { ExecutionId } from '@recado/contracts/ids'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { wireId } from '../../api/wire-id.ts'
import { Badge } from '../../design/badge.tsx'
import { Checkbox } from '../../design/checkbox.tsx'
import { RelativeTime } from '../../i18n/relative-time.tsx'
import { EXECUTION_TONE } from '../execution-tone.ts'

interface ExecutionRowProps {
  execution: ExecutionView
  chosen: boolean
  /** Takes it in to be compared; undefined where there is nothing to compare with. */
  onChoose: ((chosen: boolean) => void) | undefined
}

/** One run in the list: what was asked, how it stands, who asked and when. */
export function ExecutionRow({ execution, chosen, onChoose }: ExecutionRowProps) {
  const { t } = useTranslation('consultor')
  const { execution_id, title, status, question_label, business_type, created_by, created_at, started_at } = execution
  const waits = status === 'running' && started_at === null
  const isReadable = status === 'complete' || status === 'partial'
  return (
    <li className="flex min-h-18 items-center gap-3 border-b border-line px-4 last:border-0 hover:bg-hover/50 sm:px-5">
      {onChoose && (
        <Checkbox
          aria-label={t('compare.choose', { title })}
          checked={chosen}
          disabled={!isReadable}
          onChange={({ target }) => onChoose(target.checked)}
        />
      )}
      <Link
        to="/consultor/$executionId"
        params={{ executionId: wireId(ExecutionId, execution_id) }}
        className="grid min-w-0 flex-1 gap-1 py-3 focus-visible:-outline-offset-2"
      >
        <span className="flex min-w-0 items-center gap-2">
          <span className="truncate text-14 font-medium">{title}</span>
        </span>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-12 text-ink-soft">
          <Badge tone={waits ? 'neutral' : EXECUTION_TONE[status]}>{t(waits ? 'waits' : `status.${status}`)}</Badge>
          {question_label && <span className="truncate">{question_label}</span>}
          {business_type !== '' && <span className="truncate text-ink-faint">{business_type}</span>}
          <span className="text-ink-faint">
            {created_by} · <RelativeTime value={created_at} />
          </span>
        </span>
      </Link>
    </li>
  )
}
