import type { AdvisorOptions } from '@recado/contracts/advisor'
import { FACT_SCOPES, type FactPeriod } from '@recado/contracts/execution-facts'
import { Trash2 } from 'lucide-react'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { CheckRow } from '../../design/check-row.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { DialogActions } from '../../design/dialog-frame.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { Picker } from '../../design/picker.tsx'
import { Select } from '../../design/select.tsx'
import { useGuardedForm } from '../../forms/use-guarded-form.ts'
import { capitalise } from '../capitalise.ts'
import { useAmount } from '../use-amount.ts'
import { AmountInput } from './amount-input.tsx'
import type { FactDraft } from './fact-draft.ts'
import { parseAmount } from './parse-amount.ts'

type Values = Pick<
  FactDraft,
  'metric' | 'subject' | 'scope' | 'value' | 'high' | 'unit' | 'per_unit' | 'approximate'
> & {
  period: FactPeriod | 'none'
}

interface FactDialogProps {
  draft: FactDraft
  metrics: AdvisorOptions['metrics']
  onSave(changes: Partial<FactDraft>): void
  onRemove(): void
  onClose(): void
}

/** All of one figure: what it measures, whose, how much, per what. */
export function FactDialog({ draft, metrics, onSave, onRemove, onClose }: FactDialogProps) {
  const { t, i18n } = useTranslation(['consultor', 'common'])
  const { unitName } = useAmount()
  const { metric, subject, scope, value, high, unit, per_unit, approximate, period } = draft
  const form = useGuardedForm<Values>({
    defaultValues: { metric, subject, scope, value, high, unit, per_unit, approximate, period: period ?? 'none' },
  })
  const chosen = metrics.find(({ id }) => id === form.watch('metric'))
  const now = form.watch('unit')
  const units = withOwn(chosen?.units ?? [], now)
  const periods = withOwn(chosen?.periods ?? [], form.watch('period'))
  const { errors } = form.formState
  const isNumber = (text: string) => parseAmount(text, i18n.language) !== undefined || t('not_a_number')
  const submit = form.handleSubmit(({ period: per, ...changes }) =>
    onSave({ ...changes, period: per === 'none' ? null : per }),
  )
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t(draft.fact === undefined ? 'facts.add_title' : 'facts.edit_title')}
      description={draft.fact?.quote ? `“${draft.fact.quote}”` : undefined}
    >
      <form noValidate onSubmit={submit} className="grid gap-4">
        <Controller
          control={form.control}
          name="metric"
          render={({ field: { value: id, onChange } }) => (
            <Field label={t('facts.metric')}>
              <Picker
                label={t('facts.metric')}
                value={id}
                options={metrics.map((one) => ({ value: one.id, label: capitalise(one.label, i18n.language) }))}
                onChange={(next) => {
                  onChange(next)
                  const wanted = metrics.find((one) => one.id === next)
                  // What measures something else is counted otherwise.
                  if (wanted !== undefined && !wanted.units.includes(form.getValues('unit')))
                    form.setValue('unit', wanted.units[0] ?? 'count')
                  if (wanted !== undefined) form.setValue('period', wanted.periods[0] ?? 'none')
                }}
              />
            </Field>
          )}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <Controller
            control={form.control}
            name="value"
            rules={{ validate: isNumber }}
            render={({ field: { value: text, onChange } }) => (
              <Field label={t('facts.value')} error={errors.value?.message}>
                <AmountInput unit={now} value={text} onChange={onChange} />
              </Field>
            )}
          />
          <Controller
            control={form.control}
            name="high"
            rules={{ validate: (text) => text.trim() === '' || isNumber(text) }}
            render={({ field: { value: text, onChange } }) => (
              <Field label={t('facts.high')} error={errors.high?.message}>
                <AmountInput unit={now} value={text} onChange={onChange} placeholder={t('facts.high_hint')} />
              </Field>
            )}
          />
          <Controller
            control={form.control}
            name="unit"
            render={({ field: { value: id, onChange } }) => (
              <Field label={t('facts.unit')}>
                <Select
                  value={id}
                  onChange={onChange}
                  options={units.map((one) => ({ value: one, label: unitName(one) }))}
                />
              </Field>
            )}
          />
          <Controller
            control={form.control}
            name="period"
            render={({ field: { value: id, onChange } }) => (
              <Field label={t('facts.period')}>
                <Select
                  value={id}
                  onChange={onChange}
                  options={(['none', ...periods] as const).map((one) => ({
                    value: one,
                    label: t(`periods.${one}`),
                  }))}
                />
              </Field>
            )}
          />
          <Field label={t('facts.subject')} hint={t('facts.subject_hint')}>
            <Input {...form.register('subject')} maxLength={120} autoComplete="off" />
          </Field>
          <Controller
            control={form.control}
            name="scope"
            render={({ field: { value: id, onChange } }) => (
              <Field label={t('facts.scope')}>
                <Select
                  value={id}
                  onChange={onChange}
                  options={FACT_SCOPES.map((one) => ({ value: one, label: t(`scopes.${one}`) }))}
                />
              </Field>
            )}
          />
        </div>
        <CheckRow {...form.register('approximate')} label={t('facts.approximate')} />
        <DialogActions>
          {draft.fact !== undefined && (
            <Button kind="ghost" className="sm:mr-auto" onClick={onRemove}>
              <Trash2 size={16} aria-hidden />
              {t('facts.take_out')}
            </Button>
          )}
          <Button onClick={onClose}>{t('common:actions.cancel')}</Button>
          <Button type="submit" kind="primary">
            {t('facts.apply')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

/** What a metric offers, and what the line has already. */
function withOwn<Name extends string>(offered: readonly Name[], own: Name | 'none'): readonly Name[] {
  return own === 'none' || offered.includes(own) ? offered : [own, ...offered]
}
