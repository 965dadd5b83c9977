import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { SkeletonRows } from '../../design/skeleton.tsx'
import { useServices } from '../../services.ts'
import { useMay } from '../../session/me-context.ts'
import { DeleteRole } from './delete-role.tsx'
import { RoleDialog } from './role-dialog.tsx'
import { RoleMatrix } from './role-matrix.tsx'
import { listRoles, type Role } from './roles.api.ts'

type Open = { kind: 'new' } | { kind: 'edit' | 'delete'; role: Role }

export function RolesScreen() {
  const { t } = useTranslation(['people', 'common'])
  const { http } = useServices()
  const mayManage = useMay()('roles.manage')
  const roles = useQuery({ queryKey: ['roles', 'all'], queryFn: () => listRoles(http) })
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  return (
    <>
      <PageHeader
        title={t('roles.title')}
        description={t('roles.text')}
        actions={
          mayManage && (
            <Button kind="primary" onClick={() => setOpen({ kind: 'new' })}>
              <Plus size={16} aria-hidden />
              {t('roles.new')}
            </Button>
          )
        }
      />
      <Card>
        {roles.isError ? (
          <ErrorState error={roles.error} onRetry={() => void roles.refetch()} />
        ) : roles.data === undefined ? (
          <SkeletonRows label={t('common:loading')} rows={8} />
        ) : (
          <RoleMatrix
            roles={roles.data.items}
            {...(mayManage && {
              onEdit: (role: Role) => setOpen({ kind: 'edit', role }),
              onDelete: (role: Role) => setOpen({ kind: 'delete', role }),
            })}
          />
        )}
      </Card>
      {open?.kind === 'new' && <RoleDialog onClose={close} />}
      {open?.kind === 'edit' && <RoleDialog role={open.role} onClose={close} />}
      {open?.kind === 'delete' && <DeleteRole role={open.role} onClose={close} />}
    </>
  )
}
