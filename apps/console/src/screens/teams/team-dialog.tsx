import type { MemberId } from '@recado/contracts/ids'
import { TeamBody, TeamView } from '@recado/contracts/teams'
import { useQueryClient } from '@tanstack/react-query'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
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
import type { Colleague, Team } from '../../inbox/inbox.api.ts'
import { useServices } from '../../services.ts'
import { MemberPicker } from './member-picker.tsx'
import { createTeam, updateTeam } from './teams.api.ts'

interface Values {
  name: string
  member_ids: MemberId[]
}

interface TeamDialogProps {
  team?: Team
  colleagues: readonly Colleague[]
  onClose(): void
}

/** Makes a team, or changes its name and who is in it. */
export function TeamDialog({ team, colleagues, onClose }: TeamDialogProps) {
  const { t } = useTranslation(['teams', 'common'])
  const { http } = useServices()
  const queries = useQueryClient()
  const toast = useToast()
  const form = useGuardedForm<Values>({
    // Ids are picked, never typed: only the name can be wrong.
    resolver: contractResolver(TeamBody.pick({ name: true }).loose()),
    defaultValues: { name: team?.name ?? '', member_ids: team?.member_ids ?? [] },
  })
  const edit = useEdit(form, { view: team, schema: TeamView, valuesOf: valuesOf })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async (values) => {
    try {
      const saved =
        team === undefined ? await createTeam(http, values) : await updateTeam(http, team.id, values, edit.began())
      toast({ text: t('saved', { name: saved.name }) })
      await queries.invalidateQueries({ queryKey: ['teams'] })
      onClose()
    } catch (error) {
      if (!edit.caught(error)) showProblem(form, error, { team_taken: 'name' })
    }
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={team === undefined ? t('new') : t('edit_title', { name: team.name })}
      description={t('dialog')}
    >
      <form noValidate onSubmit={submit} className="grid gap-4">
        <ChangedMeanwhile edit={edit} onOverwrite={() => void submit()} />
        <FormError error={errors.root} />
        <Field label={t('name')} error={errors.name?.message}>
          <Input {...form.register('name')} autoComplete="off" maxLength={80} placeholder={t('name_example')} />
        </Field>
        <Controller
          control={form.control}
          name="member_ids"
          render={({ field }) => <MemberPicker colleagues={colleagues} value={field.value} onChange={field.onChange} />}
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

function valuesOf({ name, member_ids }: Team): Values {
  return { name, member_ids }
}
