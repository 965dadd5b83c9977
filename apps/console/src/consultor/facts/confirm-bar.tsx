import { ExecutionDetail } from '@recado/contracts/executions'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { detailOf } from '../../api/api-problem.ts'
import { Button } from '../../design/button.tsx'
import { FormError } from '../../forms/form-error.tsx'
import { forgetUnsaved } from '../../forms/unsaved.ts'
import { readConflict } from '../../forms/use-edit.ts'
import { useServices } from '../../services.ts'
import { EXECUTIONS, executionQuery, putFacts } from '../consultor.api.ts'
import { forgetTypedFacts } from './typed-facts.ts'
import type { EditedFacts } from './use-fact-table.ts'

interface ConfirmBarProps {
  execution: ExecutionDetail
  table: EditedFacts
  /** Lines that still wait for a word: sending them says that they are right. */
  doubtful: number
}

/** Says that the table is right, and has the board work with it. */
export function ConfirmBar({ execution, table, doubtful }: ConfirmBarProps) {
  const { t } = useTranslation('consultor')
  const { http } = useServices()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const [message, setMessage] = useState<string>()
  const waits = execution.status === 'needs_input' && execution.result === null
  if (!execution.can_put_facts || (!waits && !table.isDirty)) return null
  const send = async () => {
    const bodies = table.bodies()
    if (bodies === undefined) return setMessage(t('facts.fix_numbers'))
    setBusy(true)
    setMessage(undefined)
    try {
      const next = await putFacts(http, execution, bodies)
      forgetTypedFacts(execution.execution_id)
      forgetUnsaved()
      queries.setQueryData(executionQuery(http, execution.execution_id).queryKey, next)
      void queries.invalidateQueries({ queryKey: [EXECUTIONS, 'list'] })
      await navigate({ to: '.', replace: true, search: {} })
    } catch (error) {
      const conflict = readConflict(error, ExecutionDetail)
      if (conflict !== undefined)
        queries.setQueryData(executionQuery(http, execution.execution_id).queryKey, conflict.current)
      setMessage(conflict === undefined ? (detailOf(error) ?? 'unreachable') : t('facts.changed_meanwhile'))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="sticky bottom-20 z-20 grid gap-2 rounded-8 border border-line bg-raised p-2 shadow-pop md:bottom-4">
      <FormError error={message === undefined ? undefined : { message }} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 pl-2">
        <p role="status" className="min-w-0 flex-1 basis-40 text-13">
          {doubtful > 0 ? t('facts.to_confirm', { count: doubtful }) : t(waits ? 'facts.ready' : 'facts.changed')}
        </p>
        <Button kind="primary" busy={busy} onClick={() => void send()}>
          {t(waits ? 'facts.confirm' : 'facts.again')}
          {!busy && <ArrowRight size={16} aria-hidden />}
        </Button>
      </div>
    </div>
  )
}
