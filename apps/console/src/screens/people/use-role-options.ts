import { SYSTEM_ROLES } from '@recado/contracts/permissions'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { SelectOption } from '../../design/select.tsx'
import { useRoleName } from '../../i18n/use-role-name.ts'
import { useServices } from '../../services.ts'
import { useMay } from '../../session/me-context.ts'
import { listRoles } from '../roles/roles.api.ts'

/** Roles to choose from: the company's own too, where the person may see them. */
export function useRoleOptions(): SelectOption[] {
  const { t } = useTranslation('people')
  const { http } = useServices()
  const may = useMay()
  const roleName = useRoleName()
  const roles = useQuery({ queryKey: ['roles', 'all'], queryFn: () => listRoles(http), enabled: may('roles.read') })
  const custom = (roles.data?.items ?? []).filter(({ system }) => !system)
  return [
    ...SYSTEM_ROLES.map((key) => ({ value: key, label: roleName(key), detail: t(`role_details.${key}`) })),
    ...custom.map(({ key, name }) => ({ value: key, label: name })),
  ]
}
