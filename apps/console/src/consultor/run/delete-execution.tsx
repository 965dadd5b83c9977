import type { ExecutionDetail } from '@recado/contracts/executions'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { ConfirmByName } from '../../design/confirm-by-name.tsx'
import { useServices } from '../../services.ts'
import { deleteExecution, EXECUTIONS } from '../consultor.api.ts'

/** A run has no name but its text: its first words are what must be typed. */
const WORDS = 3

export function DeleteExecution({ execution, onClose }: { execution: ExecutionDetail; onClose(): void }) {
  const { t } = useTranslation('consultor')
  const { http } = useServices()
  const navigate = useNavigate()
  const act = useAct({
    run: () => deleteExecution(http, execution.execution_id),
    changes: [EXECUTIONS],
    done: () => ({ text: t('delete.deleted') }),
    after: () => void navigate({ to: '/consultor' }),
  })
  const name = execution.title.split(/\s+/).slice(0, WORDS).join(' ')
  return (
    <ConfirmByName
      open
      onOpenChange={(open) => open || onClose()}
      title={t('delete.title')}
      description={t('delete.text')}
      name={name}
      action={t('delete.action')}
      busy={act.isPending}
      onConfirm={() => act.mutate(undefined, { onError: onClose })}
    />
  )
}
