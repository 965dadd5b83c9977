import { CreatePartnerBody } from '@recado/contracts/partners'
import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Dialog, DialogActions } from '../../design/dialog.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { useToast } from '../../design/toast.tsx'
import { contractResolver } from '../../forms/contract-resolver.ts'
import { FormError } from '../../forms/form-error.tsx'
import { showProblem } from '../../forms/show-problem.ts'
import { slugOf } from '../../forms/slug-of.ts'
import { useServices } from '../../services.ts'
import { openPartner } from './partners.api.ts'

interface Values {
  name: string
  slug: string
  admin: { email: string }
}

/** Opens a partner; whoever administers it gets an invitation by e-mail. */
export function OpenPartnerDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation(['partners', 'common'])
  const { http } = useServices()
  const queries = useQueryClient()
  const toast = useToast()
  const form = useForm<Values>({
    resolver: contractResolver(CreatePartnerBody),
    defaultValues: { name: '', slug: '', admin: { email: '' } },
  })
  const { errors, isSubmitting, dirtyFields } = form.formState
  const submit = form.handleSubmit(async (values) => {
    try {
      const { name } = await openPartner(http, values)
      toast({ text: t('opened', { name, email: values.admin.email }) })
      await queries.invalidateQueries({ queryKey: ['partners'] })
      onClose()
    } catch (error) {
      showProblem(form, error, { slug_taken: 'slug', slug_reserved: 'slug' })
    }
  })
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={t('open')} description={t('open_text')}>
      <form noValidate onSubmit={submit} className="grid gap-4">
        <FormError error={errors.root} />
        <Field label={t('name')} error={errors.name?.message}>
          <Input
            {...form.register('name', {
              onChange: (event) => dirtyFields.slug || form.setValue('slug', slugOf(event.target.value)),
            })}
            autoComplete="off"
          />
        </Field>
        <Field label={t('slug')} error={errors.slug?.message}>
          <Input {...form.register('slug')} autoComplete="off" autoCapitalize="none" spellCheck={false} />
        </Field>
        <Field label={t('admin_email')} error={errors.admin?.email?.message} hint={t('admin_hint')}>
          <Input {...form.register('admin.email')} type="email" autoComplete="off" />
        </Field>
        <DialogActions>
          <Button onClick={onClose}>{t('common:actions.cancel')}</Button>
          <Button type="submit" kind="primary" busy={isSubmitting}>
            {t('open')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
