import type { ExecutionDetail } from '@recado/contracts/executions'
import { ExecutionId } from '@recado/contracts/ids'
import { Link } from '@tanstack/react-router'
import { CircleAlert, CircleHelp, CircleSlash } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { wireId } from '../../api/wire-id.ts'
import { Button, buttonStyle } from '../../design/button.tsx'
import { Notice } from '../../design/notice.tsx'

const STOPS = {
  rejected: { icon: CircleAlert, tone: 'bad' },
  failed: { icon: CircleAlert, tone: 'bad' },
  cancelled: { icon: CircleSlash, tone: 'accent' },
  partial: { icon: CircleAlert, tone: 'warn' },
} as const

interface StopNoticeProps {
  execution: ExecutionDetail
  /** Where what is missing can be filled in; undefined: that is what is shown. */
  onAddFigures: (() => void) | undefined
}

/** Why a run ended otherwise than it should, and the way on. */
export function StopNotice({ execution, onAddFigures }: StopNoticeProps) {
  const { execution_id, status, explanation, result } = execution
  const { t } = useTranslation('consultor')
  // It has answered what it could, and needs more for a decision.
  if (explanation !== null && result !== null && (status === 'complete' || status === 'needs_input')) {
    return (
      <div className="mb-5">
        <Notice
          icon={CircleHelp}
          tone="accent"
          action={onAddFigures && <Button onClick={onAddFigures}>{t('stops.add_figures')}</Button>}
        >
          {explanation}
        </Notice>
      </div>
    )
  }
  const stop = STOPS[status as keyof typeof STOPS] as (typeof STOPS)[keyof typeof STOPS] | undefined
  if (stop === undefined) return null
  return (
    <div className="mb-5">
      <Notice
        icon={stop.icon}
        tone={stop.tone}
        action={
          status !== 'partial' && (
            <Link to="/consultor/nova" search={{ de: wireId(ExecutionId, execution_id) }} className={buttonStyle()}>
              {t('ask_again')}
            </Link>
          )
        }
      >
        {explanation ?? t(`stops.${status as keyof typeof STOPS}`)}
      </Notice>
    </div>
  )
}
