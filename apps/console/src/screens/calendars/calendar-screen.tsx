import { CalendarId } from '@recado/contracts/ids'
import { Link, useParams } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../../design/error-state.tsx'
import { useFreshQuery } from '../../forms/use-fresh-query.ts'
import { useServices } from '../../services.ts'
import { NotFound } from '../../shell/not-found.tsx'
import { PageSkeleton } from '../../shell/page-skeleton.tsx'
import { CalendarForm } from './calendar-form.tsx'
import { getCalendar } from './calendars.api.ts'

/** One calendar, or a new one at `/novo`. */
export function CalendarScreen() {
  const { t } = useTranslation('calendars')
  const { id: wire } = useParams({ from: '/inside/configuracoes/horarios/$id' })
  const id = CalendarId.safeParse(wire).data
  return (
    <>
      <Link
        to="/configuracoes/horarios"
        className="mb-3 hidden items-center gap-1 text-13 text-ink-soft hover:text-ink md:inline-flex"
      >
        <ChevronLeft size={16} aria-hidden />
        {t('title')}
      </Link>
      {wire === 'novo' ? <CalendarForm /> : id === undefined ? <NotFound /> : <StoredCalendar key={id} id={id} />}
    </>
  )
}

function StoredCalendar({ id }: { id: CalendarId }) {
  const { http } = useServices()
  const calendar = useFreshQuery(['calendars', id], () => getCalendar(http, id))
  if (calendar.error) return <ErrorState page error={calendar.error} onRetry={calendar.retry} />
  return calendar.data === undefined ? <PageSkeleton /> : <CalendarForm calendar={calendar.data} />
}
