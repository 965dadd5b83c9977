import { MonitorSmartphone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Badge } from '../../design/badge.tsx'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { RelativeTime } from '../../i18n/relative-time.tsx'
import { ListView } from '../../lists/list-view.tsx'
import { useKeysetList } from '../../lists/use-keyset-list.ts'
import { useServices } from '../../services.ts'
import { listSessions, revokeSession, type SessionEntry } from './account.api.ts'
import { nameDevice } from './name-device.ts'

/** Where the person is signed in; what they do not recognise, they end. */
export function SessionList() {
  const { t } = useTranslation('settings')
  const { http } = useServices()
  const list = useKeysetList(['sessions'], () => listSessions(http))
  const revoke = useAct({
    run: ({ id }: SessionEntry) => revokeSession(http, id),
    changes: ['sessions'],
    done: () => ({ text: t('sessions.ended') }),
  })
  return (
    <Card title={t('sessions.title')} description={t('sessions.text')} flush>
      <ListView
        list={list}
        empty={
          <EmptyState icon={MonitorSmartphone} title={t('sessions.empty_title')}>
            {t('sessions.empty')}
          </EmptyState>
        }
      >
        {(sessions) => (
          <ul>
            {sessions.map((session) => (
              <li
                key={session.id}
                className="flex min-h-14 items-center gap-4 border-b border-line px-4 py-2.5 last:border-0 sm:px-5"
              >
                <MonitorSmartphone size={18} strokeWidth={1.5} className="shrink-0 text-ink-faint" aria-hidden />
                <div className="grid min-w-0 flex-1">
                  <span className="flex items-center gap-2 text-13 font-medium">
                    <span className="truncate">{nameDevice(session.user_agent) || t('sessions.unknown')}</span>
                    {session.current && <Badge tone="good">{t('sessions.current')}</Badge>}
                  </span>
                  <span className="text-12 text-ink-faint">
                    {[session.tenant_name, session.ip].filter(Boolean).join(' · ')}
                    {' · '}
                    {t('sessions.used')} <RelativeTime value={session.last_used_at} />
                  </span>
                </div>
                {!session.current && (
                  <Button size="small" onClick={() => revoke.mutate(session)}>
                    {t('sessions.end')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </ListView>
    </Card>
  )
}
