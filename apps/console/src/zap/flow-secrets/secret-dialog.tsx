import { CreateFlowSecretBody, type FlowSecretView } from '@recado/contracts/flow-secrets'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { DialogActions } from '../../design/dialog-frame.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { PasswordInput } from '../../design/password-input.tsx'
import { useToast } from '../../design/toast.tsx'
import { contractResolver } from '../../forms/contract-resolver.ts'
import { FormError } from '../../forms/form-error.tsx'
import { showProblem } from '../../forms/show-problem.ts'
import { useGuardedForm } from '../../forms/use-guarded-form.ts'
import { useServices } from '../../services.ts'
import { createFlowSecret, replaceFlowSecret, SECRETS_KEY } from './flow-secrets.api.ts'
import { hostsOf } from './hosts-of.ts'
import { secretPlace } from './secret-place.ts'

const { name, value, hosts } = CreateFlowSecretBody.shape
const Form = z.object({
  name,
  value,
  hosts: z.string().refine((text) => hosts.safeParse(hostsOf(text)).success, { error: 'host_malformed' }),
})

interface Values {
  name: string
  value: string
  hosts: string
}

/** Keeps a new secret, or another value under the name of one: the old value is shown to nobody. */
export function SecretDialog({ secret, onClose }: { secret?: FlowSecretView; onClose(): void }) {
  const { t } = useTranslation(['flow-settings', 'common'])
  const { http } = useServices()
  const queries = useQueryClient()
  const toast = useToast()
  const form = useGuardedForm<Values>({
    resolver: contractResolver(Form),
    defaultValues: { name: secret?.name ?? '', value: '', hosts: secret?.hosts.join(', ') ?? '' },
  })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async (values) => {
    const content = { value: values.value, hosts: hostsOf(values.hosts) }
    try {
      if (secret === undefined) await createFlowSecret(http, { ...content, name: values.name })
      else await replaceFlowSecret(http, secret.id, content)
      toast({ text: t('secrets.saved', { name: values.name }) })
      await queries.invalidateQueries({ queryKey: SECRETS_KEY })
      onClose()
    } catch (error) {
      showProblem(form, error, { flow_secret_taken: 'name' })
    }
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={secret === undefined ? t('secrets.new') : t('secrets.replace_title', { name: secret.name })}
      description={t(secret === undefined ? 'secrets.dialog' : 'secrets.replace_text')}
    >
      <form noValidate onSubmit={submit} className="grid gap-4">
        <FormError error={errors.root} />
        {secret === undefined && (
          <Field
            label={t('secrets.name')}
            error={errors.name?.message}
            hint={t('secrets.name_hint', { example: secretPlace('crm') })}
          >
            <Input {...form.register('name')} autoComplete="off" spellCheck={false} maxLength={64} />
          </Field>
        )}
        <Field label={t('secrets.value')} error={errors.value?.message}>
          <PasswordInput {...form.register('value')} autoComplete="off" data-1p-ignore />
        </Field>
        <Field label={t('secrets.hosts')} error={errors.hosts?.message} hint={t('secrets.hosts_hint')}>
          <Input
            {...form.register('hosts')}
            autoComplete="off"
            spellCheck={false}
            placeholder={t('secrets.hosts_example')}
          />
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
