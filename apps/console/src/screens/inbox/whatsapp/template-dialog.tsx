import type { ConversationId } from '@recado/contracts/ids'
import {
  fillTemplate,
  templateEndpoints,
  variablesOf,
  type WhatsappTemplate,
} from '@recado/contracts/whatsapp-templates'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { detailOf } from '../../../api/api-problem.ts'
import { Button } from '../../../design/button.tsx'
import { Dialog } from '../../../design/dialog.tsx'
import { DialogActions } from '../../../design/dialog-frame.tsx'
import { Field } from '../../../design/field.tsx'
import { Input } from '../../../design/input.tsx'
import { Select } from '../../../design/select.tsx'
import { FormError } from '../../../forms/form-error.tsx'
import { storeMessages } from '../../../inbox/thread-query.ts'
import { useServices } from '../../../services.ts'

interface TemplateDialogProps {
  conversationId: ConversationId
  onClose(): void
}

/** A template of Meta's: which one, its words, and how the customer reads it. */
export function TemplateDialog({ conversationId: id, onClose }: TemplateDialogProps) {
  const { t } = useTranslation(['connections', 'common'], { keyPrefix: 'inbox.template' })
  const { t: common } = useTranslation('common')
  const { http } = useServices()
  const queries = useQueryClient()
  const listed = useQuery({
    queryKey: ['whatsapp-templates', id],
    queryFn: () => http.call(templateEndpoints.list, { params: { id } }),
  })
  const [chosen, setChosen] = useState<string>()
  const [values, setValues] = useState<Record<string, string>>({})
  // The same message, however often it is tried.
  const [clientId] = useState(() => crypto.randomUUID())
  const templates = listed.data?.items ?? []
  const template = templates.find((one) => keyOf(one) === chosen) ?? templates[0]
  const variables = template === undefined ? [] : variablesOf(template)
  const send = useMutation({
    mutationFn: ({ name, language }: WhatsappTemplate) => {
      const filled = Object.fromEntries(variables.map((variable) => [variable, values[variable]?.trim() ?? '']))
      return http.call(templateEndpoints.send, {
        params: { id },
        body: { client_id: clientId, name, language, values: filled },
      })
    },
    onSuccess: (message) => {
      storeMessages(http, queries, id, [message])
      onClose()
    },
  })
  const error = listed.error ?? send.error
  const isFilled = variables.every((variable) => (values[variable]?.trim() ?? '') !== '')
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('title')} description={t('text')}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (template !== undefined && isFilled) send.mutate(template)
        }}
      >
        {listed.isPending && <p className="text-13 text-ink-soft">{t('reading')}</p>}
        {listed.data !== undefined && template === undefined && <p className="text-13 text-ink-soft">{t('none')}</p>}
        {template !== undefined && (
          <>
            <Field label={t('which')}>
              <Select
                value={keyOf(template)}
                onChange={setChosen}
                options={templates.map((one) => ({
                  ...{ value: keyOf(one), label: `${one.name} (${one.language})`, detail: one.body },
                }))}
              />
            </Field>
            {variables.map((variable) => (
              <Field key={variable} label={t('variable', { variable })}>
                <Input
                  value={values[variable] ?? ''}
                  maxLength={1_000}
                  onChange={({ target }) => setValues({ ...values, [variable]: target.value })}
                />
              </Field>
            ))}
            <section aria-label={t('preview')} className="grid gap-1">
              <h3 className="text-13 font-medium">{t('preview')}</h3>
              <p className="whitespace-pre-wrap rounded-8 bg-sunken p-3 text-13">{fillTemplate(template, values)}</p>
              {template.buttons.length > 0 && (
                <p className="text-12 text-ink-soft">{t('buttons', { buttons: template.buttons.join(' · ') })}</p>
              )}
            </section>
          </>
        )}
        {(listed.data?.left_out ?? 0) > 0 && (
          <p className="text-12 text-ink-faint">{t('left_out', { count: listed.data?.left_out })}</p>
        )}
        <FormError error={error === null ? undefined : { message: detailOf(error) ?? 'unreachable' }} />
        <DialogActions>
          <Button onClick={onClose}>{common('actions.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={template === undefined || !isFilled} busy={send.isPending}>
            {t('send')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

function keyOf({ name, language }: WhatsappTemplate): string {
  return `${name}/${language}`
}
