import { NewPassword } from '@recado/contracts/wire'
import { getRouteApi, Link } from '@tanstack/react-router'
import { CircleCheck } from 'lucide-react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button, buttonStyle } from '../../design/button.tsx'
import { Field } from '../../design/field.tsx'
import { PasswordInput } from '../../design/password-input.tsx'
import { contractResolver } from '../../forms/contract-resolver.ts'
import { FormError } from '../../forms/form-error.tsx'
import { showProblem } from '../../forms/show-problem.ts'
import { useServices } from '../../services.ts'
import { resetPassword } from '../../session/auth.api.ts'
import { AuthHeading } from './auth-heading.tsx'

const route = getRouteApi('/outside/redefinir-senha/$token')

export function ResetScreen() {
  const { t } = useTranslation('auth')
  const { token } = route.useParams()
  const { publicHttp } = useServices()
  const form = useForm({
    resolver: contractResolver<{ password: string }>(z.object({ password: NewPassword })),
    defaultValues: { password: '' },
  })
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState
  const submit = form.handleSubmit(async ({ password }) => {
    try {
      await resetPassword(publicHttp, { token, password })
    } catch (error) {
      showProblem(form, error)
    }
  })
  if (isSubmitSuccessful && errors.root === undefined && errors.password === undefined) {
    return (
      <>
        <CircleCheck size={28} strokeWidth={1.5} className="mb-4 text-good" aria-hidden />
        <AuthHeading title={t('reset.done_title')}>{t('reset.done')}</AuthHeading>
        <Link to="/entrar" className={buttonStyle({ kind: 'primary', size: 'large' })}>
          {t('sign_in.submit')}
        </Link>
      </>
    )
  }
  return (
    <>
      <AuthHeading title={t('reset.title')}>{t('reset.text')}</AuthHeading>
      <form noValidate onSubmit={submit} className="grid gap-4">
        <FormError error={errors.root} />
        <Field label={t('fields.new_password')} error={errors.password?.message} hint={t('fields.password_hint')}>
          <PasswordInput {...form.register('password')} autoComplete="new-password" autoFocus />
        </Field>
        <Button type="submit" kind="primary" size="large" busy={isSubmitting} className="mt-2">
          {t('reset.submit')}
        </Button>
      </form>
    </>
  )
}
