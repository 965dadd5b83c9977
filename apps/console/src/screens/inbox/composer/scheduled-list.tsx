import type { ConversationId, MemberId } from '@recado/contracts/ids'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { CalendarClock, ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { useToast } from '../../../design/toast.tsx'
import { useFormat } from '../../../i18n/use-format.ts'
import { useServices } from '../../../services.ts'
import { cancelScheduled, listScheduled, type Scheduled, scheduleMessage } from './composer.api.ts'

interface ScheduledListProps {
  conversationId: ConversationId
  nameOfMember(id: MemberId): string | undefined
  mayWrite: boolean
}

/** What waits for its time in this conversation; taking one back can itself be taken back. */
export function ScheduledList({ conversationId, nameOfMember, mayWrite }: ScheduledListProps) {
  const { t } = useTranslation(['thread', 'common'])
  const { http } = useServices()
  const queries = useQueryClient()
  const toast = useToast()
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const key = ['scheduled-messages', conversationId]
  // What has been sent meanwhile leaves the list by itself.
  const { data: items = [] } = useQuery({
    queryKey: key,
    queryFn: () => listScheduled(http, conversationId),
    refetchInterval: ({ state }) => (state.data?.length ? 60_000 : false),
  })
  if (items.length === 0) return null
  const cancel = async (item: Scheduled) => {
    queries.setQueryData<Scheduled[]>(key, (held) => held?.filter(({ id }) => id !== item.id))
    try {
      await cancelScheduled(http, item.id)
      const { body, send_at, cancel_on_reply } = item
      const again = () =>
        scheduleMessage(http, conversationId, { body, send_at, cancel_on_reply })
          .catch(() => toast({ tone: 'bad', text: t('common:errors.unreachable') }))
          .finally(() => queries.invalidateQueries({ queryKey: key }))
      toast({ text: t('schedule.cancelled'), action: { label: t('common:actions.undo'), run: () => void again() } })
    } catch {
      toast({ tone: 'bad', text: t('schedule.not_cancelled') })
    } finally {
      void queries.invalidateQueries({ queryKey: key })
    }
  }
  return (
    <div className="mx-3 mb-2 rounded-8 border border-line bg-canvas text-12 sm:mx-4">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex w-full items-center gap-2 px-3 py-1.5 text-left text-ink-soft hover:text-ink pointer-coarse:min-h-10"
      >
        <CalendarClock size={14} className="shrink-0" aria-hidden />
        <span className="min-w-0 flex-1 truncate">
          {t('schedule.waiting', { count: items.length, when: format.weekdayAndTime(items[0]?.send_at ?? new Date()) })}
        </span>
        <ChevronDown size={14} className={open ? 'rotate-180' : ''} aria-hidden />
      </button>
      {open && (
        <ul className="max-h-48 overflow-y-auto border-t border-line">
          {items.map((item) => (
            <li key={item.id} className="flex items-center gap-3 border-b border-line px-3 py-2 last:border-0">
              <div className="grid min-w-0 flex-1 gap-0.5">
                <p className="line-clamp-2 text-13 wrap-anywhere">{item.body}</p>
                <p className="text-ink-soft">
                  {[
                    format.weekdayAndTime(item.send_at),
                    nameOfMember(item.member_id),
                    ...(item.cancel_on_reply ? [t('schedule.unless_reply')] : []),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </div>
              {mayWrite && (
                <Button size="small" onClick={() => void cancel(item)}>
                  {t('schedule.cancel')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
