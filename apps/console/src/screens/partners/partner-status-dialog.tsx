import { ChangePartnerStatusBody } from '@recado/contracts/partners'
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
import { changePartnerStatus, type Partner } from './partners.api.ts'

interface Values {
  status: Partner['status']
  reason: string
}

/** Says what suspending ends and what goes on, and asks why. */
export function PartnerStatusDialog({ partner, onClose }: { partner: Partner; onClose(): void }) {
  const { t } = useTranslation(['partners', 'common'])
  const { http } = useServices()
  const queries = useQueryClient()
  const toast = useToast()
  const act = partner.status === 'active' ? 'suspend' : 'resume'
  const form = useGuardedForm<Values>({
    resolver: contractResolver(ChangePartnerStatusBody),
    defaultValues: { status: act === 'suspend' ? 'suspended' : 'active', reason: '' },
  })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async (values) => {
    try {
      await changePartnerStatus(http, partner.id, values)
      toast({ text: t(`${act}_done`, { name: partner.name }) })
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
      title={t(`${act}_title`, { name: partner.name })}
      description={t(`${act}_text`)}
    >
      <form noValidate onSubmit={submit} className="grid gap-4">
        <FormError error={errors.root} />
        <Field label={t('reason')} error={errors.reason?.message} hint={t('reason_hint')}>
          <Input {...form.register('reason')} autoComplete="off" />
        </Field>
        <DialogActions>
          <Button onClick={onClose}>{t('common:actions.cancel')}</Button>
          <Button type="submit" kind={act === 'suspend' ? 'danger' : 'primary'} busy={isSubmitting}>
            {t(act)}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
