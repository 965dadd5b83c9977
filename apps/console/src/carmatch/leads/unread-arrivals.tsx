import { MailQuestionMark } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { Notice } from '../../design/notice.tsx'
import { RelativeTime } from '../../i18n/relative-time.tsx'
import { ListView } from '../../lists/list-view.tsx'
import { useKeysetList } from '../../lists/use-keyset-list.ts'
import { useServices } from '../../services.ts'
import { type Arrival, discardArrival, leadKeys, listUnread } from './leads.api.ts'
import { ReadArrivalDialog } from './read-arrival-dialog.tsx'

/** What portals sent that no lead could be made of: somebody reads it, or throws it away. */
export function UnreadArrivals() {
  const { t } = useTranslation('leads')
  const { http } = useServices()
  const list = useKeysetList(leadKeys.arrivals, (cursor) => listUnread(http, cursor))
  return (
    <div className="mb-4 grid gap-3">
      <Notice icon={MailQuestionMark} tone="warn">
        {t('unread.text')}
      </Notice>
      <Card title={t('unread.title')} flush>
        <ListView list={list} empty={null}>
          {(arrivals) => (
            <ul>
              {arrivals.map((arrival) => (
                <ArrivalRow key={arrival.id} arrival={arrival} />
              ))}
            </ul>
          )}
        </ListView>
      </Card>
    </div>
  )
}

const PROBLEMS = ['no_contact', 'unrecognised', 'malformed'] as const

function ArrivalRow({ arrival }: { arrival: Arrival }) {
  const { t } = useTranslation('leads')
  const { http } = useServices()
  const [reading, setReading] = useState(false)
  const problem = PROBLEMS.find((one) => one === arrival.problem)
  const discard = useAct({
    run: () => discardArrival(http, arrival.id),
    changes: ['leads', 'lead-portals'],
    done: () => ({ text: t('unread.discarded') }),
  })
  return (
    <li className="flex flex-wrap items-center gap-3 border-b border-line px-4 py-2.5 last:border-0 sm:px-5">
      <span className="grid min-w-60 flex-1 gap-0.5">
        <span className="text-13 font-medium">
          {arrival.portal || t(`channels.${arrival.channel}`)} ·{' '}
          <span className="font-normal text-ink-soft">
            <RelativeTime value={arrival.arrived_at} />
            {problem !== undefined && ` · ${t(`unread.problems.${problem}`)}`}
          </span>
        </span>
        {arrival.subject !== '' && (
          <span className="truncate text-13">
            {arrival.subject} <span className="text-12 text-ink-faint">{arrival.from}</span>
          </span>
        )}
        <span className="line-clamp-2 text-12 break-words text-ink-soft">{arrival.excerpt}</span>
      </span>
      <span className="flex gap-2">
        <Button size="small" kind="ghost" busy={discard.isPending} onClick={() => discard.mutate(undefined)}>
          {t('unread.discard')}
        </Button>
        <Button size="small" onClick={() => setReading(true)}>
          {t('unread.read')}
        </Button>
      </span>
      {reading && <ReadArrivalDialog arrival={arrival} onClose={() => setReading(false)} />}
    </li>
  )
}
