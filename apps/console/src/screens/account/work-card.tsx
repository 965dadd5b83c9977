import { WorkBody, WorkView } from '@recado/contracts/work'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { Field } from '../../design/field.tsx'
import { Segmented } from '../../design/segmented.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { Textarea } from '../../design/textarea.tsx'
import { useToast } from '../../design/toast.tsx'
import { contractResolver } from '../../forms/contract-resolver.ts'
import { FormError } from '../../forms/form-error.tsx'
import { showProblem } from '../../forms/show-problem.ts'
import { useFreshQuery } from '../../forms/use-fresh-query.ts'
import { useGuardedForm } from '../../forms/use-guarded-form.ts'
import { inboxKeys } from '../../inbox/inbox-keys.ts'
import { useServices } from '../../services.ts'
import { changeOwnWork, readOwnWork } from './account.api.ts'

const AVAILABILITIES = WorkView.shape.availability.options

/** How one works: whether new conversations may come, and what stands under one's e-mails. */
export function WorkCard() {
  const { t } = useTranslation(['settings', 'common'])
  const { http } = useServices()
  const work = useFreshQuery(inboxKeys.work, () => readOwnWork(http))
  return (
    <Card title={t('work.title')} description={t('work.text')}>
      {work.error ? (
        <ErrorState error={work.error} onRetry={work.retry} />
      ) : work.data === undefined ? (
        <div role="status" aria-label={t('common:loading')} className="grid gap-3">
          <Skeleton className="h-8 w-72 max-w-full" />
          <Skeleton className="h-20 w-full" />
        </div>
      ) : (
        <WorkForm work={work.data} />
      )}
    </Card>
  )
}

function WorkForm({ work }: { work: WorkView }) {
  const { t } = useTranslation(['settings', 'common'])
  const { http, queries } = useServices()
  const toast = useToast()
  const change = useAct({
    run: (availability: WorkView['availability']) => changeOwnWork(http, { availability }),
    changes: ['own-work'],
    done: (availability) => ({ text: t(`work.now.${availability}`) }),
  })
  const form = useGuardedForm({
    resolver: contractResolver<{ signature: string }>(WorkBody),
    defaultValues: { signature: work.signature },
  })
  const { errors, isSubmitting, isDirty } = form.formState
  const submit = form.handleSubmit(async (values) => {
    try {
      const saved = await changeOwnWork(http, values)
      queries.setQueryData(inboxKeys.work, saved)
      form.reset({ signature: saved.signature })
      toast({ text: t('work.saved') })
    } catch (error) {
      showProblem(form, error)
    }
  })
  const availability = change.isPending ? change.variables : work.availability
  return (
    <div className="grid gap-5">
      <div className="grid justify-items-start gap-1.5">
        <p className="text-13 font-medium">{t('work.availability')}</p>
        <Segmented
          label={t('work.availability')}
          value={availability}
          onChange={(value) => change.mutate(value)}
          segments={AVAILABILITIES.map((value) => ({ value, label: t(`common:availability.${value}`) }))}
        />
        <p className="text-12 text-ink-faint">{t(`work.means.${availability}`)}</p>
      </div>
      <p className="text-13 text-ink-soft">
        {t('work.room', { open: work.open_conversations, capacity: work.capacity })}
      </p>
      <form noValidate onSubmit={submit} className="grid gap-4 sm:max-w-120">
        <FormError error={errors.root} />
        <Field label={t('work.signature')} hint={t('work.signature_hint')} error={errors.signature?.message}>
          <Textarea {...form.register('signature')} maxLength={500} placeholder={t('work.signature_example')} />
        </Field>
        <div>
          <Button type="submit" kind="primary" disabled={!isDirty} busy={isSubmitting}>
            {t('common:actions.save')}
          </Button>
        </div>
      </form>
    </div>
  )
}
