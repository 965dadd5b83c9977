import type { Permission } from '@recado/contracts/permissions'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Checkbox } from '../design/checkbox.tsx'
import { groupPermissions } from './group-permissions.ts'

interface PermissionPickerProps {
  /** What may be given: nobody gives what they do not have. */
  offered: readonly Permission[]
  value: readonly Permission[]
  onChange(value: Permission[]): void
}

/** Permissions to tick, by group. */
export function PermissionPicker({ offered, value, onChange }: PermissionPickerProps) {
  const { t } = useTranslation('permissions')
  const id = useId()
  return (
    <div className="rounded-8 border border-line px-4 pt-4 sm:columns-2">
      {groupPermissions(offered).map(({ group, permissions }) => (
        <fieldset key={group} className="break-inside-avoid pb-4">
          <legend className="mb-1.5 text-12 font-medium text-ink-faint">{t(`groups.${group}`)}</legend>
          {permissions.map((permission) => (
            <label
              key={permission}
              htmlFor={`${id}-${permission}`}
              className="flex min-h-8 items-center gap-2.5 text-13"
            >
              <Checkbox
                id={`${id}-${permission}`}
                checked={value.includes(permission)}
                onChange={({ target }) =>
                  onChange(target.checked ? [...value, permission] : value.filter((name) => name !== permission))
                }
              />
              {t(`words.${permission}`)}
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  )
}
