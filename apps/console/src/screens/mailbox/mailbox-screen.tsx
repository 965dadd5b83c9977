import { MailId } from '@recado/contracts/ids'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Inbox, MailOpen, RefreshCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { wireId } from '../../api/wire-id.ts'
import { Button } from '../../design/button.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { RelativeTime } from '../../i18n/relative-time.tsx'
import { ListView } from '../../lists/list-view.tsx'
import { useKeysetList } from '../../lists/use-keyset-list.ts'
import { useServices } from '../../services.ts'
import { MailPane } from './mail-pane.tsx'
import { listMails } from './mailbox.api.ts'

const route = getRouteApi('/dev/mailbox')

/** Mails of this machine, which were sent to nobody. List and mail side by side; on phones one after the other. */
export function MailboxScreen() {
  const { t } = useTranslation('mailbox')
  const { publicHttp } = useServices()
  const { id: wire } = route.useSearch()
  const id = MailId.safeParse(wire).data
  const list = useKeysetList(['mails'], (cursor) => listMails(publicHttp, cursor))
  return (
    <div className="md:grid md:h-dvh md:grid-cols-[360px_minmax(0,1fr)]">
      <section
        aria-labelledby="mailbox-title"
        className={`${id === undefined ? '' : 'hidden'} min-h-dvh border-line bg-surface md:block md:min-h-0 md:overflow-y-auto md:border-r`}
      >
        <header className="sticky top-0 z-10 flex items-center justify-between gap-3 border-b border-line bg-surface px-4 py-3">
          <div className="grid">
            <h1 id="mailbox-title" className="text-14 font-semibold">
              {t('title')}
            </h1>
            <p className="text-12 text-ink-faint">{t('text')}</p>
          </div>
          <Button kind="ghost" size="icon" aria-label={t('refresh')} onClick={list.retry}>
            <RefreshCw size={16} aria-hidden />
          </Button>
        </header>
        <ListView
          list={list}
          empty={
            <EmptyState icon={Inbox} title={t('empty_title')}>
              {t('empty')}
            </EmptyState>
          }
        >
          {(mails) => (
            <ul>
              {mails.map((mail) => (
                <li key={mail.id} className="border-b border-line last:border-0">
                  <Link
                    to="/dev/mailbox"
                    search={{ id: wireId(MailId, mail.id) }}
                    aria-current={mail.id === id ? 'page' : undefined}
                    className="grid gap-0.5 px-4 py-2.5 hover:bg-hover focus-visible:-outline-offset-2 aria-[current=page]:bg-accent-soft"
                  >
                    <span className="flex items-baseline justify-between gap-3">
                      <span className="truncate text-12 text-ink-soft">{mail.to}</span>
                      <span className="text-12 text-ink-faint">
                        <RelativeTime value={mail.created_at} />
                      </span>
                    </span>
                    <span className="truncate text-13 font-medium">{mail.subject}</span>
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </ListView>
      </section>
      <main className={`${id === undefined ? 'hidden md:grid' : 'grid'} min-h-dvh md:min-h-0`}>
        {id === undefined ? (
          <div className="grid place-items-center">
            <EmptyState icon={MailOpen} title={t('none_title')}>
              {t('none')}
            </EmptyState>
          </div>
        ) : (
          <MailPane id={id} />
        )}
      </main>
    </div>
  )
}
