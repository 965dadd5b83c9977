import { CAR_BODY_NAMES, CAR_COLOR_NAMES, CAR_FUEL_NAMES, CAR_GEARBOX_NAMES } from '@recado/contracts/cars'
import type { FieldPath, UseFormReturn } from 'react-hook-form'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Card } from '../../design/card.tsx'
import { DateTimeInput } from '../../design/date-time-input.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { Select } from '../../design/select.tsx'
import { Textarea } from '../../design/textarea.tsx'
import { type CarValues, FLAGS, UNKNOWN } from './car-values.ts'

const NAMED = { body: CAR_BODY_NAMES, fuel: CAR_FUEL_NAMES, transmission: CAR_GEARBOX_NAMES, color: CAR_COLOR_NAMES }
const WORDS = { body: 'bodies', fuel: 'fuels', transmission: 'gearboxes', color: 'colors' } as const

/** Everything that is said of a car, the most asked first. */
export function CarFields({ form, isNew }: { form: UseFormReturn<CarValues>; isNew: boolean }) {
  const { t } = useTranslation('stock')
  const { errors } = form.formState
  const wrong = errors.attributes ?? {}
  type Attribute = keyof CarValues['attributes']
  const text = (key: Attribute, more: { numeric?: boolean; hint?: string; placeholder?: string } = {}) => (
    <Field label={t(`fields.${key}`)} error={wrong[key]?.message} hint={more.hint}>
      <Input
        {...form.register(`attributes.${key}` as FieldPath<CarValues>)}
        inputMode={more.numeric ? 'decimal' : 'text'}
        autoComplete="off"
        placeholder={more.placeholder}
      />
    </Field>
  )
  const choice = (key: keyof typeof NAMED) => (
    <Controller
      control={form.control}
      name={`attributes.${key}`}
      render={({ field: { value, onChange } }) => (
        <Field label={t(`fields.${key}`)} error={wrong[key]?.message}>
          <Select
            value={value}
            onChange={onChange}
            options={[
              { value: UNKNOWN, label: t('unknown') },
              ...NAMED[key].map((one) => ({ value: one, label: t(`${WORDS[key]}.${one}` as 'fuels.flex') })),
            ]}
          />
        </Field>
      )}
    />
  )
  return (
    <>
      <Card title={t('form.car')}>
        <div className="grid items-start gap-4 sm:grid-cols-6">
          <div className="sm:col-span-2">{text('brand')}</div>
          <div className="sm:col-span-2">{text('model')}</div>
          <div className="sm:col-span-2">{text('version')}</div>
          <div className="sm:col-span-6">
            <Field label={t('fields.title')} error={errors.title?.message} hint={t('form.title_hint')}>
              <Input {...form.register('title')} autoComplete="off" maxLength={200} />
            </Field>
          </div>
          <div className="sm:col-span-3">
            <Field label={t('fields.price')} error={errors.price_cents?.message} hint={t('form.price_hint')}>
              <Input {...form.register('price_cents')} inputMode="decimal" autoComplete="off" />
            </Field>
          </div>
          <div className="sm:col-span-3">{text('fipe_cents', { numeric: true, hint: t('form.fipe_hint') })}</div>
          <div className="sm:col-span-2">{text('year', { numeric: true })}</div>
          <div className="sm:col-span-2">{text('year_made', { numeric: true })}</div>
          <div className="sm:col-span-2">{text('km', { numeric: true })}</div>
          <div className="sm:col-span-3">{choice('body')}</div>
          <div className="sm:col-span-3">{choice('transmission')}</div>
          <div className="sm:col-span-3">{choice('fuel')}</div>
          <div className="sm:col-span-3">{choice('color')}</div>
        </div>
      </Card>
      <Card title={t('form.more')}>
        <div className="grid items-start gap-4 sm:grid-cols-6">
          <div className="sm:col-span-2">{text('doors', { numeric: true })}</div>
          <div className="sm:col-span-2">{text('power_hp', { numeric: true })}</div>
          <div className="sm:col-span-2">{text('km_per_litre', { numeric: true })}</div>
          <div className="sm:col-span-2">{text('trunk_litres', { numeric: true })}</div>
          <div className="sm:col-span-2">{text('airbags', { numeric: true })}</div>
          <div className="sm:col-span-2">{text('seats', { numeric: true })}</div>
          <div className="sm:col-span-2">{text('engine_litres', { numeric: true })}</div>
          <div className="sm:col-span-2">
            {text('plate_final_digit', { numeric: true, hint: t('form.plate_hint') })}
          </div>
          {FLAGS.map((key) => (
            <div key={key} className="sm:col-span-2">
              <Controller
                control={form.control}
                name={`attributes.${key}`}
                render={({ field: { value, onChange } }) => (
                  <Field label={t(`fields.${key}`)}>
                    <Select
                      value={value}
                      onChange={onChange}
                      options={[UNKNOWN, 'yes', 'no'].map((one) => ({
                        value: one,
                        label: t(one === UNKNOWN ? 'unknown' : one === 'yes' ? 'yes' : 'no'),
                      }))}
                    />
                  </Field>
                )}
              />
            </div>
          ))}
          <div className="sm:col-span-2">{text('city')}</div>
        </div>
      </Card>
      <Card title={t('form.words')}>
        <div className="grid gap-4">
          <Field label={t('fields.options')} error={errors.options?.message} hint={t('form.options_hint')}>
            <Textarea {...form.register('options')} />
          </Field>
          <Field label={t('fields.description')} error={errors.description?.message}>
            <Textarea {...form.register('description')} rows={4} />
          </Field>
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <Controller
              control={form.control}
              name="arrived_at"
              render={({ field: { value, onChange } }) => (
                <Field label={t('fields.arrived_at')} hint={t('form.arrived_hint')}>
                  <DateTimeInput dateOnly value={value} onChange={onChange} max={new Date()} />
                </Field>
              )}
            />
            <Field label={t('fields.stock_key')} error={errors.stock_key?.message} hint={t('form.key_hint')}>
              <Input {...form.register('stock_key')} autoComplete="off" maxLength={100} readOnly={!isNew} />
            </Field>
          </div>
        </div>
      </Card>
    </>
  )
}
