import { CreateContactBody } from '@recado/contracts/contacts'
import { ContactId } from '@recado/contracts/ids'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { wireId } from '../../api/wire-id.ts'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { DialogActions } from '../../design/dialog-frame.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { Textarea } from '../../design/textarea.tsx'
import { contractResolver, withoutEmpty } from '../../forms/contract-resolver.ts'
import { FormError } from '../../forms/form-error.tsx'
import { showProblem } from '../../forms/show-problem.ts'
import { useGuardedForm } from '../../forms/use-guarded-form.ts'
import { useServices } from '../../services.ts'
import { contactKeys } from './contact-keys.ts'
import { createContact } from './contacts.api.ts'

/** Writes somebody down before they write. */
export function CreateContactDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation(['contacts', 'common'])
  const { http } = useServices()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const form = useGuardedForm({
    resolver: contractResolver<{ name: string; email: string; phone: string; notes: string }>(CreateContactBody),
    defaultValues: { name: '', email: '', phone: '', notes: '' },
  })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async (values) => {
    try {
      const contact = await createContact(http, withoutEmpty(values))
      await queries.invalidateQueries({ queryKey: contactKeys.lists })
      await navigate({ to: '/contatos/$contactId', params: { contactId: wireId(ContactId, contact.id) } })
    } catch (error) {
      showProblem(form, error, { contact_phone_malformed: 'phone' })
    }
  })
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={t('new')} description={t('new_text')}>
      <form noValidate onSubmit={submit} className="grid gap-4">
        <FormError error={errors.root} />
        <Field label={t('name')} error={errors.name?.message}>
          <Input {...form.register('name')} autoComplete="off" maxLength={200} />
        </Field>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Field label={t('phone')} hint={t('phone_hint')} error={errors.phone?.message}>
            <Input {...form.register('phone')} type="tel" autoComplete="off" />
          </Field>
          <Field label={t('email')} error={errors.email?.message}>
            <Input {...form.register('email')} type="email" autoComplete="off" />
          </Field>
        </div>
        <Field label={t('notes')} error={errors.notes?.message}>
          <Textarea {...form.register('notes')} />
        </Field>
        <DialogActions>
          <Button onClick={onClose}>{t('common:actions.cancel')}</Button>
          <Button type="submit" kind="primary" busy={isSubmitting}>
            {t('create')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
