import type { MemberId } from '@recado/contracts/ids'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../design/avatar.tsx'
import { Checkbox } from '../../design/checkbox.tsx'
import { Input } from '../../design/input.tsx'
import type { Colleague } from '../../inbox/inbox.api.ts'

/** From this many on, a line to search in is worth its room. */
const MANY = 8

interface MemberPickerProps {
  colleagues: readonly Colleague[]
  value: readonly MemberId[]
  onChange(value: MemberId[]): void
}

/** People to tick; those ticked already come first when it opens. */
export function MemberPicker({ colleagues, value, onChange }: MemberPickerProps) {
  const { t } = useTranslation('teams')
  const id = useId()
  const [search, setSearch] = useState('')
  const [first] = useState(() => new Set(value))
  const wanted = plain(search)
  const shown = colleagues
    .filter(({ status, id }) => status === 'active' || first.has(id))
    .filter(({ name, email }) => plain(`${name} ${email}`).includes(wanted))
    .toSorted((a, b) => Number(first.has(b.id)) - Number(first.has(a.id)) || a.name.localeCompare(b.name))
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 text-13 font-medium">{t('members', { count: value.length })}</legend>
      {colleagues.length >= MANY && (
        <Input
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
      )}
      <ul className="max-h-72 overflow-y-auto rounded-8 border border-line">
        {shown.map((colleague) => (
          <li key={colleague.id} className="border-b border-line last:border-0">
            <label
              htmlFor={`${id}-${colleague.id}`}
              className="flex min-h-12 cursor-pointer items-center gap-3 px-3 hover:bg-hover"
            >
              <Checkbox
                id={`${id}-${colleague.id}`}
                checked={value.includes(colleague.id)}
                onChange={({ target }) =>
                  onChange(
                    target.checked ? [...value, colleague.id] : value.filter((member) => member !== colleague.id),
                  )
                }
              />
              <Avatar name={colleague.name} photo={colleague.photo_url} />
              <span className="min-w-0">
                <span className="block truncate text-13 font-medium">{colleague.name}</span>
                <span className="block truncate text-12 text-ink-faint">{colleague.email}</span>
              </span>
            </label>
          </li>
        ))}
        {shown.length === 0 && <li className="px-3 py-4 text-13 text-ink-soft">{t('nobody_found')}</li>}
      </ul>
    </fieldset>
  )
}

/** Lower case without accents: "joao" finds "João". */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
