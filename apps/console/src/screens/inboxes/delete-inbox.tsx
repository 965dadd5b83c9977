import { useNavigate } from '@tanstack/react-router'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Button } from '../../design/button.tsx'
import { ConfirmByName } from '../../design/confirm-by-name.tsx'
import type { Inbox } from '../../inbox/inbox.api.ts'
import { useServices } from '../../services.ts'
import { deleteInbox } from './inboxes.api.ts'

export function DeleteInbox({ inbox: { id, name } }: { inbox: Inbox }) {
  const { t } = useTranslation('inboxes')
  const { http } = useServices()
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const remove = useAct({
    run: () => deleteInbox(http, id),
    changes: ['inboxes-of-company'],
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
              onSuccess: () => void navigate({ to: '/configuracoes/canais' }),
              onSettled: () => setAsking(false),
            })
          }
        />
      )}
    </>
  )
}
