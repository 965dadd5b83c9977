import { InviteBody } from '@recado/contracts/invitations'
import { useQueryClient } from '@tanstack/react-query'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { DialogActions } from '../../design/dialog-frame.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { Select } from '../../design/select.tsx'
import { useToast } from '../../design/toast.tsx'
import { contractResolver, withoutEmpty } from '../../forms/contract-resolver.ts'
import { FormError } from '../../forms/form-error.tsx'
import { showProblem } from '../../forms/show-problem.ts'
import { useGuardedForm } from '../../forms/use-guarded-form.ts'
import { useServices } from '../../services.ts'
import { invite } from './people.api.ts'
import { useRoleOptions } from './use-role-options.ts'

interface Values {
  email: string
  name: string
  role: string
}

export function InviteDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation(['people', 'common'])
  const { http } = useServices()
  const queries = useQueryClient()
  const toast = useToast()
  const roles = useRoleOptions()
  const form = useGuardedForm<Values>({
    resolver: contractResolver(InviteBody),
    defaultValues: { email: '', name: '', role: 'agent' },
  })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async (values) => {
    try {
      const invitation = await invite(http, withoutEmpty(values))
      toast({ text: t('invite.sent', { email: invitation.email }) })
      await queries.invalidateQueries({ queryKey: ['invitations'] })
      onClose()
    } catch (error) {
      showProblem(form, error, { already_member: 'email', already_invited: 'email', role_unknown: 'role' })
    }
  })
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={t('invite.title')} description={t('invite.text')}>
      <form noValidate onSubmit={submit} className="grid gap-4">
        <FormError error={errors.root} />
        <Field label={t('invite.email')} error={errors.email?.message}>
          <Input {...form.register('email')} type="email" autoComplete="off" />
        </Field>
        <Field label={t('invite.name')} error={errors.name?.message} hint={t('invite.name_hint')}>
          <Input {...form.register('name')} autoComplete="off" />
        </Field>
        <Controller
          control={form.control}
          name="role"
          render={({ field }) => (
            <Field label={t('members.role')} error={errors.role?.message}>
              <Select value={field.value} onChange={field.onChange} options={roles} />
            </Field>
          )}
        />
        <DialogActions>
          <Button onClick={onClose}>{t('common:actions.cancel')}</Button>
          <Button type="submit" kind="primary" busy={isSubmitting}>
            {t('invite.submit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
