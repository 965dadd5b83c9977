import { Inbox } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { EmptyState } from '../../../design/empty-state.tsx'
import { useCounters } from '../../../inbox/use-counters.ts'
import { useTakeNext } from '../../../inbox/use-take-next.ts'
import { useMay, useMe } from '../../../session/me-context.ts'

/** Nothing to see does not mean that nobody waits: who sees only their own is told how many they may take. */
export function NothingUnassigned() {
  const { t } = useTranslation('inbox')
  const may = useMay()
  const { member_id } = useMe()
  const count = useCounters()?.takeable ?? 0
  const takeNext = useTakeNext()
  if (count === 0) {
    return (
      <EmptyState icon={Inbox} title={t('empty.nao-atribuidas.title')}>
        {t('empty.nao-atribuidas.text')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={Inbox}
      title={t('empty.takeable.title', { count, number: count > 99 ? '99+' : count })}
      action={
        member_id !== null &&
        may('conversations.write') && (
          <Button kind="primary" aria-keyshortcuts="P" busy={takeNext.isPending} onClick={() => takeNext.mutate()}>
            {t('take_next.label')}
          </Button>
        )
      }
    >
      {t('empty.takeable.text')}
    </EmptyState>
  )
}
