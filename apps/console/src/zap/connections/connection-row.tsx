import { formatPhone } from '@recado/brazil/format-phone'
import { ConnectionId } from '@recado/contracts/ids'
import type { ConnectionView } from '@recado/contracts/whatsapp'
import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { wireId } from '../../api/wire-id.ts'
import { RelativeTime } from '../../i18n/relative-time.tsx'
import { ChannelIcon } from '../../screens/inbox/list/channel-icon.tsx'
import { StateBadge } from './state-badge.tsx'

/** A number in the list: what it is called, which it is, and how it fares since when. */
export function ConnectionRow({ connection }: { connection: ConnectionView }) {
  const { t, i18n } = useTranslation('connections')
  const { id, name, number, driver, state, since } = connection
  return (
    <li className="border-b border-line last:border-0">
      <Link
        to="/configuracoes/whatsapp/$id"
        params={{ id: wireId(ConnectionId, id) }}
        className="flex min-h-16 items-center gap-3 px-4 py-2.5 hover:bg-hover/50 focus-visible:-outline-offset-2 sm:px-5"
      >
        <ChannelIcon channel="whatsapp" label={t('title')} />
        {/* Where there is no room for both, how it fares stands below the name. */}
        <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
          <span className="grid min-w-0 flex-1 basis-44">
            <span className="truncate text-13 font-medium">{name}</span>
            <span className="truncate text-12 text-ink-faint">
              {[
                number === null ? t('no_number') : formatPhone(number, i18n.language),
                t(`drivers.${driver}.name`),
              ].join(' · ')}
            </span>
          </span>
          <span className="flex flex-wrap items-center gap-x-2 sm:grid sm:justify-items-end">
            <StateBadge state={state} />
            <span className="text-12 text-ink-faint">
              <RelativeTime value={since} brief />
            </span>
          </span>
        </span>
        <ChevronRight size={16} className="shrink-0 text-ink-faint" aria-hidden />
      </Link>
    </li>
  )
}
