import { NewPassword } from '@recado/contracts/wire'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { Field } from '../../design/field.tsx'
import { PasswordInput } from '../../design/password-input.tsx'
import { useToast } from '../../design/toast.tsx'
import { contractResolver } from '../../forms/contract-resolver.ts'
import { FormError } from '../../forms/form-error.tsx'
import { showProblem } from '../../forms/show-problem.ts'
import { useServices } from '../../services.ts'
import { useMe } from '../../session/me-context.ts'
import { updateMe } from './account.api.ts'

const Form = z.object({ current_password: z.string().min(1, { error: 'required' }), new_password: NewPassword })
type Values = z.input<typeof Form>

export function PasswordForm() {
  const { t } = useTranslation('settings')
  const me = useMe()
  const { http, queries } = useServices()
  const toast = useToast()
  // Not guarded: browsers fill in the present password by themselves, and nobody has to be asked about that.
  const form = useForm<Values>({
    resolver: contractResolver(Form),
    defaultValues: { current_password: '', new_password: '' },
  })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async (values) => {
    try {
      await updateMe(http, values)
      form.reset()
      toast({ text: t('password.changed') })
      await queries.invalidateQueries({ queryKey: ['sessions'] })
    } catch (error) {
      showProblem(form, error, { current_password_wrong: 'current_password' })
    }
  })
  return (
    <Card title={t('password.title')} description={t('password.text')}>
      <form noValidate onSubmit={submit} className="grid gap-4 sm:max-w-120">
        <FormError error={errors.root} />
        {/* Password managers need to know whose password this is. */}
        <input type="hidden" autoComplete="username" value={me.email} readOnly />
        <Field label={t('password.current')} error={errors.current_password?.message}>
          <PasswordInput {...form.register('current_password')} autoComplete="current-password" />
        </Field>
        <Field label={t('password.new')} error={errors.new_password?.message} hint={t('password.hint')}>
          <PasswordInput {...form.register('new_password')} autoComplete="new-password" />
        </Field>
        <div>
          <Button type="submit" busy={isSubmitting}>
            {t('password.submit')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
