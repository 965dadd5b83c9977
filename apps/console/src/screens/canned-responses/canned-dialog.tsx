import { CannedResponseBody, CannedResponseView } from '@recado/contracts/canned-responses'
import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { CheckRow } from '../../design/check-row.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { DialogActions } from '../../design/dialog-frame.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { Textarea } from '../../design/textarea.tsx'
import { useToast } from '../../design/toast.tsx'
import { ChangedMeanwhile } from '../../forms/changed-meanwhile.tsx'
import { contractResolver } from '../../forms/contract-resolver.ts'
import { FormError } from '../../forms/form-error.tsx'
import { showProblem } from '../../forms/show-problem.ts'
import { useEdit } from '../../forms/use-edit.ts'
import { useGuardedForm } from '../../forms/use-guarded-form.ts'
import { useServices } from '../../services.ts'
import { useMay } from '../../session/me-context.ts'
import { CannedPreview } from './canned-preview.tsx'
import { type CannedResponse, createCannedResponse, updateCannedResponse } from './canned-responses.api.ts'
import { VariableButtons } from './variable-buttons.tsx'

interface Values {
  shortcut: string
  body: string
  shared: boolean
}

/** Makes an answer, or changes one, with its text beside as a customer would read it. */
export function CannedDialog({ response, onClose }: { response?: CannedResponse; onClose(): void }) {
  const { t } = useTranslation(['canned-responses', 'common'])
  const { http } = useServices()
  const mayShare = useMay()('conversations.assign')
  const queries = useQueryClient()
  const toast = useToast()
  const text = useRef<HTMLTextAreaElement>(null)
  const form = useGuardedForm<Values>({
    resolver: contractResolver(CannedResponseBody),
    defaultValues: {
      shortcut: response?.shortcut ?? '',
      body: response?.body ?? '',
      shared: response?.shared ?? mayShare,
    },
  })
  const edit = useEdit(form, { view: response, schema: CannedResponseView, valuesOf: valuesOf })
  const { errors, isSubmitting } = form.formState
  const body = form.watch('body')
  const field = form.register('body')
  const submit = form.handleSubmit(async (values) => {
    try {
      const saved =
        response === undefined
          ? await createCannedResponse(http, values)
          : await updateCannedResponse(http, response.id, values, edit.began())
      toast({ text: t('saved', { shortcut: saved.shortcut }) })
      await queries.invalidateQueries({ queryKey: ['canned-responses'] })
      onClose()
    } catch (error) {
      if (!edit.caught(error)) showProblem(form, error, { shortcut_taken: 'shortcut' })
    }
  })
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => open || onClose()}
      title={response === undefined ? t('new') : t('edit_title', { shortcut: response.shortcut })}
      description={t('dialog')}
    >
      <form noValidate onSubmit={submit} className="grid gap-5">
        <ChangedMeanwhile edit={edit} onOverwrite={() => void submit()} />
        <FormError error={errors.root} />
        <div className="grid gap-5 sm:grid-cols-2">
          <div className="grid content-start gap-4">
            <Field label={t('shortcut')} hint={t('shortcut_hint')} error={errors.shortcut?.message}>
              <Input
                {...form.register('shortcut')}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                maxLength={40}
              />
            </Field>
            <Field label={t('body')} error={errors.body?.message}>
              <Textarea
                {...field}
                ref={(element) => {
                  field.ref(element)
                  text.current = element
                }}
                rows={6}
              />
            </Field>
            {mayShare && <CheckRow {...form.register('shared')} label={t('share')} hint={t('share_hint')} />}
          </div>
          <div className="grid content-start gap-4">
            <CannedPreview body={body} />
            <VariableButtons
              onInsert={(variable) => {
                const at = text.current?.selectionStart ?? body.length
                const until = text.current?.selectionEnd ?? at
                form.setValue('body', `${body.slice(0, at)}${variable}${body.slice(until)}`, { shouldDirty: true })
                text.current?.focus()
                text.current?.setSelectionRange(at + variable.length, at + variable.length)
              }}
            />
          </div>
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

function valuesOf({ shortcut, body, shared }: CannedResponse): Values {
  return { shortcut, body, shared }
}
