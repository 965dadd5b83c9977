import type { FieldErrors, UseFormRegister } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { PasswordInput } from '../../design/password-input.tsx'
import type { ConnectValues } from './connect-values.ts'

interface CloudFieldsProps {
  register: UseFormRegister<ConnectValues>
  errors: FieldErrors<NonNullable<ConnectValues['cloud']>>
}

/** What Meta gave the company for its number. */
export function CloudFields({ register, errors }: CloudFieldsProps) {
  const { t } = useTranslation('connections')
  return (
    <div className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('cloud.phone_number_id')} error={errors.phone_number_id?.message}>
          <Input {...register('cloud.phone_number_id')} inputMode="numeric" autoComplete="off" />
        </Field>
        <Field label={t('cloud.waba_id')} error={errors.waba_id?.message}>
          <Input {...register('cloud.waba_id')} inputMode="numeric" autoComplete="off" />
        </Field>
      </div>
      <Field label={t('cloud.access_token')} error={errors.access_token?.message} hint={t('cloud.access_token_hint')}>
        <PasswordInput {...register('cloud.access_token')} autoComplete="off" data-1p-ignore />
      </Field>
      <Field label={t('cloud.app_secret')} error={errors.app_secret?.message} hint={t('cloud.app_secret_hint')}>
        <PasswordInput {...register('cloud.app_secret')} autoComplete="off" data-1p-ignore />
      </Field>
      <Field label={t('cloud.verify_token')} error={errors.verify_token?.message} hint={t('cloud.verify_token_hint')}>
        <Input {...register('cloud.verify_token')} autoComplete="off" spellCheck={false} />
      </Field>
    </div>
  )
}
