import { ConnectionId } from '@recado/contracts/ids'
import { CreateConnectionBody } from '@recado/contracts/whatsapp'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
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
import { useTenantConfig } from '../../session/tenant-config.ts'
import { CloudFields } from './cloud-fields.tsx'
import { bodyOf, ConnectForm, type ConnectValues, NO_CLOUD, WAYS, type Way } from './connect-values.ts'
import { CONNECTIONS } from './connection-keys.ts'
import { connectionQuery, createConnection } from './connections.api.ts'
import { WayPicker } from './way-picker.tsx'

interface ConnectDialogProps {
  /** Chosen already, where another page leads here. */
  way?: Way
  onClose(): void
}

/** A number more: a name and a way; what is to be scanned is on its page. */
export function ConnectDialog({ way, onClose }: ConnectDialogProps) {
  const { t } = useTranslation(['connections', 'common'])
  const { http } = useServices()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { simulator_url } = useTenantConfig()
  const ways = WAYS.filter((one) => one !== 'simulator' || simulator_url !== null)
  const form = useGuardedForm<ConnectValues>({
    resolver: contractResolver(ConnectForm),
    defaultValues: { name: '', driver: way ?? ways[0] ?? 'baileys', cloud: NO_CLOUD },
  })
  const { errors, isSubmitting } = form.formState
  const driver = form.watch('driver')
  const submit = form.handleSubmit(async (values) => {
    try {
      const made = await createConnection(http, CreateConnectionBody.parse(bodyOf(values)))
      queries.setQueryData(connectionQuery(http, made.id).queryKey, made)
      void queries.invalidateQueries({ queryKey: [CONNECTIONS, 'all'] })
      void queries.invalidateQueries({ queryKey: inboxKeys.inboxes })
      await navigate({ to: '/configuracoes/whatsapp/$id', params: { id: wireId(ConnectionId, made.id) } })
      onClose()
    } catch (error) {
      showProblem(form, error, { inbox_taken: 'name' })
    }
  })
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={t('connect')} description={t('connect_text')}>
      <form noValidate onSubmit={submit} className="grid gap-4">
        <FormError error={errors.root} />
        <Field label={t('name')} error={errors.name?.message} hint={t('name_hint')}>
          <Input {...form.register('name')} autoComplete="off" maxLength={80} placeholder={t('name_example')} />
        </Field>
        <WayPicker ways={ways} value={driver} onChange={(next) => form.setValue('driver', next)} />
        {driver === 'cloud' && <CloudFields register={form.register} errors={errors.cloud ?? {}} />}
        <DialogActions>
          <Button onClick={onClose}>{t('common:actions.cancel')}</Button>
          <Button type="submit" kind="primary" busy={isSubmitting}>
            {t('connect_go')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
