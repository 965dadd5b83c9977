import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../design/avatar.tsx'
import { RelativeTime } from '../../i18n/relative-time.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useColleagues } from '../../inbox/use-colleagues.ts'
import { nameDevice } from '../account/name-device.ts'
import type { AuditEntry } from './audit.api.ts'
import { useActionName } from './use-action-name.ts'
import { useDetailWords } from './use-detail-words.ts'

/** One act; opened, it shows from where and what changed. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation('audit')
  const format = useFormat()
  const actionName = useActionName()
  // Ids of actors are of many kinds, and as the database has them.
  const photo = useColleagues().find(({ id }) => id === entry.actor.id)?.photo_url
  // The program's own parts have names for programs: `accept-invitation`.
  const who = entry.actor.kind === 'system' ? t('system') : entry.actor.name || t('somebody')
  return (
    <li className="border-b border-line last:border-0">
      <details className="group">
        <summary className="flex min-h-14 cursor-pointer list-none items-center gap-3 px-4 py-2 hover:bg-hover focus-visible:-outline-offset-2 sm:px-5">
          <Avatar name={who} photo={photo} />
          <span className="grid min-w-0 flex-1">
            <span className="text-13 sm:truncate">
              <span className="font-medium">{who}</span>{' '}
              <span className="text-ink-soft">{actionName(entry.action)}</span>
            </span>
            <span className="text-12 text-ink-faint sm:hidden">
              <RelativeTime value={entry.at} />
            </span>
            {entry.impersonator && (
              <span className="truncate text-12 text-warn">{t('on_behalf', { name: entry.impersonator.name })}</span>
            )}
          </span>
          <span className="text-12 text-ink-faint max-sm:hidden">
            <RelativeTime value={entry.at} />
          </span>
          <ChevronRight
            size={16}
            className="text-ink-faint transition-transform duration-120 group-open:rotate-90"
            aria-hidden
          />
        </summary>
        <div className="grid gap-3 bg-sunken px-4 py-3 text-12 sm:px-5">
          <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
            <Fact name={t('when')} value={format.dateTime(entry.at)} />
            <Fact name={t('ip')} value={entry.ip} />
            <Fact name={t('device')} value={nameDevice(entry.user_agent)} />
            <Fact name={t('target')} value={targetName(entry, t(`kinds.${entry.target_kind as 'member'}`))} />
          </dl>
          <Changes before={entry.before} after={entry.after} />
        </div>
      </details>
    </li>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  if (value.trim() === '') return null
  return (
    <div className="flex min-w-0 gap-2">
      <dt className="shrink-0 text-ink-faint">{name}</dt>
      <dd className="truncate" title={value}>
        {value}
      </dd>
    </div>
  )
}

function Changes({ before, after }: Pick<AuditEntry, 'before' | 'after'>) {
  const { t } = useTranslation('audit')
  const words = useDetailWords()
  const keys = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter(
    (key) => words.field(key) !== undefined,
  )
  if (keys.length === 0) return null
  return (
    <table className="w-full table-fixed">
      <thead>
        <tr className="text-left text-ink-faint">
          <th scope="col" className="pr-3 pb-1 font-normal">
            {t('field')}
          </th>
          <th scope="col" className="pr-3 pb-1 font-normal">
            {t('before')}
          </th>
          <th scope="col" className="pb-1 font-normal">
            {t('after')}
          </th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key} className="align-top">
            <th scope="row" className="pr-3 text-left font-normal break-words">
              {words.field(key)}
            </th>
            <td className="pr-3 break-words text-ink-soft">{words.value(before?.[key], key)}</td>
            <td className="break-words">{words.value(after?.[key], key)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What it was done to, by its name where one was written down: its id is of use to programs only. */
function targetName({ before, after }: AuditEntry, kind: string): string {
  const named = { ...before, ...after }
  const name = [named.name, named.email, named.url, named.author_name].find(
    (one) => typeof one === 'string' && one !== '',
  )
  return name === undefined ? kind : `${kind} · ${name}`
}
