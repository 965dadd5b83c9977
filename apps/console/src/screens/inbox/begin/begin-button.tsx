import { SquarePen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../../design/icon-button.tsx'
import { type BeginWith, beginRequests } from '../../../inbox/begin-requests.ts'
import { useMay, useMe } from '../../../session/me-context.ts'

/** Writes first: to the contact it stands beside, or to whom one chooses. */
export function BeginButton({ contact }: { contact?: BeginWith }) {
  const { t } = useTranslation('inbox')
  const may = useMay()
  const { member_id } = useMe()
  if (member_id === null || !may('conversations.write')) return null
  return <IconButton icon={SquarePen} label={t('begin.title')} keys="C" onClick={() => beginRequests.ask(contact)} />
}
