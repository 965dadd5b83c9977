import { CapacityBody, WorkView } from '@recado/contracts/work'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { DialogActions } from '../../design/dialog-frame.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { useToast } from '../../design/toast.tsx'
import { ChangedMeanwhile } from '../../forms/changed-meanwhile.tsx'
import { contractResolver } from '../../forms/contract-resolver.ts'
import { FormError } from '../../forms/form-error.tsx'
import { showProblem } from '../../forms/show-problem.ts'
import { useEdit } from '../../forms/use-edit.ts'
import { useGuardedForm } from '../../forms/use-guarded-form.ts'
import { useServices } from '../../services.ts'
import { type Member, setCapacity } from './people.api.ts'

// The field holds text.
const Form = z.object({
  capacity: z
    .string()
    .regex(/^\d{1,4}$/, { error: 'capacity_wrong' })
    .transform(Number)
    .pipe(CapacityBody.shape.capacity),
})

interface CapacityDialogProps {
  member: Member
  /** How many open conversations they may have now. */
  work: WorkView
  onClose(): void
}

/** How many open conversations somebody may have. What they have already stays. */
export function CapacityDialog({ member, work, onClose }: CapacityDialogProps) {
  const { t } = useTranslation(['people', 'common'])
  const { http } = useServices()
  const queries = useQueryClient()
  const toast = useToast()
  const form = useGuardedForm({
    resolver: contractResolver<{ capacity: string }>(Form),
    defaultValues: valuesOf(work),
  })
  const edit = useEdit(form, { view: work, schema: WorkView, valuesOf })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async (values) => {
    try {
      const saved = await setCapacity(http, member.id, Number(values.capacity), edit.began())
      toast({ text: t('members.capacity_saved', { name: member.name, limit: saved.capacity }) })
      await queries.invalidateQueries({ queryKey: ['work'] })
      onClose()
    } catch (error) {
      if (!edit.caught(error)) showProblem(form, error)
    }
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('members.capacity_change')}
      description={t('members.capacity_text', { name: member.name })}
    >
      <form noValidate onSubmit={submit} className="grid gap-4">
        <ChangedMeanwhile edit={edit} onOverwrite={() => void submit()} />
        <FormError error={errors.root} />
        <Field
          label={t('members.capacity_label')}
          error={errors.capacity && t('members.capacity_wrong')}
          hint={t('members.capacity_hint')}
        >
          <Input {...form.register('capacity')} inputMode="numeric" autoComplete="off" className="max-w-28" />
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

function valuesOf({ capacity }: WorkView): { capacity: string } {
  return { capacity: String(capacity) }
}
