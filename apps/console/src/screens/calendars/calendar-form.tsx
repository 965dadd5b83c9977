import { CalendarView, CreateCalendarBody, type LocalHoliday, type WeeklyHours } from '@recado/contracts/calendars'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { CheckRow } from '../../design/check-row.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { Select } from '../../design/select.tsx'
import { Textarea } from '../../design/textarea.tsx'
import { useToast } from '../../design/toast.tsx'
import { ChangedMeanwhile } from '../../forms/changed-meanwhile.tsx'
import { contractResolver } from '../../forms/contract-resolver.ts'
import { FormError } from '../../forms/form-error.tsx'
import { showProblem } from '../../forms/show-problem.ts'
import { useEdit } from '../../forms/use-edit.ts'
import { useGuardedForm } from '../../forms/use-guarded-form.ts'
import { useServices } from '../../services.ts'
import { useMe } from '../../session/me-context.ts'
import { type Calendar, createCalendar, updateCalendar } from './calendars.api.ts'
import { DeleteCalendar } from './delete-calendar.tsx'
import { LocalHolidays } from './local-holidays.tsx'
import { NationalHolidays } from './national-holidays.tsx'
import { OpeningPreview } from './opening-preview.tsx'
import { useZoneOptions } from './use-zone-options.ts'
import { WeekEditor } from './week-editor.tsx'
import { OFFICE_HOURS } from './week-hours.ts'

interface Values {
  name: string
  timezone: string
  hours: WeeklyHours[]
  national_holidays: boolean
  optional_holidays: boolean
  holidays: LocalHoliday[]
  closed_message: string
}

/** A week, the days that are different, and what visitors read while nobody is there. */
export function CalendarForm({ calendar }: { calendar?: Calendar }) {
  const { t } = useTranslation(['calendars', 'common'])
  const { http } = useServices()
  const me = useMe()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const toast = useToast()
  const form = useGuardedForm<Values>({
    resolver: contractResolver(CreateCalendarBody),
    defaultValues: calendar === undefined ? newCalendar(me.tenant?.timezone) : valuesOf(calendar),
  })
  const edit = useEdit(form, { view: calendar, schema: CalendarView, valuesOf: valuesOf })
  const { errors, isSubmitting } = form.formState
  const values = form.watch()
  const zones = useZoneOptions(values.timezone)
  const submit = form.handleSubmit(async (body) => {
    try {
      const saved =
        calendar === undefined
          ? await createCalendar(http, body)
          : await updateCalendar(http, calendar.id, body, edit.began())
      edit.saved(saved)
      toast({ text: t('saved', { name: saved.name }) })
      await queries.invalidateQueries({ queryKey: ['calendars'] })
      if (calendar === undefined) await navigate({ to: '/configuracoes/horarios' })
      else form.reset(valuesOf(saved))
    } catch (error) {
      if (!edit.caught(error)) showProblem(form, error, { calendar_taken: 'name' })
    }
  })
  return (
    <form noValidate onSubmit={submit} className="grid gap-6">
      <PageHeader
        title={calendar === undefined ? t('new') : calendar.name}
        actions={
          <>
            {calendar && <DeleteCalendar calendar={calendar} />}
            <Button type="submit" kind="primary" busy={isSubmitting}>
              {t('common:actions.save')}
            </Button>
          </>
        }
      />
      <ChangedMeanwhile edit={edit} onOverwrite={() => void submit()} />
      <FormError error={errors.root} />
      <OpeningPreview values={values} />
      <Card title={t('week')} description={t('week_text')}>
        <div className="grid gap-5">
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t('name')} error={errors.name?.message}>
              <Input {...form.register('name')} autoComplete="off" maxLength={80} placeholder={t('name_example')} />
            </Field>
            <Controller
              control={form.control}
              name="timezone"
              render={({ field }) => (
                <Field label={t('timezone')} error={errors.timezone?.message}>
                  <Select value={field.value} onChange={field.onChange} options={zones} />
                </Field>
              )}
            />
          </div>
          <Controller
            control={form.control}
            name="hours"
            render={({ field }) => <WeekEditor value={field.value} onChange={field.onChange} />}
          />
        </div>
      </Card>
      <Card title={t('holidays')} description={t('holidays_text')}>
        <div className="grid gap-4">
          <CheckRow {...form.register('national_holidays')} label={t('national')} hint={t('national_hint')} />
          <CheckRow {...form.register('optional_holidays')} label={t('optional')} hint={t('optional_hint')} />
          <NationalHolidays />
          <div className="grid gap-2 border-t border-line pt-4">
            <h3 className="text-13 font-medium">{t('local')}</h3>
            <Controller
              control={form.control}
              name="holidays"
              render={({ field }) => <LocalHolidays value={field.value} onChange={field.onChange} />}
            />
          </div>
        </div>
      </Card>
      <Card title={t('closed_message')} description={t('closed_message_text')}>
        <Field label={t('message')} error={errors.closed_message?.message}>
          <Textarea {...form.register('closed_message')} placeholder={t('closed_message_example')} maxLength={1_000} />
        </Field>
      </Card>
    </form>
  )
}

function newCalendar(timezone = 'America/Sao_Paulo'): Values {
  return {
    name: '',
    timezone,
    hours: [...OFFICE_HOURS],
    national_holidays: true,
    optional_holidays: false,
    holidays: [],
    closed_message: '',
  }
}

function valuesOf({ id: _id, created_at: _created, updated_at: _updated, ...values }: Calendar): Values {
  return values
}
