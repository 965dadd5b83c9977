import { ArrowDownToLine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../../design/icon-button.tsx'
import { useTakeNext } from '../../../inbox/use-take-next.ts'
import { useMay, useMe } from '../../../session/me-context.ts'

/** For who is given nothing by itself: the conversation that waits longest. */
export function TakeNext() {
  const { t } = useTranslation('inbox')
  const may = useMay()
  const me = useMe()
  const takeNext = useTakeNext()
  if (me.member_id === null || !may('conversations.write')) return null
  return (
    <IconButton
      icon={ArrowDownToLine}
      label={t('take_next.label')}
      keys="P"
      busy={takeNext.isPending}
      onClick={() => takeNext.mutate()}
    />
  )
}
