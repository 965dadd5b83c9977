import { SavedViewId } from '@recado/contracts/ids'
import { SavedViewBody, SavedViewView } from '@recado/contracts/saved-views'
import { useQueryClient } from '@tanstack/react-query'
import { useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { wireId } from '../../../api/wire-id.ts'
import { Button } from '../../../design/button.tsx'
import { Checkbox } from '../../../design/checkbox.tsx'
import { Dialog } from '../../../design/dialog.tsx'
import { DialogActions } from '../../../design/dialog-frame.tsx'
import { Field } from '../../../design/field.tsx'
import { Input } from '../../../design/input.tsx'
import { ChangedMeanwhile } from '../../../forms/changed-meanwhile.tsx'
import { contractResolver } from '../../../forms/contract-resolver.ts'
import { FormError } from '../../../forms/form-error.tsx'
import { showProblem } from '../../../forms/show-problem.ts'
import { readConflict, useEdit } from '../../../forms/use-edit.ts'
import { useGuardedForm } from '../../../forms/use-guarded-form.ts'
import type { Filters } from '../../../inbox/inbox.api.ts'
import { inboxKeys } from '../../../inbox/inbox-keys.ts'
import { addressOf } from '../../../inbox/inbox-search.ts'
import { createSavedView, type SavedView, updateSavedView } from '../../../inbox/saved-views.api.ts'
import { useInboxAddress } from '../../../inbox/use-inbox-address.ts'
import { useServices } from '../../../services.ts'
import { useMay } from '../../../session/me-context.ts'

interface Values {
  name: string
  shared: boolean
}

interface SavedViewDialogProps {
  /** To be renamed; without one a new view is made of the filters. */
  view?: SavedView
  filters: Filters
  onClose(): void
}

/** Gives filters a name under which they stand beside the folders. */
export function SavedViewDialog({ view, filters, onClose }: SavedViewDialogProps) {
  const { t } = useTranslation(['inbox', 'common'])
  const { http } = useServices()
  const queries = useQueryClient()
  const may = useMay()
  const { goTo } = useInboxAddress()
  const sharedId = useId()
  // Only the name is edited here: of filters that a colleague changed meanwhile theirs stay.
  const stored = useRef(filters)
  const form = useGuardedForm<Values>({
    resolver: contractResolver(SavedViewBody.pick({ name: true, shared: true })),
    defaultValues: { name: view?.name ?? '', shared: view?.shared ?? false },
  })
  const edit = useEdit(form, { view, schema: SavedViewView, valuesOf })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async (values) => {
    try {
      const draft = { ...values, filters: stored.current }
      const saved = await (view === undefined
        ? createSavedView(http, draft)
        : updateSavedView(http, view.id, draft, edit.began()))
      await queries.invalidateQueries({ queryKey: inboxKeys.views })
      onClose()
      const { folder, search } = addressOf(filters)
      if (view === undefined) goTo(folder, { ...search, visao: wireId(SavedViewId, saved.id) })
    } catch (error) {
      if (edit.caught(error)) stored.current = readConflict(error, SavedViewView)?.current.filters ?? stored.current
      else showProblem(form, error, { view_taken: 'name' })
    }
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t(view === undefined ? 'views.create' : 'views.rename')}
      description={t('views.description')}
    >
      <form noValidate onSubmit={submit} className="grid gap-4">
        <ChangedMeanwhile edit={edit} onOverwrite={() => void submit()} />
        <FormError error={errors.root} />
        <Field label={t('views.name')} error={errors.name?.message}>
          <Input {...form.register('name')} maxLength={80} autoComplete="off" />
        </Field>
        {may('conversations.assign') && (
          <div className="flex items-center gap-2.5 text-13">
            <Checkbox id={sharedId} {...form.register('shared')} />
            <label htmlFor={sharedId}>{t('views.shared')}</label>
          </div>
        )}
        <DialogActions>
          <Button onClick={onClose}>{t('common:actions.cancel')}</Button>
          <Button kind="primary" type="submit" busy={isSubmitting}>
            {t('common:actions.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

function valuesOf({ name, shared }: SavedView): Values {
  return { name, shared }
}
