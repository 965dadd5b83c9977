import { EventSelection, WebhookUrl, WebhookView } from '@recado/contracts/webhooks'
import { line } from '@recado/contracts/wire'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { DialogActions } from '../../design/dialog-frame.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { useToast } from '../../design/toast.tsx'
import { ChangedMeanwhile } from '../../forms/changed-meanwhile.tsx'
import { contractResolver, withoutEmpty } from '../../forms/contract-resolver.ts'
import { FormError } from '../../forms/form-error.tsx'
import { showProblem } from '../../forms/show-problem.ts'
import { useEdit } from '../../forms/use-edit.ts'
import { useGuardedForm } from '../../forms/use-guarded-form.ts'
import { useServices } from '../../services.ts'
import { EventPicker } from './event-picker.tsx'
import { SecretDialog } from './secret-dialog.tsx'
import { createWebhook, updateWebhook, type Webhook } from './webhooks.api.ts'

const Form = z.object({
  url: WebhookUrl,
  description: line(200).optional(),
  events: EventSelection,
})

interface Values {
  url: string
  description: string
  events: string[]
}

/** Makes an endpoint, or changes one. A new one's secret is shown, once. */
export function WebhookDialog({ webhook, onClose }: { webhook?: Webhook; onClose(): void }) {
  const { t } = useTranslation(['webhooks', 'common'])
  const { http } = useServices()
  const queries = useQueryClient()
  const toast = useToast()
  const [secret, setSecret] = useState<string>()
  const form = useGuardedForm<Values>({
    resolver: contractResolver(Form),
    defaultValues: {
      url: webhook?.url ?? '',
      description: webhook?.description ?? '',
      events: webhook?.events ?? ['*'],
    },
  })
  const edit = useEdit(form, { view: webhook, schema: WebhookView, valuesOf: valuesOf })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async (values) => {
    const body = withoutEmpty(values)
    try {
      if (webhook === undefined) setSecret((await createWebhook(http, body)).secret)
      // An emptied description is taken away, and not left as it was.
      else await updateWebhook(http, webhook.id, { ...body, description: values.description }, edit.began())
      toast({ text: t('saved') })
      await queries.invalidateQueries({ queryKey: ['webhooks'] })
      if (webhook !== undefined) onClose()
    } catch (error) {
      if (!edit.caught(error)) showProblem(form, error, { webhook_url_refused: 'url' })
    }
  })
  if (secret !== undefined) return <SecretDialog secret={secret} onClose={onClose} />
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => open || onClose()}
      title={t(webhook === undefined ? 'new' : 'edit')}
      description={t('dialog')}
    >
      <form noValidate onSubmit={submit} className="grid gap-4">
        <ChangedMeanwhile edit={edit} onOverwrite={() => void submit()} />
        <FormError error={errors.root} />
        <Field label={t('url')} error={errors.url?.message}>
          <Input {...form.register('url')} type="url" autoComplete="off" placeholder="https://" />
        </Field>
        <Controller
          control={form.control}
          name="events"
          render={({ field: { value, onChange } }) => (
            <EventPicker value={value} error={errors.events && t('events_missing')} onChange={onChange} />
          )}
        />
        <Field label={t('description')} error={errors.description?.message}>
          <Input {...form.register('description')} autoComplete="off" />
        </Field>
        <DialogActions>
          <Button onClick={onClose}>{t('common:actions.cancel')}</Button>
          <Button type="submit" kind="primary" busy={isSubmitting}>
            {t('common:actions.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

function valuesOf({ url, description, events }: Webhook): Values {
  return { url, description, events }
}
