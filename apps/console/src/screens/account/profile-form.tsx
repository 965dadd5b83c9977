import { UpdateMeBody } from '@recado/contracts/me'
import type { Locale } from '@recado/contracts/wire'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { Select } from '../../design/select.tsx'
import { useToast } from '../../design/toast.tsx'
import { contractResolver } from '../../forms/contract-resolver.ts'
import { FormError } from '../../forms/form-error.tsx'
import { showProblem } from '../../forms/show-problem.ts'
import { useGuardedForm } from '../../forms/use-guarded-form.ts'
import { chooseLocale, LOCALES } from '../../i18n/create-i18n.ts'
import { languageName } from '../../i18n/locale-switch.tsx'
import { useServices } from '../../services.ts'
import { meQuery, useMe } from '../../session/me-context.ts'
import { updateMe } from './account.api.ts'
import { PhotoRow } from './photo/photo-row.tsx'

interface Values {
  name: string
  locale: Locale
}

export function ProfileForm() {
  const { t } = useTranslation(['settings', 'common'])
  const me = useMe()
  const { http, queries, i18n } = useServices()
  const toast = useToast()
  const form = useGuardedForm<Values>({
    resolver: contractResolver(UpdateMeBody),
    defaultValues: { name: me.name, locale: me.locale },
  })
  const { errors, isSubmitting, isDirty } = form.formState
  const submit = form.handleSubmit(async (values) => {
    try {
      const saved = await updateMe(http, values)
      queries.setQueryData(meQuery(http).queryKey, saved)
      form.reset({ name: saved.name, locale: saved.locale })
      await chooseLocale(i18n, saved.locale)
      toast({ text: t('account.saved') })
    } catch (error) {
      showProblem(form, error)
    }
  })
  return (
    <Card title={t('account.profile')}>
      {me.member_id !== null && me.impersonator === null && <PhotoRow />}
      <form noValidate onSubmit={submit} className="grid gap-4 sm:max-w-120">
        <FormError error={errors.root} />
        <Field label={t('account.email')} hint={t(me.email_verified ? 'account.verified' : 'account.unverified')}>
          <Input value={me.email} readOnly autoComplete="username" className="bg-sunken" />
        </Field>
        <Field label={t('account.name')} error={errors.name?.message}>
          <Input {...form.register('name')} autoComplete="name" />
        </Field>
        <Controller
          control={form.control}
          name="locale"
          render={({ field }) => (
            <Field label={t('common:language')} error={errors.locale?.message}>
              <Select
                value={field.value}
                onChange={field.onChange}
                options={LOCALES.map((locale) => ({ value: locale, label: languageName(locale) }))}
              />
            </Field>
          )}
        />
        <div>
          <Button type="submit" kind="primary" disabled={!isDirty} busy={isSubmitting}>
            {t('common:actions.save')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
