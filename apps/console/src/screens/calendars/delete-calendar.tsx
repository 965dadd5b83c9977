import { useNavigate } from '@tanstack/react-router'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Button } from '../../design/button.tsx'
import { ConfirmByName } from '../../design/confirm-by-name.tsx'
import { useServices } from '../../services.ts'
import { type Calendar, deleteCalendar } from './calendars.api.ts'

export function DeleteCalendar({ calendar: { id, name } }: { calendar: Calendar }) {
  const { t } = useTranslation('calendars')
  const { http } = useServices()
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const remove = useAct({
    run: () => deleteCalendar(http, id),
    changes: ['calendars'],
    done: () => ({ text: t('deleted', { name }) }),
  })
  return (
    <>
      <Button kind="ghost" onClick={() => setAsking(true)}>
        <Trash2 size={16} aria-hidden />
        {t('delete')}
      </Button>
      {asking && (
        <ConfirmByName
          open
          onOpenChange={setAsking}
          title={t('delete_title', { name })}
          description={t('delete_text')}
          name={name}
          action={t('delete')}
          busy={remove.isPending}
          onConfirm={() =>
            remove.mutate(undefined, {
              onSuccess: () => void navigate({ to: '/configuracoes/horarios' }),
              onSettled: () => setAsking(false),
            })
          }
        />
      )}
    </>
  )
}
