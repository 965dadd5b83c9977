import { LabelBody, LabelView } from '@recado/contracts/labels'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Chip } from '../../design/chip.tsx'
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
import type { Label } from '../../inbox/inbox.api.ts'
import { useServices } from '../../services.ts'
import { ColourSwatches } from './colour-swatches.tsx'
import { LABEL_COLOURS } from './label-colours.ts'
import { createLabel, updateLabel } from './labels.api.ts'

interface Values {
  name: string
  colour: string
}

/** Makes a label, or changes one; how it will look stands beside its name. */
export function LabelDialog({ label, taken, onClose }: { label?: Label; taken: number; onClose(): void }) {
  const { t } = useTranslation(['labels', 'common'])
  const { http } = useServices()
  const queries = useQueryClient()
  const toast = useToast()
  const form = useGuardedForm<Values>({
    resolver: contractResolver(LabelBody),
    // Each new label begins with a colour that the ones before it do not have.
    defaultValues: {
      name: label?.name ?? '',
      colour: label?.colour ?? LABEL_COLOURS[taken % LABEL_COLOURS.length] ?? '#35424a',
    },
  })
  const edit = useEdit(form, { view: label, schema: LabelView, valuesOf: valuesOf })
  const { errors, isSubmitting } = form.formState
  const [name, colour] = form.watch(['name', 'colour'])
  const submit = form.handleSubmit(async (values) => {
    try {
      const saved =
        label === undefined ? await createLabel(http, values) : await updateLabel(http, label.id, values, edit.began())
      toast({ text: t('saved', { name: saved.name }) })
      await queries.invalidateQueries({ queryKey: ['labels'] })
      onClose()
    } catch (error) {
      if (!edit.caught(error)) showProblem(form, error, { label_taken: 'name' })
    }
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={label === undefined ? t('new') : t('edit_title', { name: label.name })}
    >
      <form noValidate onSubmit={submit} className="grid gap-4">
        <ChangedMeanwhile edit={edit} onOverwrite={() => void submit()} />
        <FormError error={errors.root} />
        <Field label={t('name')} error={errors.name?.message}>
          <Input {...form.register('name')} autoComplete="off" maxLength={60} />
        </Field>
        <ColourSwatches
          value={colour}
          error={errors.colour?.message}
          onChange={(value) => form.setValue('colour', value, { shouldDirty: true, shouldValidate: true })}
        />
        <div className="flex min-h-10 items-center gap-3 rounded-8 bg-sunken px-3 text-12 text-ink-soft">
          {t('looks')}
          {/^#[0-9a-f]{6}$/i.test(colour) && <Chip text={name || t('example')} colour={colour} />}
        </div>
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

function valuesOf({ name, colour }: Label): Values {
  return { name, colour }
}
