import { AlarmClock } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { DateTimeInput } from '../../../design/date-time-input.tsx'
import { Popover } from '../../../design/popover.tsx'
import type { ConversationActs } from '../../../inbox/inbox-data.ts'
import { TimeRows } from './time-rows.tsx'

interface SnoozeMenuProps {
  acts: ConversationActs
  open: boolean
  onOpenChange(open: boolean): void
}

/** Out of the way until then, or until the customer writes, which always wakes it. */
export function SnoozeMenu({ acts, open, onOpenChange }: SnoozeMenuProps) {
  const { t } = useTranslation('thread')
  const [date, setDate] = useState<Date | null>(null)
  const snooze = (until: Date | null) => {
    onOpenChange(false)
    acts.snooze(until)
  }
  const row =
    'flex min-h-8 w-full items-center justify-between gap-4 rounded-4 px-2 py-1 text-left text-13 hover:bg-hover pointer-coarse:min-h-10'
  return (
    <Popover
      label={t('snooze.label')}
      flush
      open={open}
      onOpenChange={onOpenChange}
      trigger={
        <Button size="small" aria-keyshortcuts="S">
          <AlarmClock size={14} className="text-ink-faint" aria-hidden />
          {t('snooze.label')}
        </Button>
      }
    >
      <div className="w-72 max-w-full p-1">
        <TimeRows onPick={snooze} />
        <button type="button" onClick={() => snooze(null)} className={row}>
          {t('snooze.reply')}
        </button>
        <form
          className="mt-1 grid gap-2 border-t border-line px-2 pt-2 pb-1"
          onSubmit={(event) => {
            event.preventDefault()
            if (date !== null && date > new Date()) snooze(date)
          }}
        >
          <DateTimeInput aria-label={t('snooze.date')} value={date} onChange={setDate} min={new Date()} />
          <Button type="submit" size="small" disabled={date === null}>
            {t('snooze.confirm')}
          </Button>
        </form>
      </div>
    </Popover>
  )
}
