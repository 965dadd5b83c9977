import { CreateApiKeyBody } from '@recado/contracts/api-keys'
import type { Permission } from '@recado/contracts/permissions'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { DialogActions } from '../../design/dialog-frame.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { Secret } from '../../design/secret.tsx'
import { Select } from '../../design/select.tsx'
import { contractResolver } from '../../forms/contract-resolver.ts'
import { FormError } from '../../forms/form-error.tsx'
import { showProblem } from '../../forms/show-problem.ts'
import { useFieldText } from '../../forms/use-field-text.ts'
import { useGuardedForm } from '../../forms/use-guarded-form.ts'
import { PermissionPicker } from '../../permissions/permission-picker.tsx'
import { useServices } from '../../services.ts'
import { useMe } from '../../session/me-context.ts'
import { createApiKey } from './api-keys.api.ts'

const DAYS = ['30', '90', '365', 'never'] as const

interface Values {
  name: string
  scopes: Permission[]
}

/** Makes a key; the second face of the dialog shows it, this once. */
export function CreateApiKeyDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation(['api-keys', 'common'])
  const { http } = useServices()
  const me = useMe()
  const queries = useQueryClient()
  const [token, setToken] = useState<string>()
  const [days, setDays] = useState<string>('90')
  const form = useGuardedForm<Values>({
    resolver: contractResolver(CreateApiKeyBody),
    defaultValues: { name: '', scopes: [] },
  })
  const { errors, isSubmitting } = form.formState
  const scopesError = useFieldText(errors.scopes ? 'scopes_missing' : undefined)

  const submit = form.handleSubmit(async (values) => {
    try {
      const expiry = days === 'never' ? {} : { expires_at: inDays(Number(days)) }
      const created = await createApiKey(http, { ...values, ...expiry })
      setToken(created.token)
      await queries.invalidateQueries({ queryKey: ['api-keys'] })
    } catch (error) {
      showProblem(form, error)
    }
  })

  if (token !== undefined) {
    return (
      <Dialog
        open
        onOpenChange={(open) => open || onClose()}
        title={t('created_title')}
        description={t('created_text')}
      >
        <Secret label={t('token')} value={token} />
        <DialogActions>
          <Button kind="primary" onClick={onClose}>
            {t('kept')}
          </Button>
        </DialogActions>
      </Dialog>
    )
  }
  return (
    <Dialog open wide onOpenChange={(open) => open || onClose()} title={t('new')} description={t('new_text')}>
      <form noValidate onSubmit={submit} className="grid gap-4">
        <FormError error={errors.root} />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('name')} error={errors.name?.message} hint={t('name_hint')}>
            <Input {...form.register('name')} autoComplete="off" />
          </Field>
          <Field label={t('expires')}>
            <Select
              value={days}
              onChange={setDays}
              options={DAYS.map((value) => ({
                value,
                label: value === 'never' ? t('expires_never') : t('expires_days', { count: Number(value) }),
              }))}
            />
          </Field>
        </div>
        <Controller
          control={form.control}
          name="scopes"
          render={({ field }) => (
            <div className="grid gap-1.5">
              <p className="text-13 font-medium">{t('scopes')}</p>
              <PermissionPicker offered={me.permissions} value={field.value} onChange={field.onChange} />
              {scopesError && (
                <p role="alert" className="text-12 text-bad">
                  {scopesError}
                </p>
              )}
            </div>
          )}
        />
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

function inDays(days: number): Date {
  return new Date(Date.now() + days * 86_400_000)
}
