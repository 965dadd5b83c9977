import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { DeleteByName } from '../../forms/delete-by-name.tsx'
import { useServices } from '../../services.ts'
import { type Calendar, deleteCalendar } from './calendars.api.ts'

export function DeleteCalendar({ calendar: { id, name } }: { calendar: Calendar }) {
  const { t } = useTranslation('calendars')
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
      changes={['calendars']}
      remove={() => deleteCalendar(http, id)}
      onDeleted={() => void navigate({ to: '/configuracoes/horarios' })}
    />
  )
}
