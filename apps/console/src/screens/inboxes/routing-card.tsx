import type { CalendarId, TeamId } from '@recado/contracts/ids'
import { type Control, Controller, type UseFormRegister } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Card } from '../../design/card.tsx'
import { CheckRow } from '../../design/check-row.tsx'
import { Field } from '../../design/field.tsx'
import { Select } from '../../design/select.tsx'
import { isCurrent } from '../../inbox/is-current.ts'
import { useTeams } from '../../inbox/use-teams.ts'
import { useWholeList } from '../../lists/use-whole-list.ts'
import { useServices } from '../../services.ts'
import { listCalendars } from '../calendars/calendars.api.ts'
import type { InboxFormValues } from './inbox-form-values.ts'
import { useWaitOptions } from './use-wait-options.ts'

const NONE = 'none'

interface RoutingCardProps {
  control: Control<InboxFormValues>
  register: UseFormRegister<InboxFormValues>
  /** Whether conversations are dealt out: only then can they be dealt again. */
  rotation: boolean
}

/** Who gets what comes in, when somebody is there, and what is asked at the end. */
export function RoutingCard({ control, register, rotation }: RoutingCardProps) {
  const { t } = useTranslation('inboxes')
  const { http } = useServices()
  const teams = useTeams()
  const { items: calendars = [] } = useWholeList(['calendars'], () => listCalendars(http))
  const waits = useWaitOptions()
  return (
    <Card title={t('routing')} description={t('routing_text')}>
      <div className="grid gap-4">
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Controller
            control={control}
            name="team_id"
            render={({ field }) => (
              <Field label={t('team')} hint={t('team_hint')}>
                <Select
                  value={field.value ?? NONE}
                  onChange={(value) => field.onChange(value === NONE ? null : (value as TeamId))}
                  options={[
                    { value: NONE, label: t('team_none') },
                    ...teams.filter(isCurrent).map(({ id, name }) => ({ value: id, label: name })),
                  ]}
                />
              </Field>
            )}
          />
          <Controller
            control={control}
            name="calendar_id"
            render={({ field }) => (
              <Field label={t('hours')} hint={t('hours_hint')}>
                <Select
                  value={field.value ?? NONE}
                  onChange={(value) => field.onChange(value === NONE ? null : (value as CalendarId))}
                  options={[
                    { value: NONE, label: t('hours_none') },
                    ...calendars.map(({ id, name }) => ({ value: id, label: name })),
                  ]}
                />
              </Field>
            )}
          />
          <Controller
            control={control}
            name="assignment"
            render={({ field }) => (
              <Field label={t('assign')}>
                <Select
                  value={field.value}
                  onChange={field.onChange}
                  options={(['manual', 'rotation'] as const).map((value) => ({
                    value,
                    label: t(`assignment.${value}`),
                    detail: t(`assignment_detail.${value}`),
                  }))}
                />
              </Field>
            )}
          />
          {rotation && (
            <Controller
              control={control}
              name="redistribute_after_s"
              render={({ field }) => (
                <Field label={t('redistribute')} hint={t('redistribute_hint')}>
                  <Select
                    value={String(field.value ?? NONE)}
                    onChange={(value) => field.onChange(value === NONE ? null : Number(value))}
                    options={waits(field.value)}
                  />
                </Field>
              )}
            />
          )}
        </div>
        <CheckRow
          {...register('label_required_on_resolve')}
          label={t('label_required')}
          hint={t('label_required_hint')}
        />
      </div>
    </Card>
  )
}
