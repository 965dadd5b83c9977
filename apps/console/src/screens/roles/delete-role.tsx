import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { ConfirmByName } from '../../design/confirm-by-name.tsx'
import { useServices } from '../../services.ts'
import { deleteRole, type Role } from './roles.api.ts'

export function DeleteRole({ role, onClose }: { role: Role; onClose(): void }) {
  const { t } = useTranslation('people')
  const { http } = useServices()
  const remove = useAct({
    run: async () => {
      if (role.id !== null) await deleteRole(http, role.id)
      onClose()
    },
    changes: ['roles'],
    done: () => ({ text: t('roles.deleted', { name: role.name }) }),
  })
  return (
    <ConfirmByName
      open
      onOpenChange={(open) => open || onClose()}
      title={t('roles.delete_title', { name: role.name })}
      description={t('roles.delete_text')}
      name={role.name}
      action={t('roles.delete')}
      busy={remove.isPending}
      onConfirm={() => remove.mutate(undefined)}
    />
  )
}
