import { Check, Minus, MoreHorizontal, Pencil, Trash2 } from 'lucide-react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Menu, MenuItem } from '../../design/menu.tsx'
import { useRoleName } from '../../i18n/use-role-name.ts'
import { groupPermissions } from '../../permissions/group-permissions.ts'
import type { Role } from './roles.api.ts'

interface RoleMatrixProps {
  roles: readonly Role[]
  onEdit?(role: Role): void
  onDelete?(role: Role): void
}

/** Permissions down, roles across; the words stay in view while the roles scroll. */
export function RoleMatrix({ roles, onEdit, onDelete }: RoleMatrixProps) {
  const { t } = useTranslation(['people', 'permissions'])
  const roleName = useRoleName()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="-mx-4 overflow-x-auto sm:-mx-5" aria-label={t('roles.matrix')} tabIndex={0}>
      <table className="w-full text-13">
        <thead>
          <tr className="border-b border-line">
            <th scope="col" className="sticky left-0 z-10 min-w-50 bg-surface px-4 py-2 text-left font-medium sm:px-5">
              <span className="sr-only">{t('roles.permission')}</span>
            </th>
            {roles.map((role) => (
              <th key={role.key} scope="col" className="min-w-24 px-2 py-2 align-bottom font-medium">
                <span className="flex items-center justify-center gap-0.5">
                  {roleName(role.key, role.name)}
                  {!role.system && onEdit && onDelete && (
                    <Menu
                      trigger={
                        <Button kind="ghost" size="icon" aria-label={t('roles.more', { name: role.name })}>
                          <MoreHorizontal size={16} aria-hidden />
                        </Button>
                      }
                    >
                      <MenuItem icon={<Pencil size={16} aria-hidden />} onSelect={() => onEdit(role)}>
                        {t('roles.edit')}
                      </MenuItem>
                      <MenuItem danger icon={<Trash2 size={16} aria-hidden />} onSelect={() => onDelete(role)}>
                        {t('roles.delete')}
                      </MenuItem>
                    </Menu>
                  )}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groupPermissions().map(({ group, permissions }) => (
            <Fragment key={group}>
              <tr>
                <th
                  scope="rowgroup"
                  colSpan={roles.length + 1}
                  className="px-4 pt-5 pb-1.5 text-left text-12 font-medium text-ink-faint sm:px-5"
                >
                  {t(`permissions:groups.${group}`)}
                </th>
              </tr>
              {permissions.map((permission) => (
                <tr key={permission} className="border-b border-line last:border-0">
                  <th
                    scope="row"
                    className="sticky left-0 z-10 bg-surface px-4 py-2 text-left font-normal text-ink-soft sm:px-5"
                  >
                    {t(`permissions:words.${permission}`)}
                  </th>
                  {roles.map((role) => (
                    <td key={role.key} className="px-2 py-2">
                      <Mark on={role.permissions.includes(permission)} />
                    </td>
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
          <tr>
            <th
              scope="row"
              className="sticky left-0 z-10 bg-surface px-4 pt-5 pb-2 text-left font-normal text-ink-soft sm:px-5"
            >
              {t('roles.visibility')}
            </th>
            {roles.map((role) => (
              <td key={role.key} className="px-2 pt-5 pb-2 text-center text-12 text-ink-soft">
                {t(`roles.sees.${role.visibility}`)}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  )
}

function Mark({ on }: { on: boolean }) {
  const { t } = useTranslation('people')
  const Icon = on ? Check : Minus
  return (
    <span className="grid place-items-center">
      <Icon
        size={16}
        role="img"
        aria-label={t(on ? 'roles.yes' : 'roles.no')}
        className={on ? 'text-good' : 'text-line-strong'}
      />
    </span>
  )
}
