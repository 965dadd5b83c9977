import { InboxView } from '@recado/contracts/inboxes'
import { useQueryClient } from '@tanstack/react-query'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Card } from '../../design/card.tsx'
import { CheckRow } from '../../design/check-row.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { Textarea } from '../../design/textarea.tsx'
import { useToast } from '../../design/toast.tsx'
import { ChangedMeanwhile } from '../../forms/changed-meanwhile.tsx'
import { contractResolver } from '../../forms/contract-resolver.ts'
import { FormError } from '../../forms/form-error.tsx'
import { SaveBar } from '../../forms/save-bar.tsx'
import { showProblem } from '../../forms/show-problem.ts'
import { useEdit } from '../../forms/use-edit.ts'
import { useGuardedForm } from '../../forms/use-guarded-form.ts'
import type { Inbox } from '../../inbox/inbox.api.ts'
import { inboxKeys } from '../../inbox/inbox-keys.ts'
import { useServices } from '../../services.ts'
import { BotWaitCard } from './bot-wait-card.tsx'
import { EndingCard } from './ending-card.tsx'
import { InboxForm as FormSchema, formValuesOf, type InboxFormValues, updateBodyOf } from './inbox-form-values.ts'
import { updateInbox } from './inboxes.api.ts'
import { PreChatEditor } from './pre-chat-editor.tsx'
import { RoutingCard } from './routing-card.tsx'
import { TargetsCard } from './targets-card.tsx'
import { WidgetPreview } from './widget-preview.tsx'

/** A channel's name, who answers, and what its visitors read, with the chat beside as they will see it. */
export function InboxForm({ inbox }: { inbox: Inbox }) {
  const { t } = useTranslation('inboxes')
  const { http } = useServices()
  const queries = useQueryClient()
  const toast = useToast()
  const form = useGuardedForm<InboxFormValues>({
    resolver: contractResolver(FormSchema),
    defaultValues: formValuesOf(inbox),
  })
  const edit = useEdit(form, { view: inbox, schema: InboxView, valuesOf: formValuesOf })
  const { errors, isSubmitting, isDirty } = form.formState
  const values = form.watch()
  const submit = form.handleSubmit(async (changed) => {
    try {
      const saved = await updateInbox(http, inbox.id, updateBodyOf(changed), edit.began())
      edit.saved(saved)
      form.reset(formValuesOf(saved))
      toast({ text: t('saved', { name: saved.name }) })
      await queries.invalidateQueries({ queryKey: inboxKeys.inboxes })
    } catch (error) {
      if (!edit.caught(error)) showProblem(form, error, { inbox_taken: 'name' })
    }
  })
  const questions = values.pre_chat.map((_, index) => errors.pre_chat?.[index]?.label?.message)
  // A list's error lies under the place of the address that is wrong.
  const wrongOrigin = Object.values((errors.origins ?? {}) as Record<string, { message?: string } | undefined>)[0]
  return (
    <form noValidate onSubmit={submit} className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_300px]">
      <div className="grid gap-6">
        <ChangedMeanwhile edit={edit} onOverwrite={() => void submit()} />
        <FormError error={errors.root} />
        <Card title={t('general')}>
          <Field label={t('name')} error={errors.name?.message}>
            <Input {...form.register('name')} autoComplete="off" maxLength={80} />
          </Field>
        </Card>
        <RoutingCard control={form.control} register={form.register} rotation={values.assignment === 'rotation'} />
        <TargetsCard control={form.control} />
        {inbox.channel === 'widget' && (
          <>
            <Card title={t('words')} description={t('words_text')}>
              <div className="grid gap-4">
                <Field label={t('greeting')} error={errors.greeting?.message}>
                  <Textarea {...form.register('greeting')} placeholder={t('greeting_example')} maxLength={1_000} />
                </Field>
                <Field label={t('reply_time')} hint={t('reply_time_hint')} error={errors.reply_time_text?.message}>
                  <Input
                    {...form.register('reply_time_text')}
                    placeholder={t('reply_time_example')}
                    autoComplete="off"
                    maxLength={200}
                  />
                </Field>
              </div>
            </Card>
            <Card title={t('pre_chat.title')} description={t('pre_chat.text')}>
              <Controller
                control={form.control}
                name="pre_chat"
                render={({ field }) => (
                  <PreChatEditor value={field.value} errors={questions} onChange={field.onChange} />
                )}
              />
            </Card>
            <Card title={t('offline.title')} description={t('offline.text')}>
              <div className="grid gap-4">
                <CheckRow
                  {...form.register('offline_enabled')}
                  label={t('offline.enabled')}
                  hint={t('offline.enabled_hint')}
                />
                {values.offline_enabled && (
                  <Field label={t('offline.message')} error={errors.offline_message?.message}>
                    <Textarea {...form.register('offline_message')} placeholder={t('offline.example')} />
                  </Field>
                )}
              </div>
            </Card>
            <BotWaitCard control={form.control} />
            <EndingCard control={form.control} register={form.register} />
            <Card title={t('origins.title')} description={t('origins.text')}>
              <Field
                label={t('origins.label')}
                hint={t('origins.hint')}
                error={errors.origins?.message ?? wrongOrigin?.message}
              >
                <Textarea
                  {...form.register('origins')}
                  spellCheck={false}
                  className="font-mono"
                  placeholder="https://www.exemplo.com.br"
                />
              </Field>
            </Card>
          </>
        )}
        <SaveBar dirty={isDirty} busy={isSubmitting} onDiscard={() => form.reset()} />
      </div>
      {inbox.channel === 'widget' && (
        <div className="xl:sticky xl:top-6">
          <WidgetPreview
            greeting={values.greeting}
            replyTime={values.reply_time_text}
            questions={values.pre_chat.map(({ label }) => label).filter(Boolean)}
          />
        </div>
      )}
    </form>
  )
}
