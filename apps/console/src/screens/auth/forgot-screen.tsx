import { ForgotPasswordBody } from '@recado/contracts/auth'
import { Link } from '@tanstack/react-router'
import { MailCheck } from 'lucide-react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Button, buttonStyle } from '../../design/button.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { contractResolver } from '../../forms/contract-resolver.ts'
import { FormError } from '../../forms/form-error.tsx'
import { showProblem } from '../../forms/show-problem.ts'
import { useServices } from '../../services.ts'
import { forgotPassword } from '../../session/auth.api.ts'
import { AuthHeading } from './auth-heading.tsx'

export function ForgotScreen() {
  const { t } = useTranslation('auth')
  const { publicHttp } = useServices()
  const form = useForm({
    resolver: contractResolver<{ email: string }>(ForgotPasswordBody),
    defaultValues: { email: '' },
  })
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState
  const submit = form.handleSubmit(async (values) => {
    try {
      await forgotPassword(publicHttp, values)
    } catch (error) {
      showProblem(form, error)
    }
  })
  if (isSubmitSuccessful && errors.root === undefined && errors.email === undefined) {
    return (
      <>
        <MailCheck size={28} strokeWidth={1.5} className="mb-4 text-accent-text" aria-hidden />
        <AuthHeading title={t('forgot.sent_title')}>{t('forgot.sent', { email: form.getValues('email') })}</AuthHeading>
        <Link to="/entrar" search={{ email: form.getValues('email') }} className={buttonStyle({ size: 'large' })}>
          {t('forgot.back')}
        </Link>
      </>
    )
  }
  return (
    <>
      <AuthHeading title={t('forgot.title')}>{t('forgot.text')}</AuthHeading>
      <form noValidate onSubmit={submit} className="grid gap-4">
        <FormError error={errors.root} />
        <Field label={t('fields.email')} error={errors.email?.message}>
          <Input {...form.register('email')} type="email" autoComplete="username" autoFocus />
        </Field>
        <Button type="submit" kind="primary" size="large" busy={isSubmitting} className="mt-2">
          {t('forgot.submit')}
        </Button>
        <Link to="/entrar" className={buttonStyle({ kind: 'ghost' })}>
          {t('forgot.back')}
        </Link>
      </form>
    </>
  )
}
