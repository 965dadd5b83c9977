import { useTranslation } from 'react-i18next'
import { Card } from '../../design/card.tsx'
import { groupPermissions } from '../../permissions/group-permissions.ts'
import { useMe } from '../../session/me-context.ts'

/** What the person may do, in plain words. */
export function PermissionList() {
  const { t } = useTranslation(['settings', 'permissions'])
  const me = useMe()
  const groups = groupPermissions(me.permissions)
  return (
    <Card title={t('permissions.title')}>
      {groups.length === 0 && <p className="text-13 text-ink-soft">{t(`permissions.office.${me.realm}`)}</p>}
      <div className="grid gap-5">
        {groups.map(({ group, permissions }) => (
          <div key={group}>
            <h3 className="mb-1 text-12 font-medium text-ink-faint">{t(`permissions:groups.${group}`)}</h3>
            <ul className="text-13 text-ink-soft">
              {permissions.map((permission, index) => (
                <li key={permission} className="inline">
                  {index > 0 && <span aria-hidden> · </span>}
                  {t(`permissions:words.${permission}`)}
                </li>
              ))}
            </ul>
          </div>
        ))}
        {me.visibility !== null && (
          <p className="border-t border-line pt-4 text-13 text-ink-soft">
            {t(`permissions:visibility.${me.visibility}`)}
          </p>
        )}
      </div>
    </Card>
  )
}
