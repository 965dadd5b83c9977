import { SystemRole } from '@recado/contracts/permissions'
import { useTranslation } from 'react-i18next'

const OFFICE_ROLES = ['partner_admin', 'platform_owner'] as const

/** A role as people say it: our words for the system's own, the given name for a company's. */
export function useRoleName(): (role: string, given?: string) => string {
  const { t } = useTranslation()
  return (role, given) => {
    const known = SystemRole.safeParse(role).data ?? OFFICE_ROLES.find((key) => key === role)
    return known === undefined ? (given ?? role) : t(`roles.${known}`)
  }
}
