import { CreateLeadPortalBody, LEAD_PORTAL_KINDS, LeadPortalKind } from '@recado/contracts/leads'
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
import { contractResolver } from '../../forms/contract-resolver.ts'
import { FormError } from '../../forms/form-error.tsx'
import { showProblem } from '../../forms/show-problem.ts'
import { useGuardedForm } from '../../forms/use-guarded-form.ts'
import { useServices } from '../../services.ts'
import { createPortal, type Portal, type PortalAddresses, sourceKeys, updatePortal } from './sources.api.ts'

interface PortalDialogProps {
  /** One that is renamed. */
  portal?: Portal
  onClose(): void
  onCreated?(portal: PortalAddresses): void
}

/** A portal, new or by another name. */
export function PortalDialog({ portal, onClose, onCreated }: PortalDialogProps) {
  const { t } = useTranslation(['stock-settings', 'common'])
  const { http } = useServices()
  const queries = useQueryClient()
  const toast = useToast()
  const first = LEAD_PORTAL_KINDS[0]
  const form = useGuardedForm<{ kind: LeadPortalKindName; name: string }>({
    resolver: contractResolver(CreateLeadPortalBody),
    defaultValues: portal ?? { kind: first, name: t(`sources.kinds.${first}`) },
  })
  const { errors, isSubmitting } = form.formState
  const choose = (value: string) => {
    const kind = LeadPortalKind.parse(value)
    const before = form.getValues()
    form.setValue('kind', kind)
    // A name that nobody typed follows the portal.
    if (before.name === '' || before.name === t(`sources.kinds.${before.kind}`))
      form.setValue('name', kind === 'other' ? '' : t(`sources.kinds.${kind}`))
  }
  const submit = form.handleSubmit(async ({ kind, name }) => {
    try {
      const made = portal === undefined ? await createPortal(http, { kind, name }) : undefined
      if (portal !== undefined) await updatePortal(http, portal.id, { name })
      void queries.invalidateQueries({ queryKey: sourceKeys.portals })
      // Of one that is new its addresses are shown.
      if (portal !== undefined) toast({ text: t('sources.renamed', { name }) })
      onClose()
      if (made !== undefined) onCreated?.(made)
    } catch (error) {
      showProblem(form, error)
    }
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t(portal === undefined ? 'sources.add' : 'sources.rename')}
    >
      <form noValidate onSubmit={submit} className="grid gap-4">
        <FormError error={errors.root} />
        {portal === undefined && (
          <Controller
            control={form.control}
            name="kind"
            render={({ field: { value } }) => (
              <Field label={t('sources.kind')} error={errors.kind?.message}>
                <Select
                  value={value}
                  onChange={choose}
                  options={LEAD_PORTAL_KINDS.map((kind) => ({ value: kind, label: t(`sources.kinds.${kind}`) }))}
                />
              </Field>
            )}
          />
        )}
        <Field label={t('sources.name')} error={errors.name?.message}>
          <Input {...form.register('name')} autoComplete="off" maxLength={60} />
        </Field>
        <DialogActions>
          <Button onClick={onClose}>{t('common:actions.cancel')}</Button>
          <Button type="submit" kind="primary" busy={isSubmitting}>
            {t(portal === undefined ? 'sources.create' : 'common:actions.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

type LeadPortalKindName = (typeof LEAD_PORTAL_KINDS)[number]
