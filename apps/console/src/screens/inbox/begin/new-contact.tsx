import { CreateContactBody } from '@recado/contracts/contacts'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { Field } from '../../../design/field.tsx'
import { Input } from '../../../design/input.tsx'
import { contractResolver, withoutEmpty } from '../../../forms/contract-resolver.ts'
import { FormError } from '../../../forms/form-error.tsx'
import { showProblem } from '../../../forms/show-problem.ts'
import { useGuardedForm } from '../../../forms/use-guarded-form.ts'
import { useServices } from '../../../services.ts'
import { createContact } from '../../contacts/contacts.api.ts'
import type { Recipient } from './choose-contact.tsx'

interface NewContactProps {
  /** What was looked for and not found. */
  name: string
  onMade(contact: Recipient): void
  onBack(): void
}

/** Somebody who is not known yet, within the form of a new conversation: forms do not nest, so a button makes them. */
export function NewContact({ name, onMade, onBack }: NewContactProps) {
  const { t } = useTranslation(['contacts', 'inbox', 'common'])
  const { http } = useServices()
  const form = useGuardedForm({
    resolver: contractResolver<{ name: string; email: string; phone: string }>(CreateContactBody),
    defaultValues: { name, email: '', phone: '' },
  })
  const { errors, isSubmitting } = form.formState
  const make = form.handleSubmit(async (values) => {
    try {
      onMade(await createContact(http, withoutEmpty(values)))
    } catch (error) {
      showProblem(form, error, { contact_phone_malformed: 'phone' })
    }
  })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in a field means its button, as in a form
    <div
      className="grid gap-3"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
        event.preventDefault()
        event.stopPropagation()
        void make()
      }}
    >
      <FormError error={errors.root} />
      <Field label={t('name')} error={errors.name?.message}>
        <Input {...form.register('name')} autoFocus autoComplete="off" maxLength={200} />
      </Field>
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <Field label={t('phone')} error={errors.phone?.message}>
          <Input {...form.register('phone')} type="tel" autoComplete="off" />
        </Field>
        <Field label={t('email')} error={errors.email?.message}>
          <Input {...form.register('email')} type="email" autoComplete="off" />
        </Field>
      </div>
      <div className="flex justify-end gap-2">
        <Button size="small" kind="ghost" onClick={onBack}>
          {t('inbox:begin.search_instead')}
        </Button>
        <Button size="small" busy={isSubmitting} onClick={() => void make()}>
          {t('create')}
        </Button>
      </div>
    </div>
  )
}
