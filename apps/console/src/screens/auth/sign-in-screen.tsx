import { LoginBody } from '@recado/contracts/auth'
import { TenantChoice } from '@recado/contracts/me'
import { getRouteApi, Link, Navigate } from '@tanstack/react-router'
import { CircleAlert } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ApiProblem } from '../../api/api-problem.ts'
import { Button } from '../../design/button.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { Notice } from '../../design/notice.tsx'
import { PasswordInput } from '../../design/password-input.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { contractResolver } from '../../forms/contract-resolver.ts'
import { FormError } from '../../forms/form-error.tsx'
import { showProblem } from '../../forms/show-problem.ts'
import { useServices } from '../../services.ts'
import { login } from '../../session/auth.api.ts'
import { enterConsole } from '../../session/enter-console.ts'
import { useTenantConfig } from '../../session/tenant-config.ts'
import { useSessionState } from '../../session/use-session-state.ts'
import { AuthHeading, linkStyle } from './auth-heading.tsx'

// Most people are of one company, and are nobody else yet: what asks which one, and who, comes when it is needed.
const ReplaceSession = lazy(() => import('./replace-session.tsx').then((file) => ({ default: file.ReplaceSession })))
const TenantChoices = lazy(() => import('./tenant-choices.tsx').then((file) => ({ default: file.TenantChoices })))

const route = getRouteApi('/outside/entrar')

interface Values {
  email: string
  password: string
}

export function SignInScreen() {
  const { t } = useTranslation('auth')
  const services = useServices()
  const config = useTenantConfig()
  const search = route.useSearch()
  const state = useSessionState()
  const [choices, setChoices] = useState<z.output<typeof TenantChoice>[]>([])
  const [answered, setAnswered] = useState(false)
  const closed = search.passagem === 'encerrada' || services.handOver?.kind === 'closed'
  const form = useForm<Values>({
    resolver: contractResolver(LoginBody),
    defaultValues: { email: search.email ?? '', password: '' },
  })

  const submit = async (values: Values, tenant?: string) => {
    try {
      const body = { ...values, ...(tenant === undefined ? {} : { tenant }) }
      enterConsole(services, await login(services.publicHttp, body), search.depois)
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'tenant_choice_needed')
        return setChoices(z.array(TenantChoice).parse(error.extra.tenants))
      setChoices([])
      showProblem(form, error)
    }
  }

  if (services.handOver?.kind === 'asks' && !answered) {
    return (
      <Suspense fallback={<Skeleton className="h-72 w-full rounded-8" />}>
        <ReplaceSession question={services.handOver} onAnswered={() => setAnswered(true)} />
      </Suspense>
    )
  }
  // Also when another tab has signed in meanwhile.
  if (state === 'signed_in') return <Navigate to={search.depois ?? '/'} replace />
  if (choices.length > 0) {
    return (
      <Suspense fallback={<Skeleton className="h-72 w-full rounded-8" />}>
        <TenantChoices
          choices={choices}
          onChoose={(slug) => submit(form.getValues(), slug)}
          onBack={() => setChoices([])}
        />
      </Suspense>
    )
  }
  const { errors, isSubmitting } = form.formState
  return (
    <>
      <AuthHeading title={t('sign_in.title')} />
      <form noValidate onSubmit={form.handleSubmit((values) => submit(values))} className="grid gap-4">
        {closed && (
          <Notice icon={CircleAlert} tone="warn">
            {t('hand_over.closed')}
          </Notice>
        )}
        <FormError error={errors.root} />
        <Field label={t('fields.email')} error={errors.email?.message}>
          <Input {...form.register('email')} type="email" autoComplete="username" autoFocus={!search.email} />
        </Field>
        <Field
          label={t('fields.password')}
          error={errors.password?.message}
          aside={
            <Link to="/recuperar" className={`text-12 ${linkStyle}`}>
              {t('sign_in.forgot')}
            </Link>
          }
        >
          <PasswordInput {...form.register('password')} autoComplete="current-password" autoFocus={!!search.email} />
        </Field>
        <Button type="submit" kind="primary" size="large" busy={isSubmitting} className="mt-2">
          {t('sign_in.submit')}
        </Button>
      </form>
      {config.registration_open && (
        <p className="mt-6 text-13 text-ink-soft">
          {t('sign_in.no_account')}{' '}
          <Link to="/abrir-conta" className={linkStyle}>
            {t('sign_in.open_account')}
          </Link>
        </p>
      )}
    </>
  )
}
