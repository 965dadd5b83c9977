import type { ConnectionId } from '@recado/contracts/ids'
import { useTranslation } from 'react-i18next'
import { Card } from '../../design/card.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { ListView } from '../../lists/list-view.tsx'
import { useKeysetList } from '../../lists/use-keyset-list.ts'
import { useServices } from '../../services.ts'
import { CONNECTIONS } from './connection-keys.ts'
import { listStates } from './connections.api.ts'
import { StateBadge } from './state-badge.tsx'

/** The states it was in, newest first. */
export function StateHistory({ id }: { id: ConnectionId }) {
  const { t } = useTranslation('connections')
  const { http } = useServices()
  const format = useFormat()
  const list = useKeysetList([CONNECTIONS, id, 'states'], (cursor) => listStates(http, id, cursor))
  return (
    <Card flush>
      <ListView list={list} empty={<p className="px-4 py-6 text-13 text-ink-soft">{t('history.empty')}</p>}>
        {(states) => (
          <ol>
            {states.map(({ state, reason, at }) => (
              <li
                key={`${at.getTime()} ${state}`}
                className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-b border-line px-4 py-2.5 last:border-0"
              >
                <time dateTime={at.toISOString()} className="w-40 shrink-0 text-12 text-ink-faint">
                  {format.dateTime(at)}
                </time>
                <StateBadge state={state} />
                {reason !== null && (
                  <span className="min-w-0 flex-1 basis-60 text-13 text-ink-soft">{t(`reasons.${reason}`)}</span>
                )}
              </li>
            ))}
          </ol>
        )}
      </ListView>
    </Card>
  )
}
