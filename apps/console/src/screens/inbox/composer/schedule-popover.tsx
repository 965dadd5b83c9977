import type { ConversationId } from '@recado/contracts/ids'
import { useQueryClient } from '@tanstack/react-query'
import { CalendarClock } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../../../api/api-problem.ts'
import { Button } from '../../../design/button.tsx'
import { Checkbox } from '../../../design/checkbox.tsx'
import { DateTimeInput } from '../../../design/date-time-input.tsx'
import { Popover } from '../../../design/popover.tsx'
import { useToast } from '../../../design/toast.tsx'
import { useFormat } from '../../../i18n/use-format.ts'
import { useServices } from '../../../services.ts'
import { TimeRows } from '../header/time-rows.tsx'
import { scheduleMessage } from './composer.api.ts'

interface SchedulePopoverProps {
  conversationId: ConversationId
  body: string
  onScheduled(): void
}

/** When a text goes out, if not now. */
export function SchedulePopover({ conversationId, body, onScheduled }: SchedulePopoverProps) {
  const { t } = useTranslation(['thread', 'common'])
  const { http } = useServices()
  const queries = useQueryClient()
  const toast = useToast()
  const format = useFormat()
  const id = useId()
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState<Date | null>(null)
  const [cancel, setCancel] = useState(true)
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const empty = body.trim() === ''
  const schedule = async (sendAt: Date) => {
    setBusy(true)
    setProblem('')
    try {
      await scheduleMessage(http, conversationId, { body: body.trim(), send_at: sendAt, cancel_on_reply: cancel })
      setOpen(false)
      onScheduled()
      toast({ text: t('schedule.done', { when: format.weekdayAndTime(sendAt) }) })
    } catch (error) {
      setProblem((error instanceof ApiProblem && error.problem.detail) || t('common:errors.unreachable'))
    } finally {
      setBusy(false)
      void queries.invalidateQueries({ queryKey: ['scheduled-messages', conversationId] })
    }
  }
  return (
    <Popover
      label={t('schedule.label')}
      side="top"
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button kind="ghost" size="icon" aria-label={t('schedule.open')} title={t('schedule.open')}>
          <CalendarClock size={16} aria-hidden />
        </Button>
      }
    >
      <form
        className="grid w-72 max-w-full gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (at !== null) void schedule(at)
        }}
      >
        <h2 className="text-14 font-semibold">{t('schedule.label')}</h2>
        {empty && <p className="text-13 text-ink-soft">{t('schedule.empty')}</p>}
        <div className="-mx-2 grid">
          <TimeRows chosen={at} onPick={setAt} />
        </div>
        <div className="grid gap-1.5">
          <label htmlFor={id} className="text-13 font-medium">
            {t('schedule.when')}
          </label>
          <DateTimeInput id={id} value={at} onChange={setAt} min={new Date()} />
        </div>
        <div className="flex items-start gap-2 text-13">
          <Checkbox
            id={`${id}-cancel`}
            className="mt-0.5"
            checked={cancel}
            onChange={(event) => setCancel(event.target.checked)}
          />
          <label htmlFor={`${id}-cancel`}>{t('schedule.cancel_on_reply')}</label>
        </div>
        {problem && (
          <p role="alert" className="text-12 text-bad">
            {problem}
          </p>
        )}
        <Button type="submit" kind="primary" busy={busy} disabled={at === null || empty}>
          {t('schedule.confirm')}
        </Button>
      </form>
    </Popover>
  )
}
