import { type Permission, Visibility } from '@recado/contracts/permissions'
import { RoleBody, RoleView } from '@recado/contracts/roles'
import { useQueryClient } from '@tanstack/react-query'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { DialogActions } from '../../design/dialog-frame.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { Select } from '../../design/select.tsx'
import { useToast } from '../../design/toast.tsx'
import { ChangedMeanwhile } from '../../forms/changed-meanwhile.tsx'
import { contractResolver } from '../../forms/contract-resolver.ts'
import { FormError } from '../../forms/form-error.tsx'
import { showProblem } from '../../forms/show-problem.ts'
import { useEdit } from '../../forms/use-edit.ts'
import { useGuardedForm } from '../../forms/use-guarded-form.ts'
import { PermissionPicker } from '../../permissions/permission-picker.tsx'
import { useServices } from '../../services.ts'
import { useMe } from '../../session/me-context.ts'
import { createRole, type Role, updateRole } from './roles.api.ts'

interface Values {
  name: string
  visibility: Visibility
  permissions: Permission[]
}

/** Makes a role of the company's own, or changes one. */
export function RoleDialog({ role, onClose }: { role?: Role; onClose(): void }) {
  const { t } = useTranslation(['people', 'common'])
  const { http } = useServices()
  const me = useMe()
  const queries = useQueryClient()
  const toast = useToast()
  const form = useGuardedForm<Values>({
    resolver: contractResolver(RoleBody),
    defaultValues: {
      name: role?.name ?? '',
      visibility: role?.visibility ?? 'own',
      permissions: role?.permissions ?? ['conversations.read', 'conversations.write'],
    },
  })
  const edit = useEdit(form, { view: role, schema: RoleView, valuesOf: valuesOf })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async (values) => {
    try {
      const id = role?.id ?? null
      const saved = id === null ? await createRole(http, values) : await updateRole(http, id, values, edit.began())
      toast({ text: t('roles.saved', { name: saved.name }) })
      await queries.invalidateQueries({ queryKey: ['roles'] })
      onClose()
    } catch (error) {
      if (!edit.caught(error)) showProblem(form, error, { role_taken: 'name' })
    }
  })
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => open || onClose()}
      title={role === undefined ? t('roles.new') : t('roles.edit_title', { name: role.name })}
      description={t('roles.dialog')}
    >
      <form noValidate onSubmit={submit} className="grid gap-4">
        <ChangedMeanwhile edit={edit} onOverwrite={() => void submit()} />
        <FormError error={errors.root} />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('roles.name')} error={errors.name?.message}>
            <Input {...form.register('name')} autoComplete="off" />
          </Field>
          <Controller
            control={form.control}
            name="visibility"
            render={({ field }) => (
              <Field label={t('roles.visibility')} error={errors.visibility?.message}>
                <Select
                  value={field.value}
                  onChange={field.onChange}
                  options={Visibility.options.map((value) => ({ value, label: t(`roles.sees.${value}`) }))}
                />
              </Field>
            )}
          />
        </div>
        <Controller
          control={form.control}
          name="permissions"
          render={({ field }) => (
            <PermissionPicker offered={me.permissions} value={field.value} onChange={field.onChange} />
          )}
        />
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

function valuesOf({ name, visibility, permissions }: Role): Values {
  return { name, visibility, permissions }
}
