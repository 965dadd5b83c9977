import { line, NewPassword } from '@recado/contracts/wire'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button } from '../../design/button.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { PasswordInput } from '../../design/password-input.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { contractResolver, withoutEmpty } from '../../forms/contract-resolver.ts'
import { FormError } from '../../forms/form-error.tsx'
import { showProblem } from '../../forms/show-problem.ts'
import { useRoleName } from '../../i18n/use-role-name.ts'
import { useServices } from '../../services.ts'
import { acceptInvitation, previewInvitation } from '../../session/auth.api.ts'
import { enterConsole } from '../../session/enter-console.ts'
import { AuthHeading } from './auth-heading.tsx'

const route = getRouteApi('/outside/convite/$token')

const Newcomer = z.object({ name: line(120), password: NewPassword })
const Known = z.object({ password: z.string().min(1, { error: 'required' }) })

interface Values {
  name: string
  password: string
}

/** Who invites whom to what; then a name and a password, or only the present password. */
export function InvitationScreen() {
  const { t } = useTranslation('auth')
  const { token } = route.useParams()
  const services = useServices()
  const navigate = useNavigate()
  const roleName = useRoleName()
  const preview = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => previewInvitation(services.publicHttp, token),
  })
  const known = preview.data?.has_account ?? false
  const form = useForm<Values>({
    resolver: contractResolver(known ? Known : Newcomer),
    defaultValues: { name: '', password: '' },
  })
  const { errors, isSubmitting } = form.formState

  const submit = form.handleSubmit(async (values) => {
    try {
      const body = { ...withoutEmpty(values), token }
      const here = enterConsole(services, await acceptInvitation(services.publicHttp, body))
      if (here) await navigate({ to: '/' })
    } catch (error) {
      showProblem(form, error, { credentials_invalid: 'password' })
    }
  })

  if (preview.isError) return <ErrorState page error={preview.error} onRetry={() => void preview.refetch()} />
  if (preview.data === undefined) return <Skeleton className="h-72 w-full rounded-8" />
  const { tenant_name, invited_by, role, email } = preview.data
  return (
    <>
      <AuthHeading title={t('invitation.title', { company: tenant_name })}>
        {t('invitation.text', { inviter: invited_by, role: roleName(role) })}
      </AuthHeading>
      <form noValidate onSubmit={submit} className="grid gap-4">
        <FormError error={errors.root} />
        <Field label={t('fields.email')} hint={t(known ? 'invitation.known' : 'invitation.new')}>
          <Input value={email} readOnly autoComplete="username" className="bg-sunken" />
        </Field>
        {!known && (
          <Field label={t('fields.name')} error={errors.name?.message}>
            <Input {...form.register('name')} autoComplete="name" autoFocus />
          </Field>
        )}
        <Field
          label={t(known ? 'fields.current_password' : 'fields.password')}
          error={errors.password?.message}
          hint={known ? undefined : t('fields.password_hint')}
        >
          <PasswordInput {...form.register('password')} autoComplete={known ? 'current-password' : 'new-password'} />
        </Field>
        <Button type="submit" kind="primary" size="large" busy={isSubmitting} className="mt-2">
          {t('invitation.submit')}
        </Button>
      </form>
    </>
  )
}
