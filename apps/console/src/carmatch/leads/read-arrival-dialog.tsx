import { ReadArrivalBody } from '@recado/contracts/leads'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { DialogActions } from '../../design/dialog-frame.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { Textarea } from '../../design/textarea.tsx'
import { useToast } from '../../design/toast.tsx'
import { contractResolver, withoutEmpty } from '../../forms/contract-resolver.ts'
import { FormError } from '../../forms/form-error.tsx'
import { showProblem } from '../../forms/show-problem.ts'
import { useGuardedForm } from '../../forms/use-guarded-form.ts'
import { useServices } from '../../services.ts'
import { type Arrival, leadKeys, readArrival } from './leads.api.ts'

/** What came, and the lead that somebody makes of it. */
export function ReadArrivalDialog({ arrival, onClose }: { arrival: Arrival; onClose(): void }) {
  const { t } = useTranslation(['leads', 'common'])
  const { http } = useServices()
  const queries = useQueryClient()
  const toast = useToast()
  const form = useGuardedForm({
    resolver: contractResolver<{ name: string; phone: string; email: string; message: string }>(ReadArrivalBody),
    defaultValues: arrival.guess,
  })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async (values) => {
    try {
      await readArrival(http, arrival.id, ReadArrivalBody.parse(withoutEmpty(values)))
      await queries.invalidateQueries({ queryKey: leadKeys.all })
      void queries.invalidateQueries({ queryKey: ['lead-portals'] })
      toast({ text: t('unread.made') })
      onClose()
    } catch (error) {
      showProblem(form, error)
    }
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('unread.read')}
      description={t('unread.read_text')}
    >
      <form noValidate onSubmit={submit} className="grid gap-4">
        <FormError error={errors.root} />
        <p className="max-h-40 overflow-y-auto rounded-8 bg-sunken px-3 py-2 text-12 break-words whitespace-pre-wrap">
          {[arrival.subject, arrival.from, arrival.excerpt].filter(Boolean).join('\n')}
        </p>
        <Field label={t('fields.name')} error={errors.name?.message}>
          <Input {...form.register('name')} autoComplete="off" maxLength={120} />
        </Field>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Field label={t('fields.phone')} error={errors.phone?.message}>
            <Input {...form.register('phone')} type="tel" autoComplete="off" />
          </Field>
          <Field label={t('fields.email')} error={errors.email?.message}>
            <Input {...form.register('email')} type="email" autoComplete="off" />
          </Field>
        </div>
        <Field label={t('fields.message')} error={errors.message?.message}>
          <Textarea {...form.register('message')} />
        </Field>
        <DialogActions>
          <Button onClick={onClose}>{t('common:actions.cancel')}</Button>
          <Button type="submit" kind="primary" busy={isSubmitting}>
            {t('unread.make')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
