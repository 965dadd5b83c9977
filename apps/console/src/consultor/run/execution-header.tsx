import type { ExecutionDetail } from '@recado/contracts/executions'
import { ExecutionId } from '@recado/contracts/ids'
import { useNavigate } from '@tanstack/react-router'
import { MessageSquareQuote, MoreHorizontal, RefreshCw, Square, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { wireId } from '../../api/wire-id.ts'
import { Badge } from '../../design/badge.tsx'
import { Button } from '../../design/button.tsx'
import { Menu, MenuItem } from '../../design/menu.tsx'
import { RelativeTime } from '../../i18n/relative-time.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useServices } from '../../services.ts'
import { cancelExecution, EXECUTIONS } from '../consultor.api.ts'
import { EXECUTION_TONE } from '../execution-tone.ts'
import { DeleteExecution } from './delete-execution.tsx'
import { ExportMenu } from './export-menu.tsx'

/** What was asked, how it stands, and what can be done with it. */
export function ExecutionHeader({ execution }: { execution: ExecutionDetail }) {
  const { t } = useTranslation('consultor')
  const { http } = useServices()
  const format = useFormat()
  const navigate = useNavigate()
  const [deleting, setDeleting] = useState(false)
  const {
    execution_id: id,
    title,
    status,
    started_at,
    created_by,
    created_at,
    analysis_depth,
    model,
    usage,
  } = execution
  const waits = status === 'running' && started_at === null
  const cancel = useAct({
    run: () => cancelExecution(http, id),
    changes: [EXECUTIONS],
    done: () => ({ text: t('cancelled') }),
  })
  return (
    <header className="mb-5 grid gap-3">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <h1 className="min-w-0 flex-1 basis-80 text-20 font-semibold text-pretty">{title}</h1>
        <div className="flex flex-wrap gap-2">
          {status === 'running' && (
            <Button busy={cancel.isPending} onClick={() => cancel.mutate(undefined)}>
              {!cancel.isPending && <Square size={14} aria-hidden />}
              {t('cancel')}
            </Button>
          )}
          {execution.result !== null && <ExportMenu id={id} />}
          <Menu
            trigger={
              <Button kind="ghost" size="icon" aria-label={t('more')}>
                <MoreHorizontal size={16} aria-hidden />
              </Button>
            }
          >
            <MenuItem
              icon={<RefreshCw size={16} aria-hidden />}
              onSelect={() => void navigate({ to: '/consultor/nova', search: { de: wireId(ExecutionId, id) } })}
            >
              {t('ask_again')}
            </MenuItem>
            <MenuItem danger icon={<Trash2 size={16} aria-hidden />} onSelect={() => setDeleting(true)}>
              {t('delete.action')}
            </MenuItem>
          </Menu>
        </div>
      </div>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-12 text-ink-soft">
        <Badge tone={waits ? 'neutral' : EXECUTION_TONE[status]}>{t(waits ? 'waits' : `status.${status}`)}</Badge>
        <span>
          {created_by} · <RelativeTime value={created_at} />
        </span>
        <span>{t(`depths.${analysis_depth}`)}</span>
        <span>{model === 'offline' ? t('by_rule') : model}</span>
        {usage.calls > 0 && (
          <span>
            {t('tokens', { count: usage.calls, tokens: format.number(usage.input_tokens + usage.output_tokens) })}
          </span>
        )}
      </p>
      <details className="group text-13">
        <summary className="inline-flex cursor-pointer items-center gap-1.5 text-ink-soft hover:text-ink">
          <MessageSquareQuote size={14} aria-hidden />
          {t('your_text')}
        </summary>
        <p className="mt-2 max-w-180 rounded-8 bg-sunken px-4 py-3 text-14 whitespace-pre-wrap">
          {execution.problem_description}
        </p>
      </details>
      {deleting && <DeleteExecution execution={execution} onClose={() => setDeleting(false)} />}
    </header>
  )
}
