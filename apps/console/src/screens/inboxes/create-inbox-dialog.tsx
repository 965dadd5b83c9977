import { InboxId } from '@recado/contracts/ids'
import { line } from '@recado/contracts/wire'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { wireId } from '../../api/wire-id.ts'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { DialogActions } from '../../design/dialog-frame.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { contractResolver } from '../../forms/contract-resolver.ts'
import { FormError } from '../../forms/form-error.tsx'
import { showProblem } from '../../forms/show-problem.ts'
import { useGuardedForm } from '../../forms/use-guarded-form.ts'
import { inboxKeys } from '../../inbox/inbox-keys.ts'
import { useServices } from '../../services.ts'
import { createInbox } from './inboxes.api.ts'

const Form = z.object({ name: line(80) })

/** A chat for a site: a name is enough, the rest is set where it opens. */
export function CreateInboxDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation(['inboxes', 'common'])
  const { http } = useServices()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const form = useGuardedForm({ resolver: contractResolver<z.input<typeof Form>>(Form), defaultValues: { name: '' } })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ name }) => {
    try {
      const inbox = await createInbox(http, { name, channel: 'widget' })
      await queries.invalidateQueries({ queryKey: inboxKeys.inboxes })
      await navigate({ to: '/configuracoes/canais/$id', params: { id: wireId(InboxId, inbox.id) } })
    } catch (error) {
      showProblem(form, error, { inbox_taken: 'name' })
    }
  })
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={t('new')} description={t('new_text')}>
      <form noValidate onSubmit={submit} className="grid gap-4">
        <FormError error={errors.root} />
        <Field label={t('name')} error={errors.name?.message} hint={t('name_hint')}>
          <Input {...form.register('name')} autoComplete="off" maxLength={80} placeholder={t('name_example')} />
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
