import { InvitePartnerAdminBody } from '@recado/contracts/partners'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { DialogActions } from '../../design/dialog-frame.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { useToast } from '../../design/toast.tsx'
import { contractResolver } from '../../forms/contract-resolver.ts'
import { FormError } from '../../forms/form-error.tsx'
import { showProblem } from '../../forms/show-problem.ts'
import { useGuardedForm } from '../../forms/use-guarded-form.ts'
import { useServices } from '../../services.ts'
import { invitePartnerAdmin, type Partner } from './partners.api.ts'

interface Values {
  email: string
}

/** Invites somebody more to administer a partner, or somebody again. */
export function InviteAdminDialog({ partner, onClose }: { partner: Partner; onClose(): void }) {
  const { t } = useTranslation(['partners', 'common'])
  const { http } = useServices()
  const queries = useQueryClient()
  const toast = useToast()
  const form = useGuardedForm<Values>({
    resolver: contractResolver(InvitePartnerAdminBody),
    defaultValues: { email: partner.invited[0] ?? '' },
  })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async (values) => {
    try {
      await invitePartnerAdmin(http, partner.id, values)
      toast({ text: t('invite_done', { email: values.email }) })
      await queries.invalidateQueries({ queryKey: ['partners'] })
      onClose()
    } catch (error) {
      showProblem(form, error)
    }
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('invite_title', { name: partner.name })}
      description={t('invite_text')}
    >
      <form noValidate onSubmit={submit} className="grid gap-4">
        <FormError error={errors.root} />
        <Field label={t('admin_email')} error={errors.email?.message} hint={t('admin_hint')}>
          <Input {...form.register('email')} type="email" autoComplete="off" />
        </Field>
        <DialogActions>
          <Button onClick={onClose}>{t('common:actions.cancel')}</Button>
          <Button type="submit" kind="primary" busy={isSubmitting}>
            {t('invite_submit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
