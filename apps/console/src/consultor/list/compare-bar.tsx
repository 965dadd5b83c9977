import type { ExecutionView } from '@recado/contracts/executions'
import { ExecutionId } from '@recado/contracts/ids'
import { Link } from '@tanstack/react-router'
import { Columns2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { wireId } from '../../api/wire-id.ts'
import { Button, buttonStyle } from '../../design/button.tsx'

/** Appears once something is chosen, and leads on once it is two. */
export function CompareBar({ executions, onClear }: { executions: readonly ExecutionView[]; onClear(): void }) {
  const { t } = useTranslation(['consultor', 'common'])
  const [first, second] = executions
  if (first === undefined) return null
  return (
    <div className="sticky bottom-20 z-20 mt-3 flex animate-rise flex-wrap items-center gap-x-3 gap-y-2 rounded-8 border border-line bg-raised py-2 pr-2 pl-4 shadow-pop md:bottom-4">
      <p role="status" className="min-w-0 flex-1 basis-40 text-13">
        {t(second === undefined ? 'compare.one_more' : 'compare.two')}
      </p>
      <Button onClick={onClear}>{t('common:actions.cancel')}</Button>
      {second !== undefined && (
        <Link
          to="/consultor/comparar"
          // The older one first: what came of it stands on the right.
          search={{ a: wireId(ExecutionId, second.execution_id), b: wireId(ExecutionId, first.execution_id) }}
          className={buttonStyle({ kind: 'primary' })}
        >
          <Columns2 size={16} aria-hidden />
          {t('compare.action')}
        </Link>
      )}
    </div>
  )
}
