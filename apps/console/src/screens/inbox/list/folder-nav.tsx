import { Link } from '@tanstack/react-router'
import {
  AtSign,
  CircleCheck,
  CircleDashed,
  Clock,
  Hourglass,
  Inbox,
  type LucideIcon,
  UserRound,
  Users,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FOLDERS } from '../../../inbox/folders.ts'
import type { Counters } from '../../../inbox/inbox.api.ts'
import type { Folder } from '../../../inbox/inbox-data.ts'
import { addressOf, type InboxSearch } from '../../../inbox/inbox-search.ts'
import { useCounters } from '../../../inbox/use-counters.ts'
import { useInboxAddress } from '../../../inbox/use-inbox-address.ts'
import { type NamedView, useSavedViews } from '../../../inbox/use-saved-views.ts'
import { useMe } from '../../../session/me-context.ts'
import { SavedViewMenu } from './saved-view-menu.tsx'

const ICONS: Record<Folder, LucideIcon> = {
  minhas: UserRound,
  'nao-atribuidas': CircleDashed,
  todas: Inbox,
  pendentes: Hourglass,
  adiadas: Clock,
  resolvidas: CircleCheck,
  mencoes: AtSign,
}
const COUNTS: Partial<Record<Folder, keyof Counters>> = {
  minhas: 'mine',
  'nao-atribuidas': 'unassigned',
  todas: 'open',
  pendentes: 'pending',
  adiadas: 'snoozed',
  mencoes: 'mentions',
}

interface FolderNavProps {
  /** Something was chosen. */
  onGo?: () => void
  onRename(view: NamedView): void
}

/** Folders with their numbers, and saved views. */
export function FolderNav({ onGo, onRename }: FolderNavProps) {
  const { t } = useTranslation('inbox')
  const me = useMe()
  const { folder, search } = useInboxAddress()
  const counters = useCounters()
  const views = useSavedViews()
  // Who is no member of the company has nothing of their own.
  const folders = FOLDERS.filter((key) => me.member_id !== null || (key !== 'minhas' && key !== 'mencoes'))
  return (
    <nav aria-label={t('folders.label')} className="grid gap-0.5 p-2">
      {folders.map((key) => {
        const count = COUNTS[key] && counters?.[COUNTS[key]]
        return (
          <Entry
            key={key}
            folder={key}
            search={{}}
            icon={ICONS[key]}
            current={key === folder && search.visao === undefined}
            {...(onGo === undefined ? {} : { onGo })}
            end={count !== undefined && count > 0 && <Count count={count} />}
          >
            {t(`folders.${key}`)}
          </Entry>
        )
      })}
      {views.length > 0 && <p className="px-2 pt-3 pb-1 text-12 text-ink-faint">{t('views.title')}</p>}
      {views.map((view) => {
        const { wire, name, shared, filters } = view
        const address = addressOf(filters)
        return (
          <Entry
            key={wire}
            folder={address.folder}
            search={{ ...address.search, visao: wire }}
            icon={shared ? Users : UserRound}
            current={search.visao === wire}
            {...(onGo === undefined ? {} : { onGo })}
            menu={<SavedViewMenu view={view} onRename={onRename} />}
          >
            {name}
          </Entry>
        )
      })}
    </nav>
  )
}

interface EntryProps {
  folder: Folder
  search: InboxSearch
  icon: LucideIcon
  current: boolean
  onGo?: () => void
  end?: ReactNode
  /** Beside the link, shown when it is pointed at. */
  menu?: ReactNode
  children: string
}

function Entry({ folder, search, icon: Icon, current, onGo, end, menu, children }: EntryProps) {
  return (
    <div className="group relative">
      <Link
        to="/caixa/$folder"
        params={{ folder }}
        search={search}
        activeProps={{}}
        {...(onGo === undefined ? {} : { onClick: onGo })}
        aria-current={current ? 'page' : undefined}
        className="flex h-8 items-center gap-2.5 rounded-8 px-2 text-13 text-ink-soft hover:bg-hover hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent-text pointer-coarse:h-11"
      >
        <Icon size={14} className="shrink-0" aria-hidden />
        <span className="min-w-0 flex-1 truncate">{children}</span>
        {end}
      </Link>
      {menu && (
        <span className="absolute inset-y-0 right-0.5 grid place-items-center opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
          {menu}
        </span>
      )}
    </div>
  )
}

function Count({ count }: { count: number }) {
  return <span className="shrink-0 text-12 text-ink-faint">{count > 99 ? '99+' : count}</span>
}
