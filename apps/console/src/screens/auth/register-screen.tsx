import { Slug } from '@recado/contracts/auth'
import { Email, Locale, line, NewPassword } from '@recado/contracts/wire'
import { Link } from '@tanstack/react-router'
import { DoorClosed } from 'lucide-react'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button } from '../../design/button.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { PasswordInput } from '../../design/password-input.tsx'
import { contractResolver } from '../../forms/contract-resolver.ts'
import { FormError } from '../../forms/form-error.tsx'
import { showProblem } from '../../forms/show-problem.ts'
import { slugOf } from '../../forms/slug-of.ts'
import { useServices } from '../../services.ts'
import { register } from '../../session/auth.api.ts'
import { enterConsole } from '../../session/enter-console.ts'
import { useTenantConfig } from '../../session/tenant-config.ts'
import { AuthHeading, linkStyle } from './auth-heading.tsx'
import { OpeningProgress } from './opening-progress.tsx'

const Form = z.object({ company_name: line(120), slug: Slug, name: line(120), email: Email, password: NewPassword })
type Values = z.input<typeof Form>

/** Opens a trial: a company of one's own and the account that owns it. */
export function RegisterScreen() {
  const { t, i18n } = useTranslation('auth')
  const services = useServices()
  const config = useTenantConfig()
  const [opened, setOpened] = useState(false)
  const form = useForm<Values>({
    resolver: contractResolver(Form),
    defaultValues: { company_name: '', slug: '', name: '', email: '', password: '' },
  })
  const { errors, isSubmitting, dirtyFields } = form.formState
  const [company, slug] = form.watch(['company_name', 'slug'])
  const host = window.location.host.replace(/^www\./, '')

  const submit = form.handleSubmit(async (values) => {
    try {
      const locale = Locale.parse(i18n.language)
      const answer = await register(services.publicHttp, { ...values, locale })
      setOpened(true)
      enterConsole(services, answer)
    } catch (error) {
      showProblem(form, error, { slug_taken: 'slug', slug_reserved: 'slug', email_taken: 'email' })
    }
  })

  if (!config.registration_open) {
    return (
      <EmptyState icon={DoorClosed} title={t('register.closed_title')}>
        {t('register.closed')}
      </EmptyState>
    )
  }
  if (isSubmitting || opened) return <OpeningProgress company={company} />
  return (
    <>
      <AuthHeading title={t('register.title')}>{t('register.text')}</AuthHeading>
      <form noValidate onSubmit={submit} className="grid gap-4">
        <FormError error={errors.root} />
        <Field label={t('fields.company')} error={errors.company_name?.message}>
          <Input
            {...form.register('company_name', {
              onChange: (event) => dirtyFields.slug || form.setValue('slug', slugOf(event.target.value)),
            })}
            autoComplete="organization"
            autoFocus
          />
        </Field>
        <Field
          label={t('fields.slug')}
          error={errors.slug?.message}
          hint={t('register.address', { address: `${slug || t('register.your_company')}.${host}` })}
        >
          <Input {...form.register('slug')} autoComplete="off" autoCapitalize="none" spellCheck={false} />
        </Field>
        <Field label={t('fields.name')} error={errors.name?.message}>
          <Input {...form.register('name')} autoComplete="name" />
        </Field>
        <Field label={t('fields.work_email')} error={errors.email?.message}>
          <Input {...form.register('email')} type="email" autoComplete="email" />
        </Field>
        <Field label={t('fields.password')} error={errors.password?.message} hint={t('fields.password_hint')}>
          <PasswordInput {...form.register('password')} autoComplete="new-password" />
        </Field>
        <Button type="submit" kind="primary" size="large" className="mt-2">
          {t('register.submit')}
        </Button>
      </form>
      <p className="mt-6 text-13 text-ink-soft">
        {t('register.have_account')}{' '}
        <Link to="/entrar" className={linkStyle}>
          {t('sign_in.submit')}
        </Link>
      </p>
    </>
  )
}
