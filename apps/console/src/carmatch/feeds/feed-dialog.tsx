import type { CarFeedView } from '@recado/contracts/car-feeds'
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
import { createFeed, importKeys, updateFeed } from '../imports/imports.api.ts'
import { BY_HAND, bodyOf, FeedForm, type FeedValues, RHYTHMS, valuesOf } from './feed-values.ts'

/** An address to follow, new or as it is. */
export function FeedDialog({ feed, onClose }: { feed?: CarFeedView; onClose(): void }) {
  const { t } = useTranslation(['stock-import', 'common'])
  const { http } = useServices()
  const queries = useQueryClient()
  const toast = useToast()
  const form = useGuardedForm<FeedValues>({ resolver: contractResolver(FeedForm), defaultValues: valuesOf(feed) })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async (values) => {
    try {
      if (feed === undefined) await createFeed(http, bodyOf(values))
      else await updateFeed(http, feed.id, bodyOf(values), feed.revision)
      void queries.invalidateQueries({ queryKey: importKeys.feeds })
      void queries.invalidateQueries({ queryKey: importKeys.all })
      toast({ text: t(feed === undefined ? 'feeds.created' : 'feeds.saved', { name: values.name }) })
      onClose()
    } catch (error) {
      showProblem(form, error)
    }
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t(feed === undefined ? 'feeds.add' : 'feeds.edit')}
      description={t('feeds.form_text')}
    >
      <form noValidate onSubmit={submit} className="grid gap-4">
        <FormError error={errors.root} />
        <Field label={t('feeds.name')} error={errors.name?.message}>
          <Input {...form.register('name')} autoComplete="off" maxLength={100} placeholder={t('feeds.name_example')} />
        </Field>
        <Field label={t('feeds.url')} error={errors.url?.message} hint={t('feeds.url_hint')}>
          <Input {...form.register('url')} type="url" autoComplete="off" placeholder="https://" />
        </Field>
        <Controller
          control={form.control}
          name="every_hours"
          render={({ field: { value, onChange } }) => (
            <Field label={t('feeds.rhythm')} error={errors.every_hours?.message}>
              <Select
                value={value}
                onChange={onChange}
                options={rhythmsWith(feed).map((hours) => ({
                  value: hours === null ? BY_HAND : String(hours),
                  label: hours === null ? t('feeds.by_hand') : t('feeds.every', { count: hours }),
                }))}
              />
            </Field>
          )}
        />
        <DialogActions>
          <Button onClick={onClose}>{t('common:actions.cancel')}</Button>
          <Button type="submit" kind="primary" busy={isSubmitting}>
            {t(feed === undefined ? 'feeds.create' : 'common:actions.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

/** One that was set elsewhere to another rhythm keeps it. */
function rhythmsWith(feed: CarFeedView | undefined): (number | null)[] {
  const known: (number | null)[] = [...RHYTHMS]
  return feed === undefined || known.includes(feed.every_hours) ? known : [feed.every_hours, ...known]
}
