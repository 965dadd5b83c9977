import { AttributeKey } from '@recado/contracts/contacts'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button } from '../../design/button.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { contractResolver } from '../../forms/contract-resolver.ts'
import { FormError } from '../../forms/form-error.tsx'
import { showProblem } from '../../forms/show-problem.ts'
import { useGuardedForm } from '../../forms/use-guarded-form.ts'
import { attributeKeyOf } from './attribute-name.ts'
import type { ContactDetail } from './contacts.api.ts'
import { useContactActs } from './use-contact-acts.ts'

const Form = z.object({
  key: z.string().transform(attributeKeyOf).pipe(AttributeKey),
  value: z.string().min(1).max(2_000),
})

/** A further value of the company's own. Its programs find it under a key that is made of its name. */
export function AddAttribute({ contact, onClose }: { contact: ContactDetail; onClose(): void }) {
  const { t } = useTranslation(['contacts', 'common'])
  const { change } = useContactActs(contact)
  const form = useGuardedForm({
    resolver: contractResolver<z.input<typeof Form>>(Form),
    defaultValues: { key: '', value: '' },
  })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ key: name, value }) => {
    const key = attributeKeyOf(name)
    try {
      await change({ attributes: { [key]: value } }, { attributes: { [key]: contact.attributes[key] ?? null } })
      onClose()
    } catch (error) {
      showProblem(form, error)
    }
  })
  return (
    <form noValidate onSubmit={submit} onKeyDown={(event) => event.stopPropagation()} className="grid gap-2">
      <FormError error={errors.root} />
      <Field label={t('attribute_key')} hint={t('attribute_key_hint')} error={errors.key?.message}>
        <Input {...form.register('key')} autoComplete="off" />
      </Field>
      <Field label={t('attribute_value')} error={errors.value?.message}>
        <Input {...form.register('value')} autoComplete="off" />
      </Field>
      <div className="flex gap-2">
        <Button type="submit" size="small" kind="primary" busy={isSubmitting}>
          {t('common:actions.save')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('common:actions.cancel')}
        </Button>
      </div>
    </form>
  )
}
