import { SavedViewId } from '@recado/contracts/ids'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ApiProblem } from '../../../api/api-problem.ts'
import { Button } from '../../../design/button.tsx'
import { Checkbox } from '../../../design/checkbox.tsx'
import { Dialog } from '../../../design/dialog.tsx'
import { DialogActions } from '../../../design/dialog-frame.tsx'
import { Field } from '../../../design/field.tsx'
import { Input } from '../../../design/input.tsx'
import { useUnsaved } from '../../../forms/unsaved.ts'
import type { Filters } from '../../../inbox/inbox.api.ts'
import { inboxKeys } from '../../../inbox/inbox-keys.ts'
import { addressOf } from '../../../inbox/inbox-search.ts'
import { createSavedView, type SavedView, updateSavedView } from '../../../inbox/saved-views.api.ts'
import { useInboxAddress } from '../../../inbox/use-inbox-address.ts'
import { useServices } from '../../../services.ts'
import { useMay } from '../../../session/me-context.ts'

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
  const [name, setName] = useState(view?.name ?? '')
  const [shared, setShared] = useState(view?.shared ?? false)
  const sharedId = useId()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  useUnsaved(!busy && (name !== (view?.name ?? '') || shared !== (view?.shared ?? false)))
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') {
      setProblem('required')
      return
    }
    setBusy(true)
    try {
      const draft = { name: name.trim(), shared, filters }
      const saved = await (view === undefined ? createSavedView(http, draft) : updateSavedView(http, view.id, draft))
      await queries.invalidateQueries({ queryKey: inboxKeys.views })
      onClose()
      const { folder, search } = addressOf(filters)
      if (view === undefined) goTo(folder, { ...search, visao: z.encode(SavedViewId, saved.id) })
    } catch (error) {
      setProblem((error instanceof ApiProblem && error.problem.detail) || t('common:errors.unreachable'))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t(view === undefined ? 'views.create' : 'views.rename')}
      description={t('views.description')}
    >
      <form onSubmit={(event) => void save(event)} className="grid gap-4">
        <Field label={t('views.name')} error={problem}>
          <Input value={name} maxLength={80} onChange={({ target }) => setName(target.value)} />
        </Field>
        {may('conversations.assign') && (
          <div className="flex items-center gap-2.5 text-13">
            <Checkbox id={sharedId} checked={shared} onChange={({ target }) => setShared(target.checked)} />
            <label htmlFor={sharedId}>{t('views.shared')}</label>
          </div>
        )}
        <DialogActions>
          <Button onClick={onClose}>{t('common:actions.cancel')}</Button>
          <Button kind="primary" type="submit" busy={busy}>
            {t('common:actions.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
