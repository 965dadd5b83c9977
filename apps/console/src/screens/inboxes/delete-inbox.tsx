import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { DeleteByName } from '../../forms/delete-by-name.tsx'
import type { Inbox } from '../../inbox/inbox.api.ts'
import { useServices } from '../../services.ts'
import { deleteInbox } from './inboxes.api.ts'

export function DeleteInbox({ inbox: { id, name } }: { inbox: Inbox }) {
  const { t } = useTranslation('inboxes')
  const { http } = useServices()
  const navigate = useNavigate()
  return (
    <DeleteByName
      name={name}
      texts={{
        action: t('delete'),
        title: t('delete_title', { name }),
        text: t('delete_text'),
        deleted: t('deleted', { name }),
      }}
      changes={['inboxes-of-company']}
      remove={() => deleteInbox(http, id)}
      onDeleted={() => void navigate({ to: '/configuracoes/canais' })}
    />
  )
}
