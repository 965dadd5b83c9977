import { CalendarId } from '@recado/contracts/ids'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CalendarClock, ChevronRight, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { wireId } from '../../api/wire-id.ts'
import { buttonStyle } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { ListView } from '../../lists/list-view.tsx'
import { useWholeList } from '../../lists/use-whole-list.ts'
import { useServices } from '../../services.ts'
import { type Calendar, listCalendars, readOpening } from './calendars.api.ts'
import { OpeningBadge } from './opening-badge.tsx'
import { WeekSummary } from './week-summary.tsx'

/** When the company answers: each channel follows one of these. */
export function CalendarsScreen() {
  const { t } = useTranslation('calendars')
  const { http } = useServices()
  const list = useWholeList(['calendars'], () => listCalendars(http))
  const create = (
    <Link to="/configuracoes/horarios/$id" params={{ id: 'novo' }} className={buttonStyle({ kind: 'primary' })}>
      <Plus size={16} aria-hidden />
      {t('new')}
    </Link>
  )
  return (
    <>
      <PageHeader title={t('title')} description={t('text')} actions={list.items?.length ? create : undefined} />
      <Card flush>
        <ListView
          list={list}
          empty={
            <EmptyState icon={CalendarClock} title={t('empty_title')} action={create}>
              {t('empty')}
            </EmptyState>
          }
        >
          {(calendars) => (
            <ul>
              {calendars.map((calendar) => (
                <CalendarRow key={calendar.id} calendar={calendar} />
              ))}
            </ul>
          )}
        </ListView>
      </Card>
    </>
  )
}

function CalendarRow({ calendar }: { calendar: Calendar }) {
  const { http } = useServices()
  const opening = useQuery({
    queryKey: ['calendars', calendar.id, 'opening'],
    queryFn: () => readOpening(http, calendar.id),
    refetchInterval: 60_000,
  })
  return (
    <li className="border-b border-line last:border-0">
      <Link
        to="/configuracoes/horarios/$id"
        params={{ id: wireId(CalendarId, calendar.id) }}
        className="flex min-h-16 items-center gap-3 px-4 py-2.5 hover:bg-hover/50 focus-visible:-outline-offset-2 sm:px-5"
      >
        <span className="grid min-w-0 flex-1 gap-0.5">
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="truncate text-13 font-medium">{calendar.name}</span>
            {opening.data && <OpeningBadge opening={opening.data} timezone={calendar.timezone} />}
          </span>
          <span className="text-12 text-ink-faint">
            <WeekSummary hours={calendar.hours} />
          </span>
        </span>
        <ChevronRight size={16} className="shrink-0 text-ink-faint" aria-hidden />
      </Link>
    </li>
  )
}
